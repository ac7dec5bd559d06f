import Foundation
import Rehearsal

/// Runs programs and measures them.
///
/// CPU time is the kernel's sum for ended children, in microseconds. Peak memory is what GNU `time` reports: it starts
/// the program from a small process of its own, since a child's peak otherwise counts what its parent held.
struct Stopwatch {
  static let programs = ["time"]

  private let time: URL
  private let runner: CommandRunner
  private let note: URL

  init(in folder: RehearsalFolder) throws(MissingProgram) {
    time = try MissingProgram.find(Self.programs)["time"] ?? URL(filePath: "/usr/bin/time")
    runner = CommandRunner(logs: folder.logs)
    note = folder.logs.appending(path: "time.txt")
  }

  func measure(_ call: CommandCall) throws -> Effort {
    try measure(CommandRunner.binaries.appending(path: call.command), call.arguments, step: call.step)
  }

  /// - Throws: ``RehearsalError/commandFailed(step:status:messages:)`` on any exit code but 0.
  func measure(_ program: URL, _ arguments: [String], step: String) throws -> Effort {
    let clock = ContinuousClock()
    let start = clock.now
    let before = Self.cpuOfChildren
    try runner.run(
      time, ["--quiet", "-f", "%M", "-o", note.plainPath, program.plainPath] + arguments, step: step)
    let cpu = Self.cpuOfChildren - before
    let wall = start.duration(to: clock.now) / .seconds(1)
    let kibibytes = Int(try String(contentsOf: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
    return Effort(cpu: cpu, wall: wall, peak: (kibibytes ?? 0) * 1024, output: 0)
  }

  /// User and system time of all children that have ended, in seconds.
  private static var cpuOfChildren: Double {
    var usage = rusage()
    unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
