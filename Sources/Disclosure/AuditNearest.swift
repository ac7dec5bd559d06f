/// Finds tables of a part near to a known one: what each column gains and what it loses are the columns of a program
/// that moves as little as it can.
///
/// From where nothing moves the dual method walks straight to the least circulation, so that a program over thousands of
/// columns costs a few steps where a few columns suffice (J. P. Kelly, B. L. Golden, A. A. Assad, "Cell suppression:
/// disclosure protection for sensitive tabular data", Networks 22 (1992)).
struct AuditNearest: ~Copyable {
  private let first: [Int]
  private let lower: [Int]
  private let upper: [Int?]
  private let scope: [Int]
  private let placeOfColumn: [Int: Int]
  private var search: AuditSearch

  /// - Parameters:
  ///   - first: A table that the part admits.
  ///   - scope: The columns that may move, ascending.
  init(_ part: AuditPart, first: [Int], scope: [Int], rows: [Int]) {
    (self.first, self.scope, lower, upper) = (first, scope, part.lower, part.upper)
    let places = Dictionary(uniqueKeysWithValues: scope.enumerated().map { ($1, $0) })
    placeOfColumn = places
    let moves = rows.map { number in
      let row = part.rows[number]
      let sum = row.terms.value(in: first)
      return AuditProgram.Row(
        terms: Self.doubled(row.terms, places), lower: row.lower.map { $0 - sum }, upper: row.upper.map { $0 - sum })
    }
    search = AuditSearch(
      lower: [Int](repeating: 0, count: 2 * scope.count),
      upper: scope.flatMap { column in
        [part.upper[column].map { $0 - first[column] }, first[column] - part.lower[column]]
      },
      rows: moves)
  }

  /// Gains in even places, losses in odd ones.
  private static func doubled(_ terms: [AuditTerm], _ places: [Int: Int]) -> [AuditTerm] {
    terms.flatMap { term in
      places[term.unknown].map { [AuditTerm(2 * $0, term.coefficient), AuditTerm(2 * $0 + 1, -term.coefficient)] } ?? []
    }.sorted { $0.unknown < $1.unknown }
  }

  /// From now on, tables that obey what somebody knows only.
  mutating func suppose(_ known: [AuditSupposition]) {
    for one in known {
      set(one.column, max(lower[one.column], one.lower), [upper[one.column], one.upper].compactMap { $0 }.min())
    }
  }

  /// Takes a supposition back.
  mutating func forget(_ known: [AuditSupposition]) {
    for one in known { set(one.column, lower[one.column], upper[one.column]) }
  }

  private mutating func set(_ column: Int, _ low: Int, _ high: Int?) {
    guard let place = placeOfColumn[column] else { return }
    let value = first[column]
    search.setBounds(of: 2 * place, lower: max(0, low - value), upper: high.map { max(0, $0 - value) })
    search.setBounds(
      of: 2 * place + 1, lower: high.map { max(0, value - $0) } ?? 0, upper: max(0, value - low))
  }

  /// A table in which a form differs from its value in the first by so much at least (from 1) or at most (below).
  mutating func table(with form: [AuditTerm], by least: Int, up: Bool, limit: Int) -> AuditSearch.Table {
    let terms = Self.doubled(form, placeOfColumn)
    let goal = AuditProgram.Row(terms: terms, lower: up ? least : nil, upper: up ? nil : least)
    switch search.small(obeying: goal, limit: limit) {
    case .found(let moves):
      var table = first
      for (place, column) in scope.enumerated() { table[column] += moves[2 * place] - moves[2 * place + 1] }
      return .found(table)
    case let other: return other
    }
  }
}
