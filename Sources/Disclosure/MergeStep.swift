import Programme

/// One merge in one table set: groupings, tables, cells and means with one code for several.
struct MergeStep {
  let set: TableSet
  let dimension: Int
  let merge: CategoryMerge

  private var own: TableSet.Dimension { self.set.dimensions[dimension] }
  private var codes: Set<String> { Set(merge.codes) }

  /// Whether every grouping and table treats the codes alike.
  func check() throws(DisclosureError) {
    if codes.count < 2 || codes.count < merge.codes.count { throw fault("two or more, each once, can") }
    let known = Set(own.groupings.flatMap(\.children))
    for code in merge.codes where !known.contains(code) { throw fault("\(code) is no category of it") }
    if known.contains(merge.into) || merge.into == own.total { throw fault("\(merge.into) is a category already") }
    for grouping in own.groupings {
      let inside = codes.intersection(grouping.children)
      if !inside.isEmpty, inside != codes { throw fault("\(grouping.parent) has some of them and not the others") }
    }
    let depths = Set(merge.codes.map { code in own.groupings.count { $0.parent == code } })
    if depths.count > 1 { throw fault("some of them have parts of their own and others do not") }
    for table in set.tables where table.rowDimension == own.name {
      guard case .indicator(let id, let numerator, let base) = table.subject else { continue }
      if codes.contains(numerator) || codes.contains(base) { throw fault("indicator \(id) counts one of them") }
    }
  }

  func merged() throws(DisclosureError) -> TableSet {
    var dimensions = set.dimensions
    dimensions[dimension] = mergedDimension
    return TableSet(
      unit: set.unit, dimensions: dimensions, tables: set.tables.map(merged), cells: try mergedCells(),
      means: mergedMeans(), leftOut: set.leftOut, crossings: set.crossings)
  }

  private func fault(_ why: String) -> DisclosureError {
    .cannotMerge(dimension: merge.dimension, codes: merge.codes, why: why)
  }

  private var mergedDimension: TableSet.Dimension {
    var groupings = own.groupings.filter { !codes.contains($0.parent) }.map { grouping in
      TableSet.Dimension.Grouping(parent: grouping.parent, children: replaced(grouping.children))
    }
    let parts = merge.codes.map { code in own.groupings.filter { $0.parent == code }.map(\.children) }
    for number in (parts.first ?? []).indices {
      groupings.append(.init(parent: merge.into, children: parts.flatMap { $0[number] }))
    }
    var labels = own.labels.filter { !codes.contains($0.key) }
    labels[merge.into] = label
    return TableSet.Dimension(
      name: own.name, label: own.label, total: own.total, groupings: groupings, labels: labels)
  }

  /// "A or B".
  private var label: Label {
    let labels = merge.codes.map { own.labels[$0] ?? Label(english: $0) }
    let albanian = labels.compactMap(\.albanian)
    return Label(
      english: labels.map(\.english).joined(separator: " or "),
      albanian: albanian.count == labels.count ? albanian.joined(separator: " ose ") : nil)
  }

  /// The new code where the first of the old ones stood.
  private func replaced(_ list: [String]) -> [String] {
    var found: [String] = []
    for code in list.map({ codes.contains($0) ? merge.into : $0 }) where code != merge.into || !found.contains(code) {
      found.append(code)
    }
    return found
  }

  private func merged(_ table: TableSet.Table) -> TableSet.Table {
    TableSet.Table(
      id: table.id, subject: table.subject, rowDimension: table.rowDimension,
      rows: table.rowDimension == own.name ? replaced(table.rows) : table.rows, columnDimension: table.columnDimension,
      columns: table.columnDimension == own.name ? replaced(table.columns) : table.columns)
  }
}

extension MergeStep {
  private func moved(_ address: TableSet.Address) -> TableSet.Address {
    var address = address
    if codes.contains(address[dimension]) { address[dimension] = merge.into }
    return address
  }

  private func mergedCells() throws(DisclosureError) -> [TableSet.Cell] {
    var parts: [TableSet.Address: [TableSet.Cell]] = [:]
    var order: [TableSet.Address] = []
    for cell in set.cells {
      let address = moved(cell.address)
      if parts[address] == nil { order.append(address) }
      parts[address, default: []].append(cell)
    }
    let free = (set.cells.flatMap { $0.meaning.admitted.keys }.max() ?? -1) + 1
    var cells: [TableSet.Cell] = []
    for address in order {
      let all = parts[address] ?? []
      guard address[dimension] == merge.into else {
        cells += all
        continue
      }
      guard all.count == merge.codes.count else {
        throw fault("a table has \(all.map { set.name(of: $0.address) }.joined(separator: ", ")) and not the others")
      }
      cells.append(together(all, at: address, free: free))
    }
    return cells
  }

  private func together(_ cells: [TableSet.Cell], at address: TableSet.Address, free: Int) -> TableSet.Cell {
    let counts = cells.compactMap(\.count)
    // One person may be behind contacts in both categories: then no more than the larger number is certain.
    let isPeople = cells.allSatisfy { $0.contributors == $0.count }
    let contributors = cells.map(\.contributors)
    let amounts = cells.compactMap(\.contributions)
    return TableSet.Cell(
      address: address, count: counts.count == cells.count ? counts.reduce(0, +) : nil,
      contributors: isPeople ? contributors.reduce(0, +) : contributors.max() ?? 0,
      role: cells.map(\.role).max() ?? .plain, isByHub: cells.contains(where: \.isByHub),
      meaning: together(cells.map(\.meaning), free: free),
      contributions: amounts.isEmpty ? nil : amounts.reduce(.init()) { $0.joined(with: $1) })
  }

  /// The union of meanings that differ in one field; else a field of its own, from which nothing is concluded.
  private func together(_ meanings: [TableSet.Meaning], free: Int) -> TableSet.Meaning {
    let fields = Set(meanings.flatMap(\.admitted.keys))
    let differing = fields.filter { field in Set(meanings.map { $0.admitted[field] }).count > 1 }
    var admitted = (meanings.first?.admitted ?? [:]).filter { !differing.contains($0.key) }
    var conditions = meanings.first?.conditions ?? [:]
    for meaning in meanings { conditions = conditions.filter { meaning.conditions[$0.key] == $0.value } }
    let haveSameConditions = meanings.allSatisfy { $0.conditions == conditions }
    if haveSameConditions, differing.count == 1, let field = differing.first {
      let values = meanings.compactMap { $0.admitted[field] }
      // Without a restriction in one of them there is none in all of them together.
      if values.count == meanings.count { admitted[field] = values.reduce(into: []) { $0.formUnion($1) } }
    } else {
      admitted[free] = [1]
    }
    return TableSet.Meaning(admitted: admitted, conditions: conditions)
  }

  private func mergedMeans() -> [TableSet.Mean] {
    var found: [TableSet.Mean] = []
    for mean in set.means {
      let isOwn = set.tables.first { $0.id == mean.table }?.columnDimension == own.name
      guard isOwn, let column = mean.column, codes.contains(column) else {
        found.append(mean)
        continue
      }
      let all = set.means.filter { $0.table == mean.table && $0.column.map(codes.contains) ?? false }
      guard all.first == mean, all.count == merge.codes.count else { continue }
      found.append(
        TableSet.Mean(
          table: mean.table, column: merge.into, base: moved(mean.base), sum: all.reduce(0) { $0 + $1.sum },
          scale: mean.scale))
    }
    return found
  }
}
