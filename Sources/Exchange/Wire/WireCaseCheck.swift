internal import Programme

/// Case numbers of one source as they come by: each within the bundle's participants, and once where once is the rule.
struct WireCaseCheck {
  private let form: WireForm
  private let people: Int
  /// A bit for each participant.
  private var seen: [UInt64]
  private var count = 0

  /// - Parameter people: Rows of the person source.
  init(_ form: WireForm, people: Int) {
    self.form = form
    self.people = people
    seen = form.isOncePerPerson ? [UInt64](repeating: 0, count: people / 64 + 1) : []
  }

  /// - Returns: What is wrong, or `nil`.
  mutating func refuse(_ number: Int32) -> String? {
    guard form.admitsCase(number, people: people) else { return "no such case" }
    count += 1
    guard form.isOncePerPerson else { return nil }
    let bit: UInt64 = 1 << UInt64(number & 63)
    if seen[Int(number >> 6)] & bit != 0 { return "case occurs twice" }
    seen[Int(number >> 6)] |= bit
    return nil
  }

  /// Whether every participant was there, which the person source must have.
  var isComplete: Bool { form.source.rows != .onePerPerson || count == people }
}
