/// The multiples of the base nearest to the counts of one block that keep every sum, as an integer program.
///
/// A count is a start multiple and one-or-nothing steps of the base upwards. Their costs never fall along the steps,
/// so that a least-cost point takes them in order.
///
/// Source: L. H. Cox, "A constructive procedure for unbiased controlled rounding", JASA 82 (1987), for the problem;
/// here it is solved for the least distance instead of at random.
struct RoundingProgram {
  /// How far a count may go.
  enum Reach: Equatable {
    /// Multiples of the base stay; any other count goes to the one below or above.
    case adjacent
    /// One multiple farther, and multiples may move.
    case next
  }

  private struct Steps {
    let start: Int
    let costs: [Int]
    /// Distance of the start multiple from the count.
    let distance: Int
  }

  struct Result {
    /// Per class of the block.
    let values: [Int: Int]
    let distance: Int
    /// Nothing that keeps every sum is nearer than this.
    let bound: Int
  }

  enum Outcome {
    case rounded(Result)
    case infeasible
    case undecided
  }

  let base: Int
  let reach: Reach
  let block: RoundingBlock
  /// Most nodes of the search for a nearer point.
  private static let nodes = 2000

  private let steps: [Int: Steps]
  private let firstColumn: [Int: Int]
  private let program: IntegerProgram

  /// - Parameters:
  ///   - counts: Per class.
  ///   - keepsZeros: Per class, whether a zero is shown as one.
  init(_ block: RoundingBlock, base: Int, reach: Reach, counts: [Int], keepsZeros: [Bool]) {
    (self.base, self.reach, self.block) = (base, reach, block)
    var steps: [Int: Steps] = [:]
    var firstColumn: [Int: Int] = [:]
    var columns: [IntegerProgram.Column] = []
    for unknown in block.unknowns {
      firstColumn[unknown] = columns.count
      if unknown < counts.count {
        let own = Self.steps(of: counts[unknown], base: base, reach: reach, keepsZero: keepsZeros[unknown])
        steps[unknown] = own
        columns += own.costs.map { .choice(cost: Double($0)) }
      } else {
        // What no cell shows only has to exist.
        columns.append(IntegerProgram.Column(isWhole: false))
      }
    }
    let rows = block.rows.compactMap { row -> IntegerProgram.Row? in
      var made = IntegerProgram.Row(columns: [], coefficients: [], lower: row.kind == .sum ? 0 : -.infinity, upper: 0)
      for term in row.terms {
        let first = firstColumn[term.unknown] ?? 0
        let width = steps[term.unknown]?.costs.count ?? 1
        made.columns += first..<(first + width)
        made.coefficients += [Double](repeating: Double(term.coefficient), count: width)
        let start = Double(term.coefficient * (steps[term.unknown]?.start ?? 0))
        made.lower -= start
        made.upper -= start
      }
      return made.columns.isEmpty && made.lower <= 0 && made.upper >= 0 ? nil : made
    }
    (self.steps, self.firstColumn) = (steps, firstColumn)
    program = IntegerProgram(columns: columns, rows: rows)
  }

  private static func steps(of count: Int, base: Int, reach: Reach, keepsZero: Bool) -> Steps {
    let (multiple, rest) = (count / base, count % base)
    if count == 0, keepsZero { return Steps(start: 0, costs: [], distance: 0) }
    switch reach {
    case .adjacent:
      return Steps(start: multiple, costs: rest == 0 ? [] : [base - 2 * rest], distance: rest)
    case .next:
      let upwards = rest == 0 ? [base] : [base - 2 * rest, base]
      if multiple == 0 { return Steps(start: 0, costs: upwards, distance: rest) }
      return Steps(start: multiple - 1, costs: [-base] + upwards, distance: rest + base)
    }
  }

  func solve() -> Outcome {
    let answer = program.solve(nodes: Self.nodes)
    switch answer.status {
    case .infeasible: return .infeasible
    case .undecided: return .undecided
    case .proven, .feasible: break
    }
    var values: [Int: Int] = [:]
    for (unknown, own) in steps {
      let first = firstColumn[unknown] ?? 0
      let taken = (first..<(first + own.costs.count)).reduce(0) { $0 + Int(answer.values[$1]) }
      values[unknown] = base * (own.start + taken)
    }
    let standing = steps.values.reduce(0) { $0 + $1.distance }
    return .rounded(
      Result(
        values: values, distance: standing + Int(answer.objective.rounded()),
        bound: standing + Int((answer.bound - wholeTolerance).rounded(.up))))
  }
}
