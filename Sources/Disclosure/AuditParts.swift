/// The parts into which a system falls for one attacker, and where each unknown went.
struct AuditParts {
  let presolve: AuditPresolve
  let parts: [AuditPart]
  /// Per unknown; `nil` for one that is fixed.
  private let home: [(part: Int, column: Int)?]

  /// - Throws: ``AuditPartAttack/Trouble/contradiction`` when no table obeys what is published.
  init(_ system: AuditSystem, _ knowledge: AuditKnowledge) throws(AuditPartAttack.Trouble) {
    presolve = try AuditPresolve(system, knowledge)
    parts = try presolve.parts()
    var home = [(part: Int, column: Int)?](repeating: nil, count: system.unknowns)
    for (number, part) in parts.enumerated() {
      for (column, unknown) in part.unknowns.enumerated() { home[unknown] = (number, column) }
    }
    self.home = home
  }

  /// `nil` for an unknown that is fixed.
  func place(of unknown: Int) -> (part: Int, column: Int)? { home[unknown] }

  /// What is open of a form, by part, ascending; terms by column of the part.
  func pieces(of form: [AuditTerm]) -> [(part: Int, terms: [AuditTerm])] {
    var terms: [Int: [AuditTerm]] = [:]
    for term in form {
      guard let place = home[term.unknown] else { continue }
      terms[place.part, default: []].append(AuditTerm(place.column, term.coefficient))
    }
    return terms.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
