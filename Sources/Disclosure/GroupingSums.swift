import Programme

/// All sums along the groupings of the dimensions: parent = Σ children, everything else equal, wherever every term is
/// a cell of the release and all used dimensions are published together.
func groupingSums(of set: TableSet, kept: [Bool], classOfCell: [Int?]) -> [CellSystem.Grouping] {
  let used = set.cells.map { cell in
    Set(set.dimensions.indices.filter { cell.address[$0] != set.dimensions[$0].total })
  }
  var found: [CellSystem.Grouping] = []
  var seen: Set<[Int]> = []
  for crossing in widestCrossings(of: set) {
    let members = set.cells.indices.filter { kept[$0] && used[$0].isSubset(of: crossing) }
    for dimension in crossing.sorted() {
      for line in lines(of: members, along: dimension, within: crossing, in: set) {
        for (number, grouping) in set.dimensions[dimension].groupings.enumerated() {
          guard let parentCell = line[grouping.parent], let parent = classOfCell[parentCell] else { continue }
          let children = grouping.children.compactMap { code in
            line[code].flatMap { classOfCell[$0] }.map { (code: code, unknown: $0) }
          }
          guard children.count == grouping.children.count else { continue }
          guard seen.insert([dimension, number, parentCell]).inserted else { continue }
          found.append(
            CellSystem.Grouping(dimension: dimension, parent: parent, parentCell: parentCell, children: children))
        }
      }
    }
  }
  return found
}

/// Crossings as dimension numbers, without those that lie inside another one.
private func widestCrossings(of set: TableSet) -> [Set<Int>] {
  let numbers = Dictionary(uniqueKeysWithValues: set.dimensions.enumerated().map { ($1.name, $0) })
  var found: [Set<Int>] = []
  for crossing in set.crossings.map({ Set($0.compactMap { numbers[$0] }) }) {
    if found.contains(where: crossing.isSubset(of:)) { continue }
    found.removeAll { $0.isSubset(of: crossing) }
    found.append(crossing)
  }
  return found
}

/// Cells that differ in one dimension only: per line, code → position of the cell. In order of first cell.
private func lines(
  of members: [Int], along dimension: Int, within crossing: Set<Int>, in set: TableSet
) -> [[String: Int]] {
  let others = crossing.subtracting([dimension]).sorted()
  var found: [[String: Int]] = []
  var numbers: [[String]: Int] = [:]
  for member in members {
    let address = set.cells[member].address
    let key = others.map { address[$0] }
    let number = numbers[key] ?? found.count
    if number == found.count {
      numbers[key] = number
      found.append([:])
    }
    found[number][address[dimension]] = member
  }
  return found
}
