/// A table of a part, as its difference from the part's first table: mostly few columns move.
struct AuditShift: Sendable {
  struct Move: Sendable {
    /// A column, or a row.
    let place: Int
    /// Not 0.
    let by: Int
  }

  /// By column, ascending.
  let moves: [Move]
  /// By row, ascending: how far the sums of rows move that may move. Those of equations never do.
  let sums: [Move]

  func move(of column: Int) -> Int { moves.first { $0.place == column }?.by ?? 0 }
}

/// What somebody knows of one column.
struct AuditSupposition: Hashable, Sendable {
  let column: Int
  let lower: Int
  /// `nil`: nothing.
  let upper: Int?

  func admits(_ value: Int) -> Bool { lower <= value && value <= upper ?? .max }
}
