/// Finds deviations in all that hangs together with a cell, or around the cell where that is large.
final class DeviationFinder {
  /// Unknowns up to which one program of all that hangs together is kept; larger ones are searched around the target
  /// first.
  private static let wholeLimit = 1_500
  /// How far around the target, from row to row, and how many cells of each row: the opposite corner of a box of three
  /// dimensions is three rows away.
  private static let views = [(radius: 3, breadth: 4), (radius: 3, breadth: 12), (radius: 4, breadth: 40)]

  /// What hangs together when all that may move does, with one program that is made when first asked for.
  private final class Block {
    let unknowns: [Int]
    var program: DeviationProgram?
    init(_ unknowns: [Int]) { self.unknowns = unknowns }
  }

  let problem: SuppressionProblem
  private let boxes: (any MoveSource)?
  /// Per unknown; `nil` for one that stays. Of linked tables it is asked what rows alone leave no choice.
  private let block: [Block?]
  /// Whether programs are too dear to be asked where a box would only save a shown cell.
  let isLarge: Bool
  private let branches: DeviationProgram.Branches
  private(set) var work = 0
  /// How often a cell was held unsafe although no search said that no whole numbers exist.
  var leftUndecided = 0

  init(_ problem: SuppressionProblem, branches: DeviationProgram.Branches = .usual) {
    (self.problem, self.branches) = (problem, branches)
    var mayMove = (0..<problem.unknowns).map { problem.price[$0] != nil || problem.primary[$0] }
    if problem.geometry == nil {
      let bounds = ImpliedBounds(problem, isMovable: mayMove)
      for unknown in mayMove.indices where bounds.least[unknown] == bounds.most[unknown] { mayMove[unknown] = false }
    }
    var block = [Block?](repeating: nil, count: problem.unknowns)
    for unknowns in problem.blocks(of: mayMove) {
      let own = Block(unknowns)
      for unknown in unknowns { block[unknown] = own }
    }
    self.block = block
    isLarge = mayMove.count(where: \.self) > Self.wholeLimit
    if let geometry = problem.geometry {
      boxes = BoxFinder(problem: problem, geometry: geometry)
    } else if isLarge || problem.hasSwaps, let geometry = problem.jointGeometry {
      boxes = SwapFinder(problem: problem, geometry: geometry)
    } else {
      boxes = nil
    }
  }

  /// Whether boxes are tried before any program.
  var hasBoxes: Bool { boxes != nil && (isLarge || problem.hasSwaps) }

  /// The cheapest box around the target.
  func box(around target: Int, by amount: Int, cost: (Int) -> Double?) -> DeviationProgram.Answer {
    guard hasRoom(target, amount) else { return .impossible }
    let before = boxes?.work ?? 0
    defer { work += (boxes?.work ?? 0) - before }
    guard let box = boxes?.move(target, by: amount, cost: cost) else { return .impossible }
    return .found(box.deviation, cost: box.cost)
  }

  private func hasRoom(_ target: Int, _ amount: Int) -> Bool {
    let value = problem.truth[target] + amount
    return block[target] != nil && problem.least[target] <= value && value <= problem.most[target]
  }

  /// - Parameter cost: What moving an unknown costs; `nil` for one that stays.
  func move(
    _ target: Int, by amount: Int, under restriction: SuppressionProblem.Restriction? = nil, cost: (Int) -> Double?
  ) -> DeviationProgram.Answer {
    guard hasRoom(target, amount), let block = block[target] else { return .impossible }
    if block.unknowns.count > Self.wholeLimit {
      for view in Self.views {
        let scope = neighbourhood(of: target, radius: view.radius, breadth: view.breadth, cost: cost)
        var program = DeviationProgram(problem, scope: scope, branches: branches)
        program.setCosts(cost)
        let answer = program.move(target, by: amount, under: restriction)
        work += program.work
        if case .found = answer { return answer }
      }
    }
    return ask(block, cost) { $0.move(target, by: amount, under: restriction) }
  }

  /// How far a target can move at most, up to a limit: a bound that whole numbers may not reach.
  func reach(_ target: Int, up: Bool, limit: Int, cost: (Int) -> Double?) -> Int {
    guard let block = block[target], limit > 0 else { return 0 }
    return ask(block, cost) { $0.reach(target, up: up, limit: limit) }
  }

  private func ask<Answer>(
    _ block: Block, _ cost: (Int) -> Double?, _ question: (inout DeviationProgram) -> Answer
  ) -> Answer {
    var program = block.program.take() ?? DeviationProgram(problem, scope: block.unknowns, branches: branches)
    let before = program.work
    program.setCosts(cost)
    let answer = question(&program)
    work += program.work - before
    block.program = consume program
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
      guard block[term.unknown] != nil, let price = cost(term.unknown) else { continue }
      if price < 0.01 { free.append((price, term.unknown)) } else { priced.append((price, term.unknown)) }
    }
    let both = [free, priced].flatMap { list in
      (list.count > breadth ? Array(list.sorted { $0 < $1 }.prefix(breadth)) : list).map(\.unknown)
    }
    return both
  }
}
