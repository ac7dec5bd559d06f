import Programme

/// Computes feasibility intervals of forms against one attacker.
///
/// Each end is bounded by a linear program and attained by a whole-number table that obeys everything published,
/// checked in integer arithmetic. Where the search for a table reaches its limit, the interval says so.
struct AuditAttack {
  /// When a cell needs no exact ends: two tables as far apart as this were found, one of them as high.
  struct Enough {
    let width: Int
    let least: Int
    /// Nothing is as good as much: of differences, where it may be that nobody came.
    var mayBeNothing = false

    /// Any two tables that differ; sums with this least end stay far from the ends of whole numbers.
    static let twoValues = Enough(width: 1, least: -1 << 40)

    func isReached(low: Int, high: Int) -> Bool {
      high - low >= width && (high >= least || mayBeNothing && low <= 0 && high >= 0)
    }
  }

  let system: AuditSystem
  let knowledge: AuditKnowledge

  /// - Parameters:
  ///   - forms: Sums of unknowns.
  ///   - enough: Per form; `nil`: exact ends.
  func intervals(
    of forms: [[AuditTerm]], enough: [Enough?]? = nil
  ) throws(AuditPartAttack.Trouble) -> [AuditInterval] {
    let presolve = try AuditPresolve(system, knowledge)
    let parts = try presolve.parts()
    var home = [(part: Int, column: Int)](repeating: (-1, 0), count: system.unknowns)
    for (number, part) in parts.enumerated() {
      for (column, unknown) in part.unknowns.enumerated() { home[unknown] = (number, column) }
    }
    var pieces = [[(target: Int, form: [AuditTerm])]](repeating: [], count: parts.count)
    var found = forms.map { AuditInterval.exactly(presolve.constant(of: $0)) }
    var isWhole = [Bool](repeating: true, count: forms.count)
    for (target, form) in forms.enumerated() {
      var byPart: [Int: [AuditTerm]] = [:]
      for term in form where home[term.unknown].part >= 0 {
        let place = home[term.unknown]
        byPart[place.part, default: []].append(AuditTerm(place.column, term.coefficient))
      }
      isWhole[target] = byPart.count < 2
      for (part, piece) in byPart.sorted(by: { $0.key < $1.key }) { pieces[part].append((target, piece)) }
    }
    for (number, part) in parts.enumerated() where !pieces[number].isEmpty {
      let numbers = AuditPieces(pieces[number].map(\.form))
      var attack = AuditPartAttack(part, forms: numbers.distinct)
      for (piece, target) in pieces[number].map(\.target).enumerated() {
        let form = numbers.number[piece]
        if let need = enough?[target] ?? nil, isWhole[target] {
          found[target] = found[target] + (try attack.interval(of: form, enough: need, beside: found[target].lower))
        } else {
          found[target] = found[target] + (try attack.interval(of: form))
        }
      }
    }
    return found
  }
}

/// Forms of one part, equal ones drawn together: one linear program serves them all.
struct AuditPieces {
  private(set) var distinct: [[AuditTerm]] = []
  private(set) var number: [Int] = []

  init(_ forms: [[AuditTerm]]) {
    var known: [[AuditTerm]: Int] = [:]
    for form in forms {
      let place = known[form] ?? distinct.count
      if place == distinct.count {
        known[form] = place
        distinct.append(form)
      }
      number.append(place)
    }
  }
}
