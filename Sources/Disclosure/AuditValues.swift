import Programme

/// Printed percentages, means and medians as rows over whole numbers (`DisclosureRules`, "Everything printed").
///
/// Printed p with d digits says |exact − p| ≤ half a unit of the last digit, whichever way halves go.
struct AuditValues {
  let classes: AuditClasses
  /// Counts of people per value of a scale, by cell and what is measured.
  private var scores: [Scores: [AuditTerm]] = [:]

  private struct Scores: Hashable {
    let number: Int
    let measured: String
    let scale: ClosedRange<Int>
  }

  init(_ classes: AuditClasses) { self.classes = classes }

  mutating func add(to system: inout AuditSystem) throws(DisclosureError) {
    for (position, value) in classes.tables.values.enumerated() {
      let cell = try number(of: value.cell)
      switch value.kind {
      case .percentage(let base):
        let whole = try number(of: base)
        // Nobody prints a percentage of nobody.
        system.add(system.forms[whole], lower: 1, upper: nil, .value(position))
        addRatio(system.forms[cell], to: system.forms[whole], value.number, factor: 100, position, &system)
      case .mean(let measured, let scale):
        let counts = people(Scores(number: cell, measured: measured, scale: scale), position, &system)
        let sum = zip(scale, counts).map { AuditTerm($1.unknown, $0) }
        addRatio(sum, to: system.forms[cell], value.number, factor: 1, position, &system)
      case .median(let measured, let scale):
        let counts = people(Scores(number: cell, measured: measured, scale: scale), position, &system)
        addMedian(value.number, Array(zip(scale, counts)), of: system.forms[cell], position, &system)
      }
    }
  }

  private func number(of address: TableSet.Address) throws(DisclosureError) -> Int {
    guard let cell = classes.tables.cells.firstIndex(where: { $0.address == address }) else {
      throw .badAddress(
        cell: classes.tables.name(of: address), codes: address.count, dimensions: classes.tables.dimensions.count)
    }
    return classes.classOfCell[cell]
  }

  /// |factor × part / whole − printed| ≤ half a unit, times whole and twice the unit.
  private func addRatio(
    _ part: [AuditTerm], to whole: [AuditTerm], _ printed: PublishedNumber, factor: Int, _ position: Int,
    _ system: inout AuditSystem
  ) {
    let unit = (0..<printed.digits).reduce(2 * factor) { unit, _ in unit * 10 }
    let parts = part.map { AuditTerm($0.unknown, $0.coefficient * unit) }
    func wholes(_ times: Int) -> [AuditTerm] { whole.map { AuditTerm($0.unknown, -$0.coefficient * times) } }
    system.add(parts + wholes(2 * printed.scaled - 1), lower: 0, upper: nil, .value(position))
    system.add(parts + wholes(2 * printed.scaled + 1), lower: nil, upper: 0, .value(position))
  }

  /// How many people of a cell have each value of the scale; together they are the cell, and somebody.
  private mutating func people(_ scores: Scores, _ position: Int, _ system: inout AuditSystem) -> [AuditTerm] {
    if let known = self.scores[scores] { return known }
    let counts = scores.scale.map { _ in system.newUnknown() }
    let cell = system.forms[scores.number]
    system.add(
      counts + cell.map { AuditTerm($0.unknown, -$0.coefficient) }, lower: 0, upper: 0, .value(position))
    system.add(cell, lower: 1, upper: nil, .value(position))
    self.scores[scores] = counts
    return counts
  }

  /// At least half of the people are not above the printed median rounded down, and at least half not below it rounded
  /// up: of an even number the median lies between the two in the middle.
  private func addMedian(
    _ printed: PublishedNumber, _ counts: [(score: Int, people: AuditTerm)], of cell: [AuditTerm], _ position: Int,
    _ system: inout AuditSystem
  ) {
    let unit = (0..<printed.digits).reduce(1) { unit, _ in unit * 10 }
    let below = counts.filter { $0.score * unit <= printed.scaled }
    let above = counts.filter { $0.score * unit >= printed.scaled }
    for half in [below, above] {
      let twice = half.map { AuditTerm($0.people.unknown, 2) }
      system.add(twice + cell.map { AuditTerm($0.unknown, -$0.coefficient) }, lower: 0, upper: nil, .value(position))
    }
  }
}
