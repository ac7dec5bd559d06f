import Glibc

/// What the process may never do, set before anything is read.
enum ProcessLimits {
  /// No core dump: it would write opened rows and keys to the disk. A reader that goes away ends the command quietly.
  static func apply() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    unsafe _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = signal(SIGPIPE, SIG_DFL)
  }
}
