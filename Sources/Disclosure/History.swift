import Programme

/// All earlier releases of a unit, read once: from them come the rows that a pattern of new tables must also stand.
struct History {
  /// What the policy asks of a cell, whatever release it is in.
  struct Rule {
    var minimum: Int
    var showsZeros: Bool
  }

  let set: TableSet
  /// Oldest first.
  let past: [PastRelease]
  let book: CellKeyBook
  /// Per key, the strictest; of a cell that the new tables do not have, the policy's strictest role.
  let rules: [Rule]
  let width: Int
  /// Key of each cell of the new tables.
  private let keys: [Int?]

  /// - Parameter earlier: Releases of other units are not read.
  init(_ set: TableSet, policy: DisclosurePolicy, earlier: [EarlierRelease]) throws(DisclosureError) {
    let keys = set.cells.map { CellKey($0.address, in: set.dimensions) }
    var rules: [CellKey: Rule] = [:]
    var meanings: [CellKey: TableSet.Meaning] = [:]
    for (key, cell) in zip(keys, set.cells) {
      let minimum = try policy.minimum(role: cell.role, isByHub: cell.isByHub)
      rules[key] = Rule(minimum: minimum, showsZeros: try policy.showsZeros(role: cell.role))
      meanings[key] = cell.meaning
    }
    self.set = set
    let strictest = Rule(minimum: policy.minimumCell.values.max() ?? 1, showsZeros: false)
    width = policy.interval
    past = earlier.filter { $0.unit == set.unit }.sorted { $0.number < $1.number }
      .map { PastRelease($0, meanings: meanings) }
    let book = CellKeyBook(
      past.reduce(into: Set(keys)) { $0.formUnion($1.classOfKey.keys) },
      dimensions: past.reduce(into: set.dimensions) { $0 += $1.release.tables.dimensions })
    self.book = book
    self.keys = keys.map(book.number)
    self.rules = book.keys.map { rules[$0] ?? strictest }
  }

  /// The class of each key in the system of the new tables.
  func cells(of system: CellSystem) -> [Int?] {
    var found = [Int?](repeating: nil, count: book.keys.count)
    for (position, key) in keys.enumerated() { if let key { found[key] = system.classOfCell[position] } }
    return found
  }

  /// The class of each key in an earlier release.
  func cells(of past: PastRelease) -> [Int?] { book.keys.map { past.classOfKey[$0] } }

  /// `in Dibër`; nothing for the total.
  func place(_ key: Int) -> String {
    let names = book.keys[key].coordinates.map { coordinate -> String in
      let dimension = set.dimensions.first { $0.name == coordinate.dimension }
      return dimension?.labels[coordinate.code]?.english ?? coordinate.code
    }
    return names.isEmpty ? "" : " in " + names.joined(separator: ", ")
  }
}
