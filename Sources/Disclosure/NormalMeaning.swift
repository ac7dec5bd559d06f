import Programme

/// A meaning as sorted whole numbers, so that equal meanings are equal and every order is the same on every machine.
struct NormalMeaning: Hashable, Comparable {
  /// One restriction: a field's admitted answers, or a condition's truth.
  struct Part: Hashable, Comparable {
    let attribute: Int
    let values: [Int]

    static func < (left: Part, right: Part) -> Bool {
      left.attribute != right.attribute
        ? left.attribute < right.attribute : left.values.lexicographicallyPrecedes(right.values)
    }
  }

  /// By attribute, ascending.
  let parts: [Part]

  var attributes: [Int] { parts.map(\.attribute) }

  static func < (left: NormalMeaning, right: NormalMeaning) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }

  func without(_ attribute: Int) -> NormalMeaning {
    NormalMeaning(parts: parts.filter { $0.attribute != attribute })
  }

  func adding(_ part: Part) -> NormalMeaning {
    NormalMeaning(parts: (parts + [part]).sorted())
  }

  /// Whether everybody in `self` is certainly in `other`.
  func isSubset(of other: NormalMeaning) -> Bool {
    var mine = parts[...]
    for part in other.parts {
      mine = mine.drop { $0.attribute < part.attribute }
      guard let same = mine.first, same.attribute == part.attribute else { return false }
      guard same.values.allSatisfy(part.values.contains) else { return false }
    }
    return true
  }
}

/// Gives fields and conditions their numbers, in order of first use.
struct MeaningNumbering {
  private var conditions: [Condition: Int] = [:]

  /// Fields keep their numbers; conditions take the numbers below zero.
  mutating func normal(_ meaning: TableSet.Meaning) -> NormalMeaning {
    var parts = meaning.admitted.map { NormalMeaning.Part(attribute: $0.key, values: $0.value.sorted()) }
    let sorted = meaning.conditions.map { (text: canonicalText($0.key), entry: $0) }.sorted { $0.text < $1.text }
    for (_, (condition, truth)) in sorted where !(condition == .everyone && truth == .yes) {
      let number = conditions[condition] ?? -1 - conditions.count
      conditions[condition] = number
      parts.append(NormalMeaning.Part(attribute: number, values: truth.values.sorted()))
    }
    return NormalMeaning(parts: parts.sorted())
  }
}

extension TableSet.Meaning.Truth {
  /// What a condition may be: two truths are apart when they share nothing.
  var values: Set<Int> {
    switch self {
    case .no: [0]
    case .yes: [1]
    case .unknown: [2]
    case .otherwise: [0, 2]
    }
  }
}

/// A text that is equal for equal conditions, whatever the order in which a set lists its members.
func canonicalText(_ condition: Condition) -> String {
  func list(_ parts: [Condition]) -> String { parts.map(canonicalText).joined(separator: ",") }
  return switch condition {
  case .everyone: "everyone"
  case .isIn(let field, let values): "in(\(field),\(values.sorted()))"
  case .has(let field, let option): "has(\(field),\(option))"
  case .answered(let field): "answered(\(field))"
  case .anyRecord(let source, let inner): "any(\(source),\(canonicalText(inner)))"
  case .atLeast(let least, let parts): "atLeast(\(least),\(list(parts)))"
  case .and(let parts): "and(\(list(parts)))"
  case .or(let parts): "or(\(list(parts)))"
  case .not(let inner): "not(\(canonicalText(inner)))"
  }
}
