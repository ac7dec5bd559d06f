import Exchange
import Programme

/// All findings, as people or machines read them.
struct DoctorReport: Encodable {
  /// Columns of a plain terminal.
  private static let width = 80

  let findings: [Finding]
  /// What was mended just now.
  let fixed: [String]

  var outcome: Outcome {
    switch findings.map(\.state).max() {
    case .red: .refused
    case .amber: .someSetAside
    default: .done
    }
  }

  /// For the log of runs: how many things are how.
  func entry(as command: String) -> LoggedRun {
    var entry = LoggedRun(command)
    entry.outcome = Int(outcome.rawValue)
    entry.counts = Dictionary(
      uniqueKeysWithValues: Finding.State.allCases.map { state in
        (state.rawValue, findings.count { $0.state == state })
      })
    if !fixed.isEmpty { entry.counts["fixed"] = fixed.count }
    return entry
  }

  func text(_ words: Messages, style: TextStyle) -> String {
    let mended = fixed.map { "\(words("doctor.fixed")) \($0)" }
    let stateWidth = Finding.State.allCases.map { Self.name($0, words).count }.max() ?? 0
    let topicWidth = Finding.Topic.allCases.map { Self.name($0, words).count }.max() ?? 0
    let indent = stateWidth + topicWidth + 4
    let lines = findings.flatMap { finding in
      let state = Self.name(finding.state, words)
      let topic = Self.name(finding.topic, words)
      let head =
        style.paint(state, finding.state) + String(repeating: " ", count: stateWidth - state.count + 2) + topic
        + String(repeating: " ", count: topicWidth - topic.count + 2)
      let advice = finding.cure.map { "→ \($0)" }
      let body = [finding.text, advice].compactMap(\.self).flatMap { TextStyle.wrap($0, to: Self.width - indent) }
      return body.enumerated().map { ($0.offset == 0 ? head : String(repeating: " ", count: indent)) + $0.element }
    }
    return (mended + lines + [summary(words)]).joined(separator: "\n")
  }

  private func summary(_ words: Messages) -> String {
    switch outcome {
    case .done: words("doctor.all_well")
    case .someSetAside: words("doctor.look", for: findings.count { $0.state == .amber })
    default: words("doctor.bad", for: findings.count { $0.state == .red })
    }
  }

  var json: String { JSONText.of(self) }

  static func name(_ state: Finding.State, _ words: Messages) -> String {
    switch state {
    case .green: words("doctor.state.green")
    case .amber: words("doctor.state.amber")
    case .red: words("doctor.state.red")
    }
  }

  static func name(_ topic: Finding.Topic, _ words: Messages) -> String {
    switch topic {
    case .clock: words("doctor.topic.clock")
    case .space: words("doctor.topic.space")
    case .encryption: words("doctor.topic.encryption")
    case .permissions: words("doctor.topic.permissions")
    case .configuration: words("doctor.topic.configuration")
    case .folders: words("doctor.topic.folders")
    case .keys: words("doctor.topic.keys")
    case .roster: words("doctor.topic.roster")
    case .programme: words("doctor.topic.programme")
    case .schedule: words("doctor.topic.schedule")
    case .queue: words("doctor.topic.queue")
    case .lastRun: words("doctor.topic.last_run")
    case .receipt: words("doctor.topic.receipt")
    case .network: words("doctor.topic.network")
    case .language: words("doctor.topic.language")
    }
  }
}
