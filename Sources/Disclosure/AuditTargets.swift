/// Hidden classes as sums over the parts of a system; equal pieces of one part are one form.
struct AuditTargets {
  struct Target {
    /// Of the class.
    let number: Int
    /// What is fixed of it.
    let constant: Int
    let pieces: [Piece]
  }

  struct Piece: Hashable {
    let part: Int
    let form: Int
  }

  let parts: [AuditPart]
  let targets: [Target]
  /// Per part.
  let forms: [[[AuditTerm]]]
  /// The targets that a piece belongs to.
  let targetsOfPiece: [Piece: [Int]]
  /// Per unknown; `nil` for one that is fixed.
  private let home: [(part: Int, column: Int)?]

  /// - Throws: ``AuditPartAttack/Trouble/contradiction`` when no table obeys what is published.
  init(_ system: AuditSystem, _ knowledge: AuditKnowledge, hidden: [Int]) throws(AuditPartAttack.Trouble) {
    let presolve = try AuditPresolve(system, knowledge)
    parts = try presolve.parts()
    var home = [(part: Int, column: Int)?](repeating: nil, count: system.unknowns)
    for (number, part) in parts.enumerated() {
      for (column, unknown) in part.unknowns.enumerated() { home[unknown] = (number, column) }
    }
    self.home = home
    var known = parts.map { _ in [[AuditTerm]: Int]() }
    var forms = parts.map { _ in [[AuditTerm]]() }
    targets = hidden.map { number in
      var byPart: [Int: [AuditTerm]] = [:]
      for term in system.forms[number] {
        guard let place = home[term.unknown] else { continue }
        byPart[place.part, default: []].append(AuditTerm(place.column, term.coefficient))
      }
      let pieces = byPart.sorted { $0.key < $1.key }.map { part, terms in
        let form = known[part][terms] ?? forms[part].count
        if form == forms[part].count {
          known[part][terms] = form
          forms[part].append(terms)
        }
        return Piece(part: part, form: form)
      }
      return Target(number: number, constant: presolve.constant(of: system.forms[number]), pieces: pieces)
    }
    self.forms = forms
    var targetsOfPiece: [Piece: [Int]] = [:]
    for (position, target) in targets.enumerated() {
      for piece in target.pieces { targetsOfPiece[piece, default: []].append(position) }
    }
    self.targetsOfPiece = targetsOfPiece
  }

  /// What somebody knows of each part.
  func known(to person: AuditRespondents.Person) -> [Int: [AuditSupposition]] {
    var found: [Int: [AuditSupposition]] = [:]
    for (unknown, lower) in person.lower.sorted(by: { $0.key < $1.key }) {
      guard let place = home[unknown] else { continue }
      found[place.part, default: []].append(
        AuditSupposition(column: place.column, lower: lower, upper: person.upper[unknown]))
    }
    return found
  }
}
