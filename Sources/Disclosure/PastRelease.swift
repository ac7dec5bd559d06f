import Programme

/// An earlier release as unknowns and rows of its own (`DisclosureRules`, "Earlier releases").
struct PastRelease {
  let release: EarlierRelease
  /// Classes and latents, numbered from 0.
  let system: CellSystem
  let classOfKey: [CellKey: Int]
  /// Per unknown: what readers see.
  let shown: [Int?]
  /// Per unknown: the true count, where somebody inside still knows it; where one is lost, `nil` for latents.
  private(set) var truth: [Int?]

  /// - Parameter meanings: What the cells of the new tables count, by key: a cell of the same key counted the same, as
  ///   long as the release's own numbers agree.
  init(_ release: EarlierRelease, meanings: [CellKey: TableSet.Meaning]) {
    let own = Self(release, classifiedBy: meanings)
    let found = own.completed()
    self = found == nil ? Self(release, classifiedBy: [:]) : own
    guard truth.prefix(system.classes).allSatisfy({ $0 != nil }), let all = found ?? completed() else { return }
    // Where every cell is known, the latents are found once and for all.
    truth = all.map(Optional.some)
  }

  private init(_ release: EarlierRelease, classifiedBy meanings: [CellKey: TableSet.Meaning]) {
    let tables = release.tables
    let keys = tables.cells.map { CellKey($0.address, in: tables.dimensions) }
    let set = TableSet(
      unit: tables.unit, dimensions: tables.dimensions, tables: [],
      cells: zip(tables.cells, keys).enumerated().map { position, pair in
        let (cell, key) = pair
        return TableSet.Cell(
          address: cell.address, count: cell.value.count, contributors: 0, role: .plain, isByHub: false,
          meaning: meanings[key] ?? Self.stranger(position))
      }, crossings: tables.crossings)
    system = CellSystem(set, kept: set.cells.map { _ in true })
    self.release = release
    var classOfKey: [CellKey: Int] = [:]
    var shown = [Int?](repeating: nil, count: system.unknowns)
    var truth = shown
    for (position, cell) in tables.cells.enumerated() {
      guard let number = system.classOfCell[position] else { continue }
      classOfKey[keys[position]] = number
      if let count = cell.value.count { shown[number] = count }
      truth[number] = shown[number] ?? truth[number] ?? release.inside[cell.address]
    }
    (self.classOfKey, self.shown, self.truth) = (classOfKey, shown, truth)
  }

  /// A meaning that no other cell has, on a field that no programme has: only groupings say something about it.
  private static func stranger(_ position: Int) -> TableSet.Meaning { TableSet.Meaning(admitted: [-1 - position: [1]]) }

  /// Counts for all that nobody noted; `nil` where known counts break a row, or cells of equal meaning differ: then
  /// definitions changed since.
  private func completed() -> [Int]? {
    for (position, cell) in release.tables.cells.enumerated() {
      guard let count = cell.value.count, let number = system.classOfCell[position] else { continue }
      if shown[number] != count { return nil }
    }
    if system.rows.contains(where: isBroken) { return nil }
    return UnknownTruth(known: truth, least: truth.map { _ in Int?(0) }, rows: system.rows).found()
  }

  private func isBroken(_ row: CellSystem.Row) -> Bool {
    let counts = row.terms.map { term in truth[term.unknown].map { term.coefficient * $0 } }
    if counts.contains(nil) { return false }
    let sum = counts.compactMap(\.self).reduce(0, +)
    return row.kind == .sum ? sum != 0 : sum > 0
  }
}

extension EarlierRelease {
  /// `since March 2026`, or by its number where its day is not known.
  var since: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    guard let day, months.indices.contains(day.month - 1) else { return "since release \(number)" }
    return "since \(months[day.month - 1]) \(day.year)"
  }
}
