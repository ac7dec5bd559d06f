/// The problems of a run, counted; of each kind the first ones with their rows.
public struct ProblemTally: Sendable {
  /// Rows that are remembered of one fault in one column of one file.
  static let remembered = 100

  public struct Kind: Hashable, Sendable {
    public let file: String
    /// The column's declared name; for a fault of the whole row the number of the cell, from 1.
    public let column: String?
    public let fault: RowProblem.Fault
  }

  public struct Entry: Sendable {
    public let kind: Kind
    public fileprivate(set) var count: Int
    /// The first ones.
    public fileprivate(set) var rows: [Int]
  }

  /// In the order in which each kind first occurred.
  public private(set) var entries: [Entry] = []
  private var places: [Kind: Int] = [:]

  public init() {}

  public init(_ problems: [RowProblem]) {
    for problem in problems { add(problem) }
  }

  public mutating func add(_ problem: RowProblem) {
    add(Kind(file: problem.file, column: problem.column, fault: problem.fault), count: 1, rows: [problem.row])
  }

  public mutating func add(_ other: ProblemTally) {
    for entry in other.entries { add(entry.kind, count: entry.count, rows: entry.rows) }
  }

  public var count: Int { entries.reduce(0) { $0 + $1.count } }

  /// One by one, as far as their rows are remembered.
  public var problems: [RowProblem] {
    entries.flatMap { entry in
      entry.rows.map { RowProblem(entry.kind.fault, file: entry.kind.file, row: $0, column: entry.kind.column) }
    }
  }

  private mutating func add(_ kind: Kind, count: Int, rows: [Int]) {
    let place = places[kind] ?? entries.count
    if place == entries.count {
      places[kind] = place
      entries.append(Entry(kind: kind, count: 0, rows: []))
    }
    entries[place].count += count
    entries[place].rows += rows.prefix(max(0, Self.remembered - entries[place].rows.count))
  }
}
