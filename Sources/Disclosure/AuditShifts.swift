/// The tables of a part that are known so far, as shifts from a first one, and which forms each of them changes.
///
/// Two shifts that touch no common column and no common row of the part that is an inequality are one together: the part
/// admits the first table with both, as it admits it with either.
struct AuditShifts {
  let part: AuditPart
  let first: [Int]
  private(set) var all: [AuditShift] = []
  /// Per form, the shifts that change it, and by how much.
  private(set) var changing: [[(shift: Int, by: Int)]]
  /// Per column, the shifts that move it.
  private(set) var moving: [[Int]]
  /// Per column and per row, the forms whose own shift, the first that changes them, moves it.
  private var formsAtColumn: [[Int]]
  private var formsAtRow: [[Int]]
  /// Per column, the forms that it is in.
  private let formsOfColumn: [[AuditTerm]]
  /// Per column, the rows that it is in and that are no equations.
  private let loose: [[AuditTerm]]
  private let firstSums: [Int]

  /// - Parameter first: A table that the part admits.
  init(_ part: AuditPart, forms: [[AuditTerm]], first: [Int]) {
    (self.part, self.first) = (part, first)
    changing = [[(shift: Int, by: Int)]](repeating: [], count: forms.count)
    moving = [[Int]](repeating: [], count: first.count)
    formsAtColumn = moving
    formsAtRow = [[Int]](repeating: [], count: part.rows.count)
    var formsOfColumn = [[AuditTerm]](repeating: [], count: first.count)
    for (number, form) in forms.enumerated() {
      for term in form { formsOfColumn[term.unknown].append(AuditTerm(number, term.coefficient)) }
    }
    self.formsOfColumn = formsOfColumn
    var loose = [[AuditTerm]](repeating: [], count: first.count)
    for (number, row) in part.rows.enumerated() where row.lower == nil || row.lower != row.upper {
      for term in row.terms { loose[term.unknown].append(AuditTerm(number, term.coefficient)) }
    }
    self.loose = loose
    firstSums = part.rows.map { $0.terms.value(in: first) }
  }

  /// - Throws: ``AuditPartAttack/Trouble/solver`` when the table does not obey what is published: the solver was wrong.
  mutating func add(_ table: [Int]) throws(AuditPartAttack.Trouble) -> Int {
    guard part.admits(table) else { throw .solver }
    let moves = table.indices.filter { table[$0] != first[$0] }
      .map { AuditShift.Move(place: $0, by: table[$0] - first[$0]) }
    let shift = AuditShift(moves: moves, sums: Self.sums(of: moves, loose))
    let number = all.count
    all.append(shift)
    for move in moves { moving[move.place].append(number) }
    for change in Self.sums(of: moves, formsOfColumn) {
      if changing[change.place].isEmpty {
        for move in moves { formsAtColumn[move.place].append(change.place) }
        for sum in shift.sums { formsAtRow[sum.place].append(change.place) }
      }
      changing[change.place].append((number, change.by))
    }
    return number
  }

  /// What moves do to the sums that their columns are in; without those that stay.
  private static func sums(of moves: [AuditShift.Move], _ sumsOfColumn: [[AuditTerm]]) -> [AuditShift.Move] {
    var found: [Int: Int] = [:]
    for move in moves {
      for term in sumsOfColumn[move.place] { found[term.unknown, default: 0] += term.coefficient * move.by }
    }
    return found.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map {
      AuditShift.Move(place: $0.key, by: $0.value)
    }
  }
}

extension AuditShifts {
  /// A table that shifts start from: the first one, or one that is a shift away from it.
  struct Ground {
    let shift: Int?
    fileprivate let moves: [Int: Int]
    fileprivate let sums: [Int: Int]
  }

  func ground(at number: Int?) -> Ground {
    func places(_ moves: [AuditShift.Move]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: moves.map { ($0.place, $0.by) })
    }
    let shift = number.map { all[$0] }
    return Ground(shift: number, moves: places(shift?.moves ?? []), sums: places(shift?.sums ?? []))
  }

  /// The first table, or else a shift whose table obeys what somebody knows; `nil` when none is known.
  func ground(obeying known: [AuditSupposition]) -> Ground? {
    guard let broken = known.first(where: { !$0.admits(first[$0.column]) }) else { return ground(at: nil) }
    let start = ground(at: nil)
    return moving[broken.column].first { admits(all[$0], upon: start, known) }.map { ground(at: $0) }
  }

  /// Whether the part admits a ground with a shift, and the table is one that somebody believes who believes the ground.
  func admits(_ shift: AuditShift, upon ground: Ground, _ known: [AuditSupposition]) -> Bool {
    let isWithin = shift.moves.allSatisfy { move in
      let value = first[move.place] + (ground.moves[move.place] ?? 0) + move.by
      return part.lower[move.place] <= value && value <= part.upper[move.place] ?? .max
    }
    let obeysRows = shift.sums.allSatisfy { move in
      let sum = firstSums[move.place] + (ground.sums[move.place] ?? 0) + move.by
      return part.rows[move.place].lower ?? .min <= sum && sum <= part.rows[move.place].upper ?? .max
    }
    return isWithin && obeysRows
      && known.allSatisfy {
        $0.admits(first[$0.column] + (ground.moves[$0.column] ?? 0) + shift.move(of: $0.column))
      }
  }

  /// Forms whose own shift might not stand upon a ground for somebody who knows some columns; all others' do.
  func doubtful(upon ground: Ground, _ known: [AuditSupposition]) -> Set<Int> {
    var found: Set<Int> = []
    for one in known { found.formUnion(formsAtColumn[one.column]) }
    for column in ground.moves.keys { found.formUnion(formsAtColumn[column]) }
    for row in ground.sums.keys { found.formUnion(formsAtRow[row]) }
    return found
  }

  /// Whether two known tables that somebody believes differ in a form: the ground, and another.
  func differ(in form: Int, upon ground: Ground, _ known: [AuditSupposition]) -> Bool {
    if changing[form].contains(where: { admits(all[$0.shift], upon: ground, known) }) { return true }
    if ground.shift == nil { return false }
    let here = change(of: form, at: ground)
    let start = self.ground(at: nil)
    return changing[form].contains { $0.by != here && admits(all[$0.shift], upon: start, known) }
  }

  /// A form's value in a ground's table, above that in the first.
  func change(of form: Int, at ground: Ground) -> Int {
    changing[form].first { $0.shift == ground.shift }?.by ?? 0
  }
}
