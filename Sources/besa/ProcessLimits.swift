import Glibc

/// What the process may never do, set before anything is read.
enum ProcessLimits {
  /// Signals whose Swift handler would print a backtrace, with strings out of memory.
  private static let fatalSignals = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT]

  /// No backtrace and no core dump: either would show opened rows and keys. A reader that goes away ends the command
  /// quietly.
  static func apply() {
    for number in fatalSignals + [SIGPIPE] { _ = signal(number, SIG_DFL) }
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    unsafe _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }
}
