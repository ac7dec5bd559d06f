import Glibc
import Programme

/// Keeps a crash from writing memory, which holds participants' answers, anywhere.
enum Hardening {
  private static let fatal = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGSYS, SIGTRAP]
  /// `PR_SET_DUMPABLE` of Linux: no core file, no core pipe, no reading of memory by other processes of the user.
  private static let setDumpable: Int32 = 4

  /// Before anything else in `main`: the language runtime's crash reports print registers and memory, a core file all.
  static func apply() {
    for number in fatal { signal(number, SIG_DFL) }
    var nothing = rlimit(rlim_cur: 0, rlim_max: 0)
    let isLimited = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &nothing) == 0
    guard forbidDumps() && isLimited else {
      Console.error(Words.current("hub.hardening"))
      exit(Outcome.tryLater.rawValue)
    }
  }

  /// `prctl` has variable arguments, which Swift does not import; its first arguments are passed like fixed ones on
  /// the 64-bit platforms that Besa supports.
  private static func forbidDumps() -> Bool {
    typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    guard let symbol = unsafe dlsym(nil, "prctl") else { return false }
    return unsafe unsafeBitCast(symbol, to: Control.self)(setDumpable, 0, 0, 0, 0) == 0
  }
}
