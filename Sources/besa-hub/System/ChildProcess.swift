import FoundationEssentials
import Glibc

/// Runs a program of the system, such as `systemctl`, and reads what it prints.
///
/// All calls of the operating system that need a program beside this one are here.
struct ChildProcess {
  struct Outcome {
    /// The exit code; 128 and more where a signal ended the program.
    let status: Int32
    /// Standard output; standard error is thrown away.
    let output: String
  }

  /// Most bytes of output that are kept.
  private static let mostBytes = 1 << 20

  /// - Parameters:
  ///   - program: Name or path; a name is searched in the system's folders only, whatever `PATH` says.
  ///   - seconds: After so long the program is stopped.
  /// - Returns: `nil` when the program is not there or did not end in time.
  static func run(_ program: String, _ arguments: [String], seconds: Int = 20) -> Outcome? {
    guard let path = find(program), let pipe = Pipe() else { return nil }
    guard let child = spawn(path, [program] + arguments, writingTo: pipe.write) else {
      close(pipe.write)
      close(pipe.read)
      return nil
    }
    close(pipe.write)
    let output = read(pipe.read, until: .now + .seconds(seconds))
    close(pipe.read)
    if output == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard let output else { return nil }
    let signal = status & 0x7F
    return Outcome(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output)
  }

  static func find(_ program: String) -> String? {
    if program.hasPrefix("/") { return program }
    return ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + program }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private struct Pipe {
    let read: Int32
    let write: Int32

    init?() {
      var ends: [Int32] = [0, 0]
      guard unsafe pipe(&ends) == 0 else { return nil }
      (read, write) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
  }

  private static func spawn(_ path: String, _ arguments: [String], writingTo output: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Words of other programs are read by this one: they are asked for in one language.
    let environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    var values = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe release(values + variables) }
    var child: pid_t = 0
    return unsafe posix_spawn(&child, path, &actions, nil, &values, &variables) == 0 ? child : nil
  }

  private static func release(_ texts: [UnsafeMutablePointer<CChar>?]) {
    for number in unsafe texts.indices { unsafe free(texts[number]) }
  }

  /// - Returns: `nil` when the writer was not done in time.
  private static func read(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> String? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while true {
      let left = (deadline - .now).components.seconds
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard left >= 0, unsafe poll(&waiting, 1, Int32(left + 1) * 1_000) > 0 else { return nil }
      let count = unsafe Glibc.read(descriptor, &piece, piece.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < mostBytes { bytes += piece.prefix(count) }
    }
  }
}
