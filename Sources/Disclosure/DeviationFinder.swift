/// Finds deviations in the whole problem, or around a cell where the whole is large.
final class DeviationFinder {
  /// Unknowns up to which one program of all is kept; larger problems are searched around the target first.
  private static let wholeLimit = 1_500
  /// How far around the target, from row to row, and how many cells of each row: the opposite corner of a box of three
  /// dimensions is three rows away.
  private static let views = [(radius: 3, breadth: 4), (radius: 3, breadth: 12), (radius: 4, breadth: 40)]

  let problem: SuppressionProblem
  private let movable: [Int]
  /// Per unknown; of linked tables it is asked what rows alone leave no choice.
  private let mayMove: [Bool]
  private let boxes: BoxFinder?
  private var whole: DeviationProgram?
  private(set) var work = 0
  /// How often a cell was held unsafe although no search said that no whole numbers exist.
  var leftUndecided = 0

  init(_ problem: SuppressionProblem) {
    self.problem = problem
    boxes = problem.geometry.map { BoxFinder(problem: problem, geometry: $0) }
    var mayMove = (0..<problem.unknowns).map { problem.price[$0] != nil || problem.primary[$0] }
    if boxes == nil, mayMove.count(where: \.self) > Self.wholeLimit {
      let bounds = ImpliedBounds(problem, isMovable: mayMove)
      for unknown in mayMove.indices where bounds.least[unknown] == bounds.most[unknown] { mayMove[unknown] = false }
    }
    self.mayMove = mayMove
    movable = mayMove.indices.filter { mayMove[$0] }
  }

  /// Whether boxes are tried before any program.
  var hasBoxes: Bool { boxes != nil && isLarge }
  /// Whether programs are too dear to be asked where a box would only save a shown cell.
  var isLarge: Bool { movable.count > Self.wholeLimit }

  /// The cheapest box around the target.
  func box(around target: Int, by amount: Int, cost: (Int) -> Double?) -> DeviationProgram.Answer {
    guard hasRoom(target, amount) else { return .impossible }
    work += 100
    guard let box = boxes?.move(target, by: amount, cost: cost) else { return .impossible }
    return .found(box.deviation, cost: box.cost)
  }

  private func hasRoom(_ target: Int, _ amount: Int) -> Bool {
    let value = problem.truth[target] + amount
    return mayMove[target] && problem.least[target] <= value && value <= problem.most[target]
  }

  /// - Parameter cost: What moving an unknown costs; `nil` for one that stays.
  func move(
    _ target: Int, by amount: Int, under restriction: SuppressionProblem.Restriction? = nil, cost: (Int) -> Double?
  ) -> DeviationProgram.Answer {
    guard hasRoom(target, amount) else { return .impossible }
    if isLarge {
      for view in Self.views {
        let scope = neighbourhood(of: target, radius: view.radius, breadth: view.breadth, cost: cost)
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

  /// Unknowns that may move within a number of rows of the target, the cheapest of each row.
  private func neighbourhood(of target: Int, radius: Int, breadth: Int, cost: (Int) -> Double?) -> [Int] {
    var found: Set<Int> = [target]
    var edge = [target]
    var rows: Set<Int> = []
    for _ in 0..<radius {
      var next: [Int] = []
      for unknown in edge {
        for row in problem.rowsOfUnknown[unknown] where rows.insert(row).inserted {
          for other in nearest(problem.rows[row], breadth, cost) where found.insert(other).inserted {
            next.append(other)
          }
        }
      }
      edge = next
    }
    return found.sorted()
  }

  /// Of a row, the cheapest cells that move anyway and the cheapest that would have to be withheld: the first alone are
  /// often too small to give anything.
  private func nearest(_ row: CellSystem.Row, _ breadth: Int, _ cost: (Int) -> Double?) -> [Int] {
    var free: [(cost: Double, unknown: Int)] = []
    var priced: [(cost: Double, unknown: Int)] = []
    for term in row.terms {
      guard mayMove[term.unknown], let price = cost(term.unknown) else { continue }
      if price < 0.01 { free.append((price, term.unknown)) } else { priced.append((price, term.unknown)) }
    }
    let both = [free, priced].flatMap { list in
      (list.count > breadth ? Array(list.sorted { $0 < $1 }.prefix(breadth)) : list).map(\.unknown)
    }
    return both
  }
}
