import Programme

/// One dimension in the making: leaves that partition the units, and codes that each stand for some of the leaves.
///
/// Only leaves are counted; every other code's count is the sum of its leaves, so margins cannot disagree.
struct Axis: Sendable {
  struct Code: Sendable {
    let name: String
    let label: Label
    let leaves: Set<Int>
    let meaning: TableSet.Meaning
  }

  /// How a unit's leaf is found.
  enum Reading: Sendable {
    /// Leaf per raw answer, from raw −3 on.
    case table(field: Int, leaves: [Int])
    /// First leaf when the field holds an answer, else the second.
    case isAnswered(field: Int)
    /// Leaves for: option chosen, not chosen, not answered, declined.
    case option(field: Int, option: Int, leaves: [Int])
    /// Leaves for: outside the base, numerator false, unknown, true. −1 where no unit can be.
    case indicator(base: Condition, numerator: Condition, leaves: [Int])
  }

  static let total = "Total"
  static let answered = "answered"
  static let words: Set<String> = Set(AnswerState.allCases.map(\.code)).union([total, answered])

  let name: String
  let label: Label
  let reading: Reading
  let leafCount: Int
  /// Leaves first, then unions, the total last.
  private(set) var codes: [Code]
  private(set) var groupings: [TableSet.Dimension.Grouping] = []

  init(name: String, label: Label, reading: Reading, leaves: [(name: String, label: Label, meaning: TableSet.Meaning)])
  {
    self.name = name
    self.label = label
    self.reading = reading
    leafCount = leaves.count
    codes = leaves.enumerated().map { Code(name: $1.name, label: $1.label, leaves: [$0], meaning: $1.meaning) }
    codes.append(Code(name: Self.total, label: "", leaves: Set(leaves.indices), meaning: TableSet.Meaning()))
  }

  var dimension: TableSet.Dimension {
    let labels = codes.dropLast().map { ($0.name, $0.label) }
    return TableSet.Dimension(
      name: name, label: label, total: Self.total, groupings: groupings,
      labels: Dictionary(uniqueKeysWithValues: labels))
  }

  func code(_ name: String) -> Code? { codes.first { $0.name == name } }

  /// The name of the code for these leaves, which is made (and joined to its leaves) unless there is one.
  mutating func union(_ leaves: Set<Int>, name: String, label: Label, meaning: TableSet.Meaning) -> String {
    if let known = codes.first(where: { $0.leaves == leaves }) { return known.name }
    codes.insert(Code(name: name, label: label, leaves: leaves, meaning: meaning), at: codes.count - 1)
    group(name, leaves.sorted().map { codes[$0].name })
    return name
  }

  /// Says that `children` add up to `parent`; nothing new when there is one child or it was said before.
  mutating func group(_ parent: String, _ children: [String]) {
    let grouping = TableSet.Dimension.Grouping(parent: parent, children: children)
    guard children.count > 1 || codes.count == 2, children != [parent] else { return }
    if !groupings.contains(where: { $0.parent == parent && Set($0.children) == Set(children) }) {
      groupings.append(grouping)
    }
  }

  /// The total in its natural parts: answered and the states, or just the leaves.
  mutating func groupTotal(answers: Int, meaning: TableSet.Meaning?) {
    let names = codes.prefix(leafCount).map(\.name)
    guard answers < leafCount, let meaning else { return group(Self.total, names) }
    let answered = union(Set(0..<answers), name: Self.answered, label: Wording.answered, meaning: meaning)
    group(Self.total, [answered] + names[answers...])
  }
}

/// Words of every table, in the languages of the product.
enum Wording {
  static let answered = Label(english: "Answered", albanian: "U përgjigjën")
  static let noAnswer = Label(english: "No answer", albanian: "Pa përgjigje")
  static let declined = Label(english: "Declined to answer", albanian: "Nuk deshën të përgjigjen")
  static let yes = Label(english: "Yes", albanian: "Po")
  static let no = Label(english: "No", albanian: "Jo")
  static let unknown = Label(english: "Not known", albanian: "Nuk dihet")
  static let base = Label(english: "All in question", albanian: "Të gjithë në fjalë")
  static let outside = Label(english: "Not in question", albanian: "Jashtë fjalës")

  /// A code beside the codes of other questions: the indicator's title first.
  static func within(_ title: Label, _ part: Label) -> Label {
    Label(
      english: title.english + ": " + part.english.lowercased(),
      albanian: title.albanian.flatMap { text in part.albanian.map { text + ": " + $0.lowercased() } })
  }
}
