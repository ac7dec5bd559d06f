import Exchange
import Programme

/// The one thing that a hub should do next.
enum NextStep: Equatable {
  case nothing
  /// Nothing was sealed yet, or nothing for days.
  case run
  /// The last run was refused.
  case mend
  /// Bundles wait, and nothing says where to copy them to.
  case nameTarget
  case send
  /// The folder could not be written; tried again at this time unless somebody helps.
  case help(target: String, next: String)
  case waitForReceipt
  /// A receipt is overdue.
  case ask(bundle: String, days: Int)

  /// Days after which a nightly run was missed.
  private static let longestPause = 2
  /// Days after which a receipt is overdue: the centre may take bundles in once a week.
  private static let longestWay = 14

  init(queue: BundleQueue, target: String?, backOff: BackOff, lastRun: LoggedRun?, today: CalendarDate) {
    let isSealed = queue.bundles.contains { if case .sealed = $0.standing { true } else { false } }
    let copies = queue.bundles.compactMap { bundle -> (ParcelName, Int)? in
      guard case .copied(let copy) = bundle.standing, let day = LocalTime(copy.begun).day else { return nil }
      return (bundle.name, today.dayNumber - day.dayNumber)
    }
    if let lastRun, ![0, 3, 75].contains(lastRun.outcome) {
      self = .mend
    } else if queue.bundles.isEmpty || Self.isMissed(lastRun, today) {
      self = .run
    } else if isSealed, target == nil {
      self = .nameTarget
    } else if isSealed, let target, let next = backOff.next, backOff.target == target {
      self = .help(target: target, next: next.clockText)
    } else if isSealed {
      self = .send
    } else if let overdue = copies.last(where: { $0.1 > Self.longestWay }) {
      self = .ask(bundle: overdue.0.bundleFile, days: overdue.1)
    } else {
      self = copies.isEmpty ? .nothing : .waitForReceipt
    }
  }

  private static func isMissed(_ lastRun: LoggedRun?, _ today: CalendarDate) -> Bool {
    guard let day = lastRun.flatMap({ LocalTime($0.time).day }) else { return false }
    return today.dayNumber - day.dayNumber > longestPause
  }

  func text(_ words: Messages) -> String {
    switch self {
    case .nothing: words("next.nothing")
    case .run: words("next.run")
    case .mend: words("next.mend")
    case .nameTarget: words("next.name_target")
    case .send: words("next.send")
    case .help(let target, let next): words("next.help", ["folder": target, "next": next])
    case .waitForReceipt: words("next.wait")
    case .ask(let bundle, let days): words("next.ask", for: days, ["bundle": bundle])
    }
  }

  /// For machines.
  var name: String {
    switch self {
    case .nothing: "nothing"
    case .run: "run"
    case .mend: "mend"
    case .nameTarget: "name_target"
    case .send: "send"
    case .help: "help"
    case .waitForReceipt: "wait"
    case .ask: "ask"
    }
  }
}
