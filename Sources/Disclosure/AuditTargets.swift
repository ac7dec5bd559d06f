/// Sums of unknowns as sums over the parts of a system; equal pieces of one part are one form.
struct AuditTargets {
  struct Target {
    /// What is fixed of it.
    let constant: Int
    /// By part, ascending.
    let pieces: [Piece]
  }

  struct Piece: Hashable {
    let part: Int
    let form: Int
  }

  /// In the order given.
  let targets: [Target]
  /// Per part, each once, in the order in which targets need them.
  let forms: [[[AuditTerm]]]
  /// The targets that a piece belongs to.
  let targetsOfPiece: [Piece: [Int]]
  private let places: AuditParts

  var parts: [AuditPart] { places.parts }

  /// - Throws: ``AuditPartAttack/Trouble/contradiction`` when no table obeys what is published.
  init(_ sums: [[AuditTerm]], in system: AuditSystem, _ knowledge: AuditKnowledge) throws(AuditPartAttack.Trouble) {
    let places = try AuditParts(system, knowledge)
    var known = places.parts.map { _ in [[AuditTerm]: Int]() }
    var forms = places.parts.map { _ in [[AuditTerm]]() }
    var targetsOfPiece: [Piece: [Int]] = [:]
    targets = sums.enumerated().map { number, sum in
      let pieces = places.pieces(of: sum).map { part, terms in
        let form = known[part][terms] ?? forms[part].count
        if form == forms[part].count {
          known[part][terms] = form
          forms[part].append(terms)
        }
        return Piece(part: part, form: form)
      }
      for piece in pieces { targetsOfPiece[piece, default: []].append(number) }
      return Target(constant: places.presolve.constant(of: sum), pieces: pieces)
    }
    (self.places, self.forms, self.targetsOfPiece) = (places, forms, targetsOfPiece)
  }

  /// What somebody knows of each part.
  func known(to person: AuditRespondents.Person) -> [Int: [AuditSupposition]] {
    var found: [Int: [AuditSupposition]] = [:]
    for (unknown, lower) in person.lower.sorted(by: { $0.key < $1.key }) {
      guard let place = places.place(of: unknown) else { continue }
      found[place.part, default: []].append(
        AuditSupposition(column: place.column, lower: lower, upper: person.upper[unknown]))
    }
    return found
  }
}
