import Programme

/// Tables that may fit what is published, in the audit's unknowns: where its search starts. Each is checked before it
/// proves anything.
struct AuditWitnesses {
  /// Counts of unknowns in the first; those that nothing is known of are absent.
  private(set) var first: [Int: Int] = [:]
  /// What further tables change of the first: one list of unknowns each.
  private(set) var changes: [[AuditTerm]] = []

  static let none = AuditWitnesses()

  private init() {}

  init(_ tables: WitnessTables, _ classes: AuditClasses, _ system: AuditSystem) {
    let numbers = Dictionary(classes.meanings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let meanings = tables.parts.map { classes.fields.meaning($0.meaning) }
    var unknowns = meanings.map { numbers[$0] == nil ? Self.place(of: $0, system) : nil }
    // Of several cells that are one unknown (the others hold nobody) one says it, and none where inner counts do.
    var known = Set(unknowns.compactMap(\.self))
    for (part, meaning) in meanings.enumerated() {
      guard let number = numbers[meaning], let unknown = system.forms[number].onlyUnknown else { continue }
      if known.insert(unknown).inserted { unknowns[part] = unknown }
    }
    for (part, unknown) in zip(tables.parts, unknowns) {
      if let unknown { first[unknown, default: 0] += part.count }
    }
    changes = tables.changes.map { moves in
      moves.compactMap { move in unknowns[move.part].map { AuditTerm($0, move.by) } }
    }
  }

  /// Takes over the counts of unknowns of which nothing is known yet.
  mutating func complete(by truth: [Int: Int]) { first.merge(truth) { own, _ in own } }

  /// The one unknown that holds all people of a meaning.
  private static func place(of meaning: AuditMeaning, _ system: AuditSystem) -> Int? {
    let touched = system.tables.map { $0.unknowns(of: meaning, system.atoms) }.filter { $0.count == 1 }
    return touched.count == 1 ? touched[0].first : nil
  }
}

extension [AuditTerm] {
  fileprivate var onlyUnknown: Int? { count == 1 && self[0].coefficient == 1 ? self[0].unknown : nil }
}
