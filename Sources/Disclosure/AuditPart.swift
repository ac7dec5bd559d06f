/// Unknowns that rows tie together, with these rows: attacked by itself.
struct AuditPart: Sendable {
  /// Numbers in the system, ascending; a column of the part is a position here.
  let unknowns: [Int]
  /// Terms by column.
  let rows: [AuditProgram.Row]
  /// The rows' numbers in the system.
  let rowNumbers: [Int]
  var lower: [Int]
  var upper: [Int?]

  /// Unknowns up to which the whole is no more than what lies around one of them.
  private static let small = 150
  /// Whether what lies around a form is looked at before the whole.
  var isWide: Bool { unknowns.count > Self.small }

  /// Whether whole numbers obey every row and bound, exactly.
  func admits(_ table: [Int]) -> Bool {
    guard table.indices.allSatisfy({ lower[$0] <= table[$0] && table[$0] <= upper[$0] ?? .max }) else { return false }
    return rows.allSatisfy { row in
      let sum = row.terms.value(in: table)
      return row.lower ?? .min <= sum && sum <= row.upper ?? .max
    }
  }
}

extension [AuditTerm] {
  /// Σ coefficient × value.
  func value(in table: [Int]) -> Int { reduce(0) { $0 + $1.coefficient * table[$1.unknown] } }
}

/// One end of an interval.
struct AuditEnd: Sendable, Equatable {
  /// Proven: no table goes beyond it. `nil`: nothing published bounds it.
  let value: Int?
  /// Whether a whole-number table attains it.
  let isAttained: Bool
}
