/// An exact fraction of whole numbers in lowest terms; arithmetic that leaves 64 bits throws.
struct AuditRational: Equatable {
  struct Overflow: Error {}

  let numerator: Int
  /// Above zero.
  let denominator: Int

  static let zero = AuditRational(whole: 0)

  init(whole: Int) { (numerator, denominator) = (whole, 1) }

  /// - Throws: ``Overflow`` too for a denominator of 0.
  init(_ numerator: Int, over denominator: Int) throws(Overflow) {
    guard denominator != 0, numerator != .min, denominator != .min else { throw Overflow() }
    var (one, other) = (abs(numerator), abs(denominator))
    while other != 0 { (one, other) = (other, one % other) }
    self.numerator = (denominator < 0 ? -numerator : numerator) / one
    self.denominator = abs(denominator) / one
  }

  /// The first of the continued fraction's approximations within 10⁻⁹; `nil` when its denominator is above a million.
  /// A basis of such programs has a small determinant, so its dual solution is such fractions.
  init?(near value: Double) {
    guard abs(value) < 1e6 else { return nil }
    var (rest, before, last) = (value, (0, 1), (1, 0))
    while true {
      let whole = Int(rest.rounded(.down))
      (before, last) = (last, (whole * last.0 + before.0, whole * last.1 + before.1))
      guard last.1 <= 1_000_000 else { return nil }
      if abs(value - Double(last.0) / Double(last.1)) < 1e-9 { break }
      rest = 1 / (rest - rest.rounded(.down))
      guard rest < 1e9 else { return nil }
    }
    guard let exact = try? Self(last.0, over: last.1) else { return nil }
    self = exact
  }

  private static func checked(_ result: (partialValue: Int, overflow: Bool)) throws(Overflow) -> Int {
    if result.overflow { throw Overflow() }
    return result.partialValue
  }

  static func + (one: Self, other: Self) throws(Overflow) -> Self {
    let left = try checked(one.numerator.multipliedReportingOverflow(by: other.denominator))
    let right = try checked(other.numerator.multipliedReportingOverflow(by: one.denominator))
    return try Self(
      checked(left.addingReportingOverflow(right)),
      over: checked(one.denominator.multipliedReportingOverflow(by: other.denominator)))
  }

  static func * (one: Self, factor: Int) throws(Overflow) -> Self {
    try Self(checked(one.numerator.multipliedReportingOverflow(by: factor)), over: one.denominator)
  }

  static func / (one: Self, divisor: Int) throws(Overflow) -> Self {
    try Self(one.numerator, over: checked(one.denominator.multipliedReportingOverflow(by: divisor)))
  }

  static func - (one: Self, other: Self) throws(Overflow) -> Self { try one + (other * -1) }

  static func < (one: Self, other: Self) throws(Overflow) -> Bool { try (one - other).numerator < 0 }

  /// The greatest whole number not above.
  var floor: Int { numerator >= 0 ? numerator / denominator : -((-numerator + denominator - 1) / denominator) }
}
