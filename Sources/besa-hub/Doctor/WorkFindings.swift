import Exchange
import Programme

/// What concerns the nights: clock, schedule, last run, what waits, and the last receipt.
struct WorkFindings {
  /// Days after which a nightly run was missed; a weekend is none.
  private static let missed = 3
  /// Days after which a receipt is overdue, and after which somebody should call.
  private static let overdue = 14
  private static let lost = 30

  let words: Messages
  let home: HubHome
  let today: CalendarDate

  func clock() -> Finding {
    do {
      try ClockCheck(of: home, export: home.exports ?? home.folder).require(today)
      return .green(.clock, words("doctor.clock", ["day": words(today)]))
    } catch {
      return .red(.clock, error)
    }
  }

  func lastRun(_ runs: [LoggedRun]) -> Finding {
    guard let last = runs.last(where: { $0.command == "run" }) else {
      return .amber(.lastRun, words("doctor.last_run.none"), do: words("doctor.last_run.none.do"))
    }
    let time = ["time": last.time.clockText, "code": String(last.outcome)]
    switch Outcome(rawValue: Int32(last.outcome)) {
    case .done, .someSetAside: break
    case .tryLater: return .amber(.lastRun, words("doctor.last_run.waits", time), do: words("doctor.last_run.waits.do"))
    default: return .red(.lastRun, words("doctor.last_run.refused", time), do: words("doctor.last_run.refused.do"))
    }
    let days = LocalTime(last.time).day.map { today.dayNumber - $0.dayNumber } ?? 0
    return days > Self.missed
      ? .amber(.lastRun, words("doctor.last_run.old", for: days), do: words("doctor.last_run.old.do"))
      : .green(.lastRun, last.time.clockText)
  }

  func queue(_ waiting: Int) -> Finding {
    guard waiting > 0 else { return .green(.queue, words("doctor.queue.empty")) }
    let text = words("doctor.queue", for: waiting)
    if home.sendTo == nil { return .amber(.queue, text, do: words("doctor.queue.no_target.do")) }
    return waiting > Self.overdue ? .amber(.queue, text, do: words("doctor.queue.do")) : .green(.queue, text)
  }

  /// - Parameter last: Day of the newest receipt; `nil` when none came yet.
  func receipt(last: CalendarDate?, waiting: Int) -> Finding {
    guard let last else {
      return waiting <= Self.overdue
        ? .green(.receipt, words("doctor.receipt.none"))
        : .amber(.receipt, words("doctor.receipt.none"), do: words("doctor.receipt.do"))
    }
    let text = words("doctor.receipt", ["day": words(last)])
    let days = today.dayNumber - last.dayNumber
    if waiting == 0 || days <= Self.overdue { return .green(.receipt, text) }
    return days > Self.lost
      ? .red(.receipt, text, do: words("doctor.receipt.lost.do"))
      : .amber(.receipt, text, do: words("doctor.receipt.do"))
  }
}
