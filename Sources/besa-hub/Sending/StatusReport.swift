import Exchange
import Programme

/// How a hub stands: its bundles, its last run, and the one step that is next.
struct StatusReport {
  /// Bundles that are listed unless all are asked for.
  private static let listed = 10

  let hub: String
  let queue: BundleQueue
  let lastRun: LoggedRun?
  let nextStep: NextStep

  init(of home: HubHome, on day: CalendarDate) throws {
    hub = home.hub
    queue = try BundleQueue(of: home, on: day)
    lastRun = try RunLog(at: home.paths.runs).runs().last { $0.command == "run" }
    nextStep = NextStep(
      queue: queue, target: home.sendTo, backOff: try Sendings(reading: home.paths.sendings).backOff, lastRun: lastRun,
      today: day)
  }

  func text(all: Bool) -> String {
    let words = Words.current
    var lines = [words("status.hub", ["hub": hub]), lastRunText(words)]
    if queue.bundles.isEmpty { lines.append(words("status.none")) }
    let shown = all ? queue.bundles[...] : queue.bundles.suffix(Self.listed)
    if shown.count < queue.bundles.count {
      lines.append("  " + words("status.earlier", for: queue.bundles.count - shown.count))
    }
    lines += shown.map { "  \($0.name.bundleFile)  \(Self.text($0.standing, words, all: all))" }
    return (lines + [words("status.next", ["step": nextStep.text(words)])]).joined(separator: "\n")
  }

  private func lastRunText(_ words: Messages) -> String {
    guard let lastRun else { return words("status.never_ran") }
    let values = ["time": lastRun.time.clockText, "code": String(lastRun.outcome)]
    return switch Outcome(rawValue: Int32(lastRun.outcome)) {
    case .done: words("status.ran_well", values)
    case .someSetAside: words("status.ran_with_loss", values)
    default: words("status.ran_badly", values)
    }
  }

  private static func text(_ standing: BundleQueue.Standing, _ words: Messages, all: Bool) -> String {
    switch standing {
    case .sealed: words("status.sealed")
    case .copied(let copy):
      words("status.copied", ["folder": copy.to, "time": (copy.whole ?? copy.begun).clockText])
    case .delivered(let day, let gone?) where all:
      words("status.delivered_gone", ["day": words(day), "gone": words(gone)])
    case .delivered(let day, _): words("status.delivered", ["day": words(day)])
    case .removed(let day): words("status.removed", ["day": words(day)])
    }
  }
}

extension StatusReport {
  private struct Form: Encodable {
    struct Bundle: Encodable {
      let bundle: String
      let state: String
      var delivered: String?
      var copiedTo: String?
      var copiedAt: String?
      var removed: String?

      enum CodingKeys: String, CodingKey {
        case bundle, state, delivered, removed
        case copiedTo = "copied_to"
        case copiedAt = "copied_at"
      }
    }

    let hub: String
    let bundles: [Bundle]
    let waiting: Int
    let lastRun: LoggedRun?
    let nextStep: String

    enum CodingKeys: String, CodingKey {
      case hub, bundles, waiting
      case lastRun = "last_run"
      case nextStep = "next_step"
    }
  }

  /// All bundles, `next_step` by its name.
  var json: String {
    let bundles = queue.bundles.map { bundle -> Form.Bundle in
      let file = bundle.name.bundleFile
      return switch bundle.standing {
      case .sealed: Form.Bundle(bundle: file, state: "sealed")
      case .copied(let copy):
        Form.Bundle(bundle: file, state: "copied", copiedTo: copy.to, copiedAt: (copy.whole ?? copy.begun).text)
      case .delivered(let day, let gone):
        Form.Bundle(bundle: file, state: "delivered", delivered: day.description, removed: gone?.description)
      case .removed(let day): Form.Bundle(bundle: file, state: "removed", removed: day.description)
      }
    }
    let form = Form(
      hub: hub, bundles: bundles, waiting: queue.waiting.count, lastRun: lastRun, nextStep: nextStep.name)
    return JSONText.of(form)
  }
}
