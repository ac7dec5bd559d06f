import Foundation

/// A walk to counts of inner combinations that add up to given sums: from counts in proportion to all sums, people are
/// moved between combinations that share most sums, mostly where that mends more than it breaks.
///
/// Where people are many beside the sums, counts are many too, and a walk comes upon some in less time than one linear
/// program takes. That none is found proves nothing.
/// Sources: W. E. Deming, F. F. Stephan, "On a least squares adjustment of a sampled frequency table when the expected
/// marginal totals are known", Annals of Mathematical Statistics 11 (1940), for the start; S. Kirkpatrick, C. D. Gelatt,
/// M. P. Vecchi, "Optimization by simulated annealing", Science 220 (1983), for the walk.
struct TableWalk {
  /// Rounds of adjustment to the sums, before the walk.
  private static let rounds = 30
  /// A move that leaves sums so much farther off is made once in e times.
  private static let heat = 0.5
  /// Partners that are enough, and how often more are narrowed down.
  private static let fewPartners = 12
  private static let narrowings = 4
  /// Draws in search of a combination that has somebody to give.
  private static let draws = 60

  private let rows: [[Int]]
  private let sums: [Int]
  private let rowsOfColumn: [[Int]]
  /// Part of a sum of nobody.
  private let isEmpty: [Bool]
  private(set) var counts: [Int]
  /// What each row has above its sum.
  private var above: [Int]
  /// Rows that do not add up, in no order, and the place of each among them.
  private var wrong: [Int] = []
  private var placeOfRow: [Int?]
  private var dice = SplitMix(state: 20_260_109)

  /// - Parameters:
  ///   - rows: Columns, each once.
  ///   - sums: What the columns of each row add up to, from 0.
  init(columns: Int, rows: [[Int]], sums: [Int]) {
    (self.rows, self.sums) = (rows, sums)
    var rowsOfColumn = [[Int]](repeating: [], count: columns)
    var isEmpty = [Bool](repeating: false, count: columns)
    for (number, row) in rows.enumerated() {
      for column in row {
        rowsOfColumn[column].append(number)
        if sums[number] == 0 { isEmpty[column] = true }
      }
    }
    (self.rowsOfColumn, self.isEmpty) = (rowsOfColumn, isEmpty)
    counts = Self.start(rows, sums, isEmpty)
    above = zip(rows, sums).map { [counts] row, sum in row.reduce(-sum) { $0 + counts[$1] } }
    placeOfRow = rows.map { _ in nil }
    for number in rows.indices { note(number) }
  }

  /// In proportion to all sums, made whole so that sums over neighbours stay close.
  private static func start(_ rows: [[Int]], _ sums: [Int], _ isEmpty: [Bool]) -> [Int] {
    var weights: [Double] = isEmpty.map { $0 ? 0 : 1 }
    for _ in 0..<rounds {
      for (row, sum) in zip(rows, sums) {
        let now = row.reduce(0.0) { $0 + weights[$1] }
        guard now > 0 else { continue }
        for column in row { weights[column] *= Double(sum) / now }
      }
    }
    var carried = 0.0
    return weights.map { weight in
      // A weight without a row has no limit, and is nobody's.
      let whole = weight < 1e15 ? weight.rounded(.down) : 0
      carried += weight - whole
      guard carried >= 0.5, weight > 0 else { return Int(whole) }
      carried -= 1
      return Int(whole) + 1
    }
  }

  /// - Returns: Whether ``counts`` add up now.
  mutating func run(steps: Int) -> Bool {
    for _ in 0..<steps {
      if wrong.isEmpty { return true }
      step(on: wrong[dice.below(wrong.count)])
    }
    return wrong.isEmpty
  }

  /// Moves somebody out of a row that has too many, or into one that has too few.
  private mutating func step(on row: Int) {
    let gives = above[row] > 0
    guard let own = drawn(from: row, gives: gives) else { return }
    let others = rowsOfColumn[own].filter { $0 != row }
    if others.isEmpty {
      move(own, by: gives ? -1 : 1)
      return
    }
    var best: (partner: Int, change: Int)?
    var ties = 0
    for partner in partners(of: own, through: others)
    where partner != own && !isEmpty[partner] && (gives || counts[partner] > 0) {
      let change = gives ? change(from: own, to: partner) : change(from: partner, to: own)
      ties = change == best?.change ? ties + 1 : 1
      if change < best?.change ?? .max || change == best?.change && dice.below(ties) == 0 { best = (partner, change) }
    }
    guard let best, best.change <= 0 || dice.fraction() < exp(-Double(best.change) / Self.heat) else { return }
    move(gives ? own : best.partner, by: -1)
    move(gives ? best.partner : own, by: 1)
  }

  private mutating func drawn(from row: Int, gives: Bool) -> Int? {
    for _ in 0..<Self.draws {
      let column = rows[row][dice.below(rows[row].count)]
      if !isEmpty[column], !gives || counts[column] > 0 { return column }
    }
    return nil
  }

  /// Columns that share many rows with one, twice at random: where rows are long, those in a few of them at once.
  private mutating func partners(of own: Int, through others: [Int]) -> [Int] {
    var found: [Int] = []
    for _ in 0..<2 {
      var near = rows[others[dice.below(others.count)]]
      for _ in 0..<Self.narrowings where near.count > Self.fewPartners {
        let other = others[dice.below(others.count)]
        let nearer = near.filter { rowsOfColumn[$0].contains(other) }
        if nearer.count > 1 { near = nearer }
      }
      found += near
    }
    return found
  }

  /// How much farther off all sums are together when one moves.
  private func change(from: Int, to: Int) -> Int {
    var change = 0
    for row in rowsOfColumn[from] where !rowsOfColumn[to].contains(row) { change += above[row] > 0 ? -1 : 1 }
    for row in rowsOfColumn[to] where !rowsOfColumn[from].contains(row) { change += above[row] < 0 ? -1 : 1 }
    return change
  }

  private mutating func move(_ column: Int, by amount: Int) {
    counts[column] += amount
    for row in rowsOfColumn[column] {
      above[row] += amount
      note(row)
    }
  }

  /// Keeps the list of rows that do not add up.
  private mutating func note(_ row: Int) {
    if above[row] != 0, placeOfRow[row] == nil {
      placeOfRow[row] = wrong.count
      wrong.append(row)
    } else if above[row] == 0, let place = placeOfRow[row] {
      let last = wrong.removeLast()
      placeOfRow[row] = nil
      if last != row { (wrong[place], placeOfRow[last]) = (last, place) }
    }
  }
}
