/// A second table that fits what is published, as its difference from the true one: whole numbers that add up to
/// nothing along every row.
///
/// Withheld cells on which two such tables differ enough are safe, whatever a solver says.
struct Deviation {
  struct Move {
    let unknown: Int
    let by: Int
  }

  /// By unknown, ascending, without zeros.
  let moves: [Move]
  /// Restrictions that the table does not obey, ascending.
  let excluded: [Int]

  func move(of unknown: Int) -> Int { moves.first { $0.unknown == unknown }?.by ?? 0 }
}

extension SuppressionProblem {
  /// Whether moved counts obey every row and bound, in integer arithmetic.
  func admits(_ moves: [Deviation.Move]) -> Bool {
    var sums: [Int: Int] = [:]
    for move in moves {
      let value = truth[move.unknown] + move.by
      guard least[move.unknown] <= value, value <= most[move.unknown] else { return false }
      for row in rowsOfUnknown[move.unknown] {
        let term = rows[row].terms.first { $0.unknown == move.unknown }
        sums[row, default: 0] += (term?.coefficient ?? 0) * move.by
      }
    }
    return sums.allSatisfy { row, sum in
      rows[row].kind == .sum ? sum == 0 : sum <= slack(of: row)
    }
  }

  /// How much a containment leaves at the truth.
  func slack(of row: Int) -> Int { -rows[row].terms.reduce(0) { $0 + $1.coefficient * truth[$1.unknown] } }
}
