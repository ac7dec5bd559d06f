/// Tables that differ from a known one only around a form: most cells are proven wide by such a table, for the price of
/// a program of some dozen unknowns.
struct AuditNear {
  /// How many rows around the form are looked at, and how many unknowns at most.
  private static let views = [(radius: 2, most: 60), (radius: 4, most: 300)]
  /// Programs in search of one whole-number table.
  private static let searchLimit = 12

  let part: AuditPart
  let base: [Int]
  private let rowsOfColumn: [[Int]]

  /// - Parameter base: A table that the part admits.
  init(_ part: AuditPart, base: [Int]) {
    (self.part, self.base) = (part, base)
    var rowsOfColumn = [[Int]](repeating: [], count: part.unknowns.count)
    for (number, row) in part.rows.enumerated() { for term in row.terms { rowsOfColumn[term.unknown].append(number) } }
    self.rowsOfColumn = rowsOfColumn
  }

  static var count: Int { views.count }

  /// Tables with the greatest and the least value of a form, as far as its surroundings allow.
  ///
  /// - Parameter reach: How far above the base an unknown may lie.
  func tables(around form: [AuditTerm], view: Int, reach: Int) -> [[Int]] {
    let scope = neighbourhood(of: form, view)
    let columns = Dictionary(uniqueKeysWithValues: scope.enumerated().map { ($1, $0) })
    let own = form.compactMap { term in columns[term.unknown].map { AuditTerm($0, term.coefficient) } }
    guard own.count == form.count else { return [] }
    var search = AuditSearch(
      lower: scope.map { part.lower[$0] },
      upper: scope.map { min(part.upper[$0] ?? .max, base[$0] + reach) }, rows: rows(columns))
    return [-1, 1].compactMap { sign in
      guard case .optimal(let value) = search.relaxed(own, sign: sign), abs(value) < 9e15 else { return nil }
      let inward = Int(Double(sign) * (Double(sign) * value - AuditSearch.tolerance).rounded(.up))
      if let found = search.table() ?? whole(&search, own, at: inward) { return placed(found, scope) }
      return nil
    }
  }

  private func whole(_ search: inout AuditSearch, _ form: [AuditTerm], at value: Int) -> [Int]? {
    if case .found(let table) = search.table(with: form, at: value, limit: Self.searchLimit) { return table }
    return nil
  }

  private func placed(_ values: [Int], _ scope: [Int]) -> [Int] {
    var table = base
    for (column, value) in zip(scope, values) { table[column] = value }
    return table
  }

  private func rows(_ columns: [Int: Int]) -> [AuditProgram.Row] {
    Set(columns.keys.flatMap { rowsOfColumn[$0] }).sorted().map { number in
      var row = AuditProgram.Row(terms: [], lower: part.rows[number].lower, upper: part.rows[number].upper)
      for term in part.rows[number].terms {
        if let column = columns[term.unknown] {
          row.terms.append(AuditTerm(column, term.coefficient))
        } else {
          let fixed = term.coefficient * base[term.unknown]
          (row.lower, row.upper) = (row.lower.map { $0 - fixed }, row.upper.map { $0 - fixed })
        }
      }
      row.terms.sort { $0.unknown < $1.unknown }
      return row
    }
  }

  /// Ascending; the nearest where they are too many.
  private func neighbourhood(of form: [AuditTerm], _ view: Int) -> [Int] {
    var edge = form.map(\.unknown)
    var found = Set(edge)
    for _ in 0..<Self.views[view].radius {
      var next: [Int] = []
      for number in edge.flatMap({ rowsOfColumn[$0] }) {
        for term in part.rows[number].terms where found.count < Self.views[view].most {
          if found.insert(term.unknown).inserted { next.append(term.unknown) }
        }
      }
      edge = next
    }
    return found.sorted()
  }
}
