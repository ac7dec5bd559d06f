import Programme

/// Turns conditions into meanings: which answers each field must hold, and what cannot be said field by field.
///
/// Two conditions that admit the same answers have equal meanings, however they are written.
struct NormalForm: Sendable {
  let domains: [AnswerDomain]

  /// The units for which a condition has a truth; `nil` when no unit can be one of them, whatever it answers.
  func meaning(of condition: Condition, being truth: Kleene) -> TableSet.Meaning? {
    meaning(ofCanonical: CanonicalCondition(domains: domains).form(condition), truth)
  }

  /// The units outside a base: those for which it is false or unknown.
  func complement(of base: Condition) -> TableSet.Meaning? {
    let form = CanonicalCondition(domains: domains).form(base)
    if form == .everyone { return nil }
    if let literal = literal(form) {
      return restricted(literal.field, to: domains[literal.field].all.subtracting(literal.values(.yes)))
    }
    return TableSet.Meaning(conditions: [form: .otherwise])
  }

  /// Units that are in both; `nil` when there can be none.
  func intersection(_ one: TableSet.Meaning, _ other: TableSet.Meaning) -> TableSet.Meaning? {
    let admitted = one.admitted.merging(other.admitted) { $0.intersection($1) }
    let conditions = one.conditions.merging(other.conditions) { $0.rawValue < $1.rawValue ? $0 : $1 }
    let isContradiction =
      one.conditions.contains { condition, truth in other.conditions[condition].map { $0 != truth } ?? false }
      || admitted.values.contains(where: \.isEmpty)
    return isContradiction ? nil : TableSet.Meaning(admitted: admitted, conditions: conditions)
  }

  /// Whether a condition may be unknown for a unit of the meaning: some field that it reads may be unanswered there.
  func canBeUnknown(_ condition: Condition, within meaning: TableSet.Meaning) -> Bool {
    let canBlank = condition.fields.contains { field in
      let domain = domains[field]
      return !(meaning.admitted[field] ?? domain.all).isSubset(of: domain.answered)
    }
    return canBlank && self.meaning(of: condition, being: .unknown).flatMap { intersection(meaning, $0) } != nil
  }

  /// A condition on one field alone, as the answers that give it each truth.
  struct Literal {
    let field: Int
    let condition: Condition
    let domain: AnswerDomain

    func values(_ truth: Kleene) -> Set<Int> {
      domain.all.filter { Kleene.truth(of: condition, at: $0) == truth }
    }
  }

  /// `nil` for a condition on several fields, on records, or on answers that a meaning does not tell apart.
  func literal(_ condition: Condition) -> Literal? {
    guard let field = condition.fields.first, condition.fields.count == 1 else { return nil }
    guard Self.isPlain(condition, tellsApart: domains[field].isEnumerated) else { return nil }
    return Literal(field: field, condition: condition, domain: domains[field])
  }

  private func meaning(ofCanonical condition: Condition, _ truth: Kleene) -> TableSet.Meaning? {
    if let literal = literal(condition) { return restricted(literal.field, to: literal.values(truth)) }
    switch condition {
    case .everyone: return truth == .yes ? TableSet.Meaning() : nil
    case .not(let inner): return meaning(ofCanonical: inner, truth.negated)
    case .and(let parts) where truth == .yes: return all(of: parts, being: .yes)
    case .or(let parts) where truth == .no: return all(of: parts, being: .no)
    case .has(let field, _):
      let domain = domains[field]
      if truth == .unknown { return restricted(field, to: domain.states) }
      return restricted(field, to: domain.answered).flatMap {
        intersection($0, TableSet.Meaning(conditions: [condition: truth.published]))
      }
    default: return TableSet.Meaning(conditions: [condition: truth.published])
    }
  }

  private func all(of parts: [Condition], being truth: Kleene) -> TableSet.Meaning? {
    var whole = TableSet.Meaning()
    for part in parts {
      guard let own = meaning(ofCanonical: part, truth), let both = intersection(whole, own) else { return nil }
      whole = both
    }
    return whole
  }

  /// A field that admits everything is unrestricted; one that admits nothing admits no unit.
  func restricted(_ field: Int, to values: Set<Int>) -> TableSet.Meaning? {
    if values.isEmpty { return nil }
    return values == domains[field].all ? TableSet.Meaning() : TableSet.Meaning(admitted: [field: values])
  }

  private static func isPlain(_ condition: Condition, tellsApart: Bool) -> Bool {
    switch condition {
    case .everyone, .answered: true
    case .isIn: tellsApart
    case .has, .anyRecord: false
    case .not(let inner): isPlain(inner, tellsApart: tellsApart)
    case .and(let parts), .or(let parts), .atLeast(_, let parts):
      parts.allSatisfy { isPlain($0, tellsApart: tellsApart) }
    }
  }
}

extension Kleene {
  var published: TableSet.Meaning.Truth {
    switch self {
    case .no: .no
    case .unknown: .unknown
    case .yes: .yes
    }
  }
}

extension TableSet.Meaning {
  /// Numbers of all fields that the conjunction reads.
  var fields: Set<Int> {
    conditions.keys.reduce(into: Set(admitted.keys)) { $0.formUnion($1.fields) }
  }

  /// The meaning of a cell that no unit can be in.
  static let impossible = TableSet.Meaning(admitted: [0: []])
}
