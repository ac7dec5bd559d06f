import Programme

extension Condition {
  /// Equal for equal conditions, whatever the order in which a set lists its members: it numbers conditions.
  var auditText: String {
    func list(_ parts: [Condition]) -> String { parts.map(\.auditText).joined(separator: " ") }
    return switch self {
    case .everyone: "(everyone)"
    case .isIn(let field, let values): "(in \(field) \(values.sorted()))"
    case .has(let field, let option): "(has \(field) \(option))"
    case .answered(let field): "(answered \(field))"
    case .anyRecord(let source, let inner): "(any \(source) \(inner.auditText))"
    case .atLeast(let least, let parts): "(atLeast \(least) \(list(parts)))"
    case .and(let parts): "(and \(list(parts)))"
    case .or(let parts): "(or \(list(parts)))"
    case .not(let inner): "(not \(inner.auditText))"
    }
  }
}

extension TableSet.Meaning.Truth {
  /// Of no, yes and unknown, as 0, 1 and 2: what the condition may be.
  var auditCodes: Set<Int> {
    switch self {
    case .no: [0]
    case .yes: [1]
    case .unknown: [2]
    case .otherwise: [0, 2]
    }
  }
}
