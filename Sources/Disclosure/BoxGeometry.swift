import Programme

/// The cells of one whole table by their codes: where boxes are found without a program.
struct BoxGeometry {
  struct Dimension {
    /// Leaves under each code, ascending.
    let leavesOfCode: [[Int]]
    /// Codes that hold each leaf, itself among them.
    let codesOfLeaf: [[Int]]
    let stride: Int
  }

  let dimensions: [Dimension]
  /// Class at every combination of codes, the last dimension running fastest.
  let classAt: [Int]
  /// A code per dimension for every class.
  let codesOfClass: [[Int]]

  /// - Returns: `nil` unless the cells are every combination of codes of one table.
  init?(_ set: TableSet, classOfCell: [Int?]) {
    var found: [Dimension] = []
    var numbers: [[String: Int]] = []
    var stride = 1
    for dimension in set.dimensions.reversed() {
      guard let basis = LeafBasis(dimension) else { return nil }
      let codes = basis.leavesOfCode.keys.sorted()
      var holders = [[Int]](repeating: [], count: basis.leaves.count)
      for (number, code) in codes.enumerated() {
        for leaf in basis.leavesOfCode[code] ?? [] { holders[leaf].append(number) }
      }
      found.insert(
        Dimension(leavesOfCode: codes.map { basis.leavesOfCode[$0] ?? [] }, codesOfLeaf: holders, stride: stride), at: 0
      )
      numbers.insert(Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) }), at: 0)
      stride *= codes.count
      if stride > set.cells.count { return nil }
    }
    guard stride == set.cells.count else { return nil }
    var classes = [Int](repeating: -1, count: stride)
    var codes: [Int: [Int]] = [:]
    for (position, cell) in set.cells.enumerated() {
      guard let number = classOfCell[position] else { return nil }
      let own = zip(cell.address, numbers).compactMap { $1[$0] }
      guard own.count == found.count else { return nil }
      classes[zip(own, found).reduce(0) { $0 + $1.0 * $1.1.stride }] = number
      codes[number] = codes[number] ?? own
    }
    guard !classes.contains(-1) else { return nil }
    (dimensions, classAt) = (found, classes)
    codesOfClass = (0..<codes.count).map { codes[$0] ?? [] }
  }
}
