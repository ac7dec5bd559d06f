import Linkage
import Programme

/// Makes a set of cells of a layout and its counts.
struct Assembly {
  let programme: ProgrammeFile
  let plan: CountPlan
  let counts: Counts
  let form: NormalForm
  private let shapes: [Counts.Cube: CodeCounts]

  init(_ programme: ProgrammeFile, _ plan: CountPlan, _ counts: Counts, _ form: NormalForm) {
    self.programme = programme
    self.plan = plan
    self.counts = counts
    self.form = form
    shapes = Dictionary(
      uniqueKeysWithValues: plan.cubes.indices.map { (plan.cubes[$0], CodeCounts(plan, counts, cube: $0)) })
  }

  var tableSet: TableSet {
    let thin = plan.layout.tables.filter(isTooThin)
    let kept = plan.layout.tables.filter { table in !thin.contains { $0.id == table.id } }
    let used = Set(kept.flatMap { [$0.rowAxis, $0.columnAxis].compactMap { $0 } }).sorted()
    let leftOut = plan.layout.leftOut + thin.map { LeftOut(table: $0.id, reason: Self.thinReason) }
    return TableSet(
      unit: plan.layout.unit, dimensions: used.map { plan.layout.axes[$0].dimension },
      tables: kept.map { published($0, used) }, cells: cells(of: kept, used),
      means: kept.flatMap { means(of: $0, used) }, leftOut: leftOut)
  }

  // MARK: The one rule that looks at counts

  static let thinReason = Label(
    english: "a category has too few people: a withheld cell inside it could not be as uncertain as the policy demands",
    albanian:
      "një kategori ka shumë pak njerëz: një vlerë e pashfaqur brenda saj nuk do të ishte aq e pasigurt sa kërkon politika"
  )

  /// Whether a withheld cell of a breakdown could lie in a category with fewer people than the policy's interval.
  ///
  /// Such a cell is between 0 and the category's size, so it can never be as uncertain as the policy demands. The
  /// breakdown is then left out as a whole. Categories alone (one-way) are decided by their own table's rules.
  private func isTooThin(_ table: Layout.Table) -> Bool {
    guard let column = table.columnAxis, let row = table.rowAxis else { return false }
    guard let shape = shapes[Counts.Cube(row: row, column: column)] else { return false }
    return (0..<plan.layout.axes[column].leafCount).contains { leaf in
      let people = shape.contributors(shape.rowCodes - 1, leaf)
      return people > 0 && people < programme.policy.interval
    }
  }

  // MARK: Tables and cells

  /// A table without a row dimension borrows one that it does not use: its only row is the total.
  private func rowAxis(of table: Layout.Table, _ used: [Int]) -> Int? {
    table.rowAxis ?? used.first { $0 != table.columnAxis }
  }

  private func published(_ table: Layout.Table, _ used: [Int]) -> TableSet.Table {
    let column = table.columnAxis.map { plan.layout.axes[$0] }
    return TableSet.Table(
      id: table.id, subject: table.subject,
      rowDimension: rowAxis(of: table, used).map { plan.layout.axes[$0].name } ?? "", rows: table.rows,
      columnDimension: column?.name, columns: column?.codes.map(\.name) ?? [])
  }

  private func cells(of tables: [Layout.Table], _ used: [Int]) -> [TableSet.Cell] {
    var seen: Set<TableSet.Address> = []
    var cells: [TableSet.Cell] = []
    for table in tables {
      for row in rowPositions(of: table) {
        for column in 0..<plan.codes(of: table.columnAxis) {
          let address = address(table, row, column, used)
          if seen.insert(address).inserted { cells.append(cell(table, row, column, address)) }
        }
      }
    }
    return cells
  }

  private func rowPositions(of table: Layout.Table) -> [Int] {
    guard let axis = table.rowAxis else { return [0] }
    return table.rows.compactMap { name in plan.layout.axes[axis].codes.firstIndex { $0.name == name } }
  }

  private func address(_ table: Layout.Table, _ row: Int, _ column: Int, _ used: [Int]) -> TableSet.Address {
    used.map { axis in
      if axis == table.rowAxis { return plan.layout.axes[axis].codes[row].name }
      if axis == table.columnAxis { return plan.layout.axes[axis].codes[column].name }
      return Axis.total
    }
  }

  private func cell(_ table: Layout.Table, _ row: Int, _ column: Int, _ address: TableSet.Address) -> TableSet.Cell {
    let everyone = TableSet.Meaning()
    let own = table.rowAxis.map { plan.layout.axes[$0].codes[row].meaning } ?? everyone
    let other = table.columnAxis.map { plan.layout.axes[$0].codes[column].meaning } ?? everyone
    let meaning = form.intersection(own, other) ?? .impossible
    let read = own.fields.union(other.fields)
    let shape = shapes[Counts.Cube(row: table.rowAxis, column: table.columnAxis)]
    return TableSet.Cell(
      address: address, count: shape?.count(row, column), contributors: shape?.contributors(row, column) ?? 0,
      role: read.map { programme.fields[$0].role }.max() ?? .plain,
      isByHub: programme.hubField.map(read.contains) ?? false, meaning: meaning)
  }

  // MARK: Means

  private func means(of table: Layout.Table, _ used: [Int]) -> [TableSet.Mean] {
    guard let score = table.score, let axis = table.rowAxis,
      let number = plan.scores.firstIndex(of: CountPlan.ScoreCube(field: score.field, column: table.columnAxis)),
      let row = plan.layout.axes[axis].codes.firstIndex(where: { $0.name == Axis.answered })
    else { return [] }
    let codes = table.columnAxis.map { plan.layout.axes[$0].codes } ?? []
    return (0..<max(1, codes.count)).map { column in
      let isTotal = column >= codes.count - 1
      return TableSet.Mean(
        table: table.id, column: isTotal ? nil : codes[column].name, base: address(table, row, column, used),
        sum: codes.isEmpty
          ? counts.sums[number][0] : codes[column].leaves.reduce(0) { $0 + counts.sums[number][$1] },
        scale: score.scale)
    }
  }
}
