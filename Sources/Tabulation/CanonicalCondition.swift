import Programme

/// One way to write each condition, so that equal conditions are equal values.
///
/// Negations move inward (De Morgan holds in Kleene's tables), nested `and`/`or` are flat, tests of one choice field
/// inside them are one test, parts stand in a fixed order, and `atLeast` of one or of all is `or` or `and`.
struct CanonicalCondition {
  let domains: [AnswerDomain]

  func form(_ condition: Condition) -> Condition {
    switch condition {
    case .everyone, .isIn, .has, .answered: condition
    case .anyRecord(let source, let inner): .anyRecord(source: source, form(inner))
    case .not(let inner): negation(form(inner))
    case .and(let parts): joined(parts, isAnd: true)
    case .or(let parts): joined(parts, isAnd: false)
    case .atLeast(let count, let parts): threshold(count, parts.map(form))
    }
  }

  private func threshold(_ count: Int, _ parts: [Condition]) -> Condition {
    if count <= 0 { return .everyone }
    if count > parts.count { return .not(.everyone) }
    if count == 1 { return joined(parts, isAnd: false) }
    if count == parts.count { return joined(parts, isAnd: true) }
    return .atLeast(count, parts.sorted { Self.key($0) < Self.key($1) })
  }

  private func negation(_ condition: Condition) -> Condition {
    switch condition {
    case .not(let inner): inner
    case .and(let parts): joined(parts.map(negation), isAnd: false)
    case .or(let parts): joined(parts.map(negation), isAnd: true)
    case .atLeast(let count, let parts): threshold(parts.count - count + 1, parts.map(negation))
    case .isIn(let field, let values) where domains[field].isEnumerated:
      .isIn(field: field, values: domains[field].answered.subtracting(values))
    case .everyone, .isIn, .has, .answered, .anyRecord: .not(condition)
    }
  }

  private func joined(_ parts: [Condition], isAnd: Bool) -> Condition {
    let (neutral, absorbing): (Condition, Condition) =
      isAnd ? (.everyone, .not(.everyone)) : (.not(.everyone), .everyone)
    let flat = merged(parts.map(form).flatMap { flattened($0, isAnd: isAnd) }, isAnd: isAnd)
    if flat.contains(absorbing) { return absorbing }
    let kept = Dictionary(flat.filter { $0 != neutral }.map { (Self.key($0), $0) }) { first, _ in first }
    let sorted = kept.sorted { $0.key < $1.key }.map(\.value)
    return sorted.isEmpty ? neutral : sorted.count == 1 ? sorted[0] : isAnd ? .and(sorted) : .or(sorted)
  }

  private func flattened(_ condition: Condition, isAnd: Bool) -> [Condition] {
    switch (condition, isAnd) {
    case (.and(let parts), true), (.or(let parts), false): parts
    default: [condition]
    }
  }

  /// Tests of one field become one: their common values in an `and`, all their values in an `or`.
  private func merged(_ parts: [Condition], isAnd: Bool) -> [Condition] {
    var tests: [Int: Set<Int>] = [:]
    var others: [Condition] = []
    for part in parts {
      guard case .isIn(let field, let values) = part else {
        others.append(part)
        continue
      }
      tests[field] = tests[field].map { isAnd ? $0.intersection(values) : $0.union(values) } ?? values
    }
    return others + tests.map { .isIn(field: $0.key, values: $0.value) }
  }

  /// A text that orders conditions the same way on every machine.
  static func key(_ condition: Condition) -> String {
    switch condition {
    case .everyone: "everyone"
    case .isIn(let field, let values): "in(\(field),\(values.sorted()))"
    case .has(let field, let option): "has(\(field),\(option))"
    case .answered(let field): "answered(\(field))"
    case .anyRecord(let source, let inner): "any(\(source),\(key(inner)))"
    case .atLeast(let count, let parts): "atLeast(\(count),\(parts.map(key)))"
    case .and(let parts): "and(\(parts.map(key)))"
    case .or(let parts): "or(\(parts.map(key)))"
    case .not(let inner): "not(\(key(inner)))"
    }
  }
}
