import Programme

/// Three-valued truth in an order that makes `and` a minimum and `or` a maximum.
///
/// - Note: Source: S. C. Kleene, *Introduction to Metamathematics*, §64, strong tables.
enum Kleene: UInt8, CaseIterable, Sendable {
  case no = 0
  case unknown = 1
  case yes = 2

  var negated: Kleene {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  /// True when `count` parts are, false when too many are false for that, else unknown.
  static func atLeast(_ count: Int, yes: Int, unknown: Int) -> Kleene {
    if yes >= count { return .yes }
    return yes + unknown >= count ? .unknown : .no
  }

  /// Truth of a condition that reads one field and no records, when the field holds `value` (below zero: a state).
  static func truth(of condition: Condition, at value: Int) -> Kleene {
    switch condition {
    case .everyone: return .yes
    case .isIn(_, let values): return value < 0 ? .unknown : Kleene(values.contains(value))
    case .has(_, let option): return value < 0 ? .unknown : Kleene(value >> option & 1 == 1)
    case .answered: return Kleene(value >= 0)
    case .anyRecord(_, let inner): return truth(of: inner, at: value)
    case .not(let inner): return truth(of: inner, at: value).negated
    case .and(let parts): return parts.map { truth(of: $0, at: value) }.min { $0.rawValue < $1.rawValue } ?? .yes
    case .or(let parts): return parts.map { truth(of: $0, at: value) }.max { $0.rawValue < $1.rawValue } ?? .no
    case .atLeast(let count, let parts):
      let truths = parts.map { truth(of: $0, at: value) }
      return atLeast(count, yes: truths.count { $0 == .yes }, unknown: truths.count { $0 == .unknown })
    }
  }
}
