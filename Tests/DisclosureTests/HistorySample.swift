import Programme
import Testing

@testable import Disclosure

/// What a reader of all releases can still believe, by linear programs over the history's own rows.
struct HistorySample {
  let system: CellSystem
  let rows: HistoryRows
  private let set: TableSet
  private let counts: [Int]

  init(_ set: TableSet, after earlier: [EarlierRelease], under policy: DisclosurePolicy) throws {
    self.set = set
    system = CellSystem(set, kept: set.cells.map { _ in true })
    counts = system.cellsOfClass.map { set.cells[$0[0]].count ?? 0 }
    rows = try HistoryBuilder(
      History(set, policy: policy, earlier: earlier), beside: system, counts: counts
    ).rows
  }

  /// Words of all cells that must be withheld.
  var words: [String] { rows.since.map(\.words).sorted() }

  /// Unknowns for what came since, by true size.
  var changes: [(number: Int, unknown: HistoryRows.Unknown)] {
    rows.unknowns.enumerated().filter { number, _ in
      // What came since is the only unknown that its row has with +1 beside two others.
      rows.rows.contains { row in
        row.kind == .sum && row.terms.count == 3 && row.terms.last?.unknown == rows.first + number
          && row.terms.last?.coefficient == 1
      }
    }.filter { if case .withheld = $0.element.status { true } else { false } }
      .map { (rows.first + $0.offset, $0.element) }
  }

  func firstAddress(of unknown: Int) -> [String] { set.cells[system.cellsOfClass[unknown][0]].address }

  /// Ends of an unknown's interval when these cells of the new tables are withheld.
  func interval(of unknown: Int, withholding hidden: Set<[String]>) throws -> ClosedRange<Int> {
    let all = system.unknowns + rows.unknowns.count
    var open = [Bool](repeating: true, count: all)
    var truth = counts + [Int](repeating: 0, count: all - counts.count)
    var lower = [Double](repeating: 0, count: all)
    for (number, cells) in system.cellsOfClass.enumerated() {
      open[number] = cells.contains { hidden.contains(set.cells[$0].address) }
    }
    for (number, added) in rows.unknowns.enumerated() {
      open[rows.first + number] = added.status != .shown
      truth[rows.first + number] = added.truth
      lower[rows.first + number] = added.least.map(Double.init) ?? -1000
    }
    let both = system.rows + rows.rows
    let bounds = (0..<all).map { open[$0] ? (lower[$0], 1000.0) : (Double(truth[$0]), Double(truth[$0])) }
    var program = LinearProgram(
      lower: bounds.map(\.0), upper: bounds.map(\.1),
      rows: both.map { row in
        LinearProgram.Row(
          columns: row.terms.map(\.unknown), coefficients: row.terms.map { Double($0.coefficient) },
          lower: row.kind == .sum ? 0 : -.infinity, upper: 0)
      })
    let low = try #require(program.wholeMinimum(unknown, sign: 1, limit: 500).value)
    let high = try #require(program.wholeMinimum(unknown, sign: -1, limit: 500).value)
    return low...high
  }
}

extension EarlierRelease {
  /// A release of a set, with some cells withheld by hand and their true counts known inside.
  init(_ number: Int, _ set: TableSet, withholding hidden: Set<[String]> = [], day: String? = nil, knows: Bool = true) {
    let inside = set.cells.filter { hidden.contains($0.address) }.map { ($0.address, $0.count ?? 0) }
    self.init(
      number: number, day: day.flatMap { CalendarDate(iso: $0) }, tables: PublishedTables(set, withholding: hidden),
      inside: knows ? Dictionary(uniqueKeysWithValues: inside) : [:])
  }
}
