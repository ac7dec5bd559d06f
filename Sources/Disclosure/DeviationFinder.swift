/// Finds deviations in the whole problem, or around a cell where the whole is large.
final class DeviationFinder {
  /// Unknowns up to which one program of all is kept; larger problems are searched around the target first.
  private static let wholeLimit = 1_500
  /// Steps from row to row around the target.
  private static let radii = [2, 3, 5]

  let problem: SuppressionProblem
  private let movable: [Int]
  private var whole: DeviationProgram?
  private(set) var work = 0
  /// How often a cell was held unsafe although no search said that no whole numbers exist.
  var leftUndecided = 0

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    movable = (0..<problem.unknowns).filter { problem.price[$0] != nil || problem.primary[$0] }
  }

  /// - Parameter cost: What moving an unknown costs; `nil` for one that stays.
  func move(
    _ target: Int, by amount: Int, under restriction: SuppressionProblem.Restriction? = nil, cost: (Int) -> Double?
  ) -> DeviationProgram.Answer {
    if movable.count > Self.wholeLimit {
      for radius in Self.radii {
        let scope = neighbourhood(of: target, radius: radius, cost: cost)
        var program = DeviationProgram(problem, scope: scope)
        program.setCosts(cost)
        let answer = program.move(target, by: amount, under: restriction)
        work += program.work
        if case .found = answer { return answer }
      }
    }
    if whole == nil { whole = DeviationProgram(problem, scope: movable) }
    let before = whole?.work ?? 0
    whole?.setCosts(cost)
    let answer = whole?.move(target, by: amount, under: restriction) ?? .impossible
    work += (whole?.work ?? 0) - before
    return answer
  }

  /// Unknowns that may move within a number of rows of the target.
  private func neighbourhood(of target: Int, radius: Int, cost: (Int) -> Double?) -> [Int] {
    var found: Set<Int> = [target]
    var edge = [target]
    var rows: Set<Int> = []
    for _ in 0..<radius {
      var next: [Int] = []
      for unknown in edge {
        for row in problem.rowsOfUnknown[unknown] where rows.insert(row).inserted {
          for term in problem.rows[row].terms where cost(term.unknown) != nil && found.insert(term.unknown).inserted {
            next.append(term.unknown)
          }
        }
      }
      edge = next
    }
    return found.sorted()
  }
}
