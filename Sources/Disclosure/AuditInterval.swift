/// An interval as far as it is proven.
struct AuditInterval: Equatable {
  /// Proven: no table lies outside. No upper end: nothing published bounds it.
  var lower = 0
  var upper: Int? = 0
  /// Whole-number tables attain these.
  var leastSeen: Int? = 0
  var mostSeen: Int? = 0
  /// Whether a table beyond any bound exists.
  var isOpen = false

  var outer: FeasibilityInterval { FeasibilityInterval(lower: lower, upper: upper) }

  /// What tables prove that a reader can believe.
  var inner: FeasibilityInterval? {
    guard let leastSeen, let mostSeen else { return nil }
    return FeasibilityInterval(lower: leastSeen, upper: isOpen ? nil : mostSeen)
  }

  static func + (one: AuditInterval, other: AuditInterval) -> AuditInterval {
    func sum(_ one: Int?, _ other: Int?) -> Int? { one.flatMap { one in other.map { one + $0 } } }
    return AuditInterval(
      lower: one.lower + other.lower, upper: sum(one.upper, other.upper),
      leastSeen: sum(one.leastSeen, other.leastSeen), mostSeen: sum(one.mostSeen, other.mostSeen),
      isOpen: one.isOpen || other.isOpen)
  }

  static func exactly(_ value: Int) -> AuditInterval {
    AuditInterval(lower: value, upper: value, leastSeen: value, mostSeen: value)
  }
}
