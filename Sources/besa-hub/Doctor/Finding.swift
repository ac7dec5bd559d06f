/// What the doctor found about one thing.
struct Finding: Encodable {
  enum State: String, Encodable, Comparable, CaseIterable {
    case green, amber, red

    static func < (left: State, right: State) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .green ? 0 : self == .amber ? 1 : 2 }
  }

  /// What is looked at, in the order in which it is shown.
  enum Topic: String, Encodable, CaseIterable {
    case clock, space, encryption, permissions, configuration, folders, keys, roster, programme, schedule, queue
    case lastRun = "last_run"
    case receipt, network, language
  }

  let topic: Topic
  let state: State
  let text: String
  /// What to do, one thing; none where all is well.
  let cure: String?
  /// Whether `--fix` does what is to be done.
  let isFixable: Bool

  enum CodingKeys: String, CodingKey {
    case topic, state, text, cure
    case isFixable = "fixable"
  }

  private init(_ topic: Topic, _ state: State, _ text: String, cure: String?, isFixable: Bool) {
    (self.topic, self.state, self.text, self.cure, self.isFixable) = (topic, state, text, cure, isFixable)
  }

  static func green(_ topic: Topic, _ text: String) -> Finding {
    Finding(topic, .green, text, cure: nil, isFixable: false)
  }

  static func amber(_ topic: Topic, _ text: String, do cure: String, isFixable: Bool = false) -> Finding {
    Finding(topic, .amber, text, cure: cure, isFixable: isFixable)
  }

  static func red(_ topic: Topic, _ text: String, do cure: String, isFixable: Bool = false) -> Finding {
    Finding(topic, .red, text, cure: cure, isFixable: isFixable)
  }

  /// What another part of Besa refuses, in its own words: what, where, what to do.
  static func red(_ topic: Topic, _ error: any Error) -> Finding {
    let lines = Words.text(of: error).split(separator: "\n").map(String.init)
    let cure = lines.last.map { $0.drop { $0 == " " } } ?? ""
    let remedy = cure.firstIndex(of: " ").map { cure[$0...].drop { $0 == " " } } ?? ""
    return .red(topic, lines.first ?? "", do: String(remedy))
  }
}
