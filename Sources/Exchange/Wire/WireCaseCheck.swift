internal import Programme

/// Case numbers of one source as they come by: each within the bundle's participants, and once where once is the rule.
struct WireCaseCheck {
  private let form: WireForm
  private let people: Int
  private var seen: [Bool]
  private var count = 0

  /// - Parameter people: Rows of the person source.
  init(_ form: WireForm, people: Int) {
    self.form = form
    self.people = people
    seen = form.isOncePerPerson ? [Bool](repeating: false, count: people) : []
  }

  /// - Returns: What is wrong, or `nil`.
  mutating func refuse(_ number: Int32) -> String? {
    guard form.admitsCase(number, people: people) else { return "no such case" }
    count += 1
    guard form.isOncePerPerson else { return nil }
    if seen[Int(number)] { return "case occurs twice" }
    seen[Int(number)] = true
    return nil
  }

  /// Whether every participant was there, which the person source must have.
  var isComplete: Bool { form.source.rows != .onePerPerson || count == people }
}
