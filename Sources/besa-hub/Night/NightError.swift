import Exchange
import Programme

/// Why a hub's daily work is refused, or waits.
enum NightError: Error {
  /// The clock stands before something that is known to have happened.
  case clockBehind(today: CalendarDate, seen: CalendarDate, at: String)
  /// The clock stands long after everything that is known.
  case clockAhead(today: CalendarDate, seen: CalendarDate, at: String)
  /// The roster names the digest of another programme file than the one here.
  case programmeChanged(file: String, roster: Int)
  case badWithdrawals(file: String)
  case noCode
  case notWithdrawn(folder: String)
  /// The configuration names no folder for bundles.
  case noTarget(file: String)
  case noReceipts(file: String)
  /// The last attempt failed, and the next one is not due.
  case notYet(target: String, next: String)

  var isPassing: Bool { if case .notYet = self { true } else { false } }
}

extension NightError: SpokenError {
  var description: String { text(in: Words.current.language) }

  package func text(in language: Language) -> String { fact.text(in: language, of: Words.catalogue) }

  private var fact: Explanation {
    switch self {
    case .clockBehind(let today, let seen, let place):
      Explanation("night.clock_behind", ["file": place, "today": today.description, "seen": seen.description])
    case .clockAhead(let today, let seen, let place):
      Explanation("night.clock_ahead", ["file": place, "today": today.description, "seen": seen.description])
    case .programmeChanged(let file, let version):
      Explanation("night.programme_changed", ["file": file, "version": String(version)])
    case .badWithdrawals(let file): Explanation("night.bad_withdrawals", ["file": file])
    case .noCode: Explanation("night.no_code", ["file": "besa-hub withdraw"])
    case .notWithdrawn(let folder): Explanation("night.not_withdrawn", ["file": folder])
    case .noTarget(let file): Explanation("night.no_target", ["file": file])
    case .noReceipts(let file): Explanation("night.no_receipts", ["file": file])
    case .notYet(let target, let next): Explanation("night.not_yet", ["file": target, "next": next])
    }
  }
}
