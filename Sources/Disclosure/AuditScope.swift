/// The columns around a form that can change together, grown one by one.
///
/// A column can change only where another one of each of its rows does: those are taken first that have fewest rows
/// without one, and of these the ones that were seen first.
struct AuditScope {
  private let rowsOfColumn: [[(row: Int, coefficient: Int)]]
  private let rows: [AuditProgram.Row]
  private var taken: Set<Int> = []
  private var touched: Set<Int> = []
  /// Per column, how many of its rows are touched.
  private var touches: [Int: Int] = [:]
  /// By rows that are not touched, in the order in which they were seen, and the place of the next.
  private var waiting: [[Int]] = []
  private var next: [Int] = []

  init(rowsOfColumn: [[(row: Int, coefficient: Int)]], rows: [AuditProgram.Row]) {
    (self.rowsOfColumn, self.rows) = (rowsOfColumn, rows)
  }

  /// Ascending.
  ///
  /// - Parameters:
  ///   - first: Taken in any case.
  ///   - more: Columns taken beside them, at most.
  mutating func columns(around first: [Int], more: Int) -> [Int] {
    for column in first { take(column) }
    let most = taken.count + more
    while taken.count < most, let level = waiting.indices.first(where: { next[$0] < waiting[$0].count }) {
      let column = waiting[level][next[level]]
      next[level] += 1
      // Its rows may have been touched since: then it waits further up, too.
      if untouched(column) == level { take(column) }
    }
    return taken.sorted()
  }

  private func untouched(_ column: Int) -> Int { rowsOfColumn[column].count - (touches[column] ?? 0) }

  private mutating func take(_ column: Int) {
    guard taken.insert(column).inserted else { return }
    let fresh = rowsOfColumn[column].map(\.row).filter { touched.insert($0).inserted }
    let longest = fresh.map { rows[$0].terms.count }.max() ?? 0
    // In turn, so that no row comes long before the others.
    for place in 0..<longest {
      for row in fresh where place < rows[row].terms.count { touch(rows[row].terms[place].unknown) }
    }
  }

  private mutating func touch(_ column: Int) {
    touches[column, default: 0] += 1
    let level = untouched(column)
    while waiting.count <= level {
      waiting.append([])
      next.append(0)
    }
    waiting[level].append(column)
  }
}
