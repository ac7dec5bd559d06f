import Programme

/// The joint inner counts of linked tables by their codes, and which cells count each: where swaps are found without a
/// program.
struct JointGeometry {
  struct Dimension {
    /// Combinations of leaves between one leaf and the next.
    let stride: Int
    /// Leaves under each code; the total is none of the codes.
    let leavesOfCode: [[Int]]
    /// Codes that hold each leaf, itself among them.
    let codesOfLeaf: [[Int]]
  }

  /// All cells that use the same of the dimensions.
  struct Layer {
    /// Positions in ``JointGeometry/dimensions``, ascending.
    let dimensions: [Int]
    /// Per dimension, classes between one code and the next.
    let strides: [Int]
    /// Class at every combination of codes; −1 where there is none.
    fileprivate(set) var classAt: [Int]
  }

  let dimensions: [Dimension]
  let layers: [Layer]
  /// Per combination of leaves, the last dimension running fastest.
  let unknowns: [Int]
  /// Per class that the inner counts add up to: its layer, and a code for each of the layer's dimensions.
  let placeOfClass: [Int: (layer: Int, codes: [Int])]

  /// - Parameters:
  ///   - joint: The set's inner counts, and the unknown that each is.
  ///   - rows: All rows of the system.
  init(
    _ set: TableSet, joint: JointCounts, unknowns: [Int], classOfCell: [Int?], rows: [CellSystem.Row]
  ) {
    self.unknowns = unknowns
    var found: [Dimension] = []
    var numbers: [[String: Int]] = []
    var stride = 1
    for number in joint.dimensions.reversed() {
      guard let basis = joint.bases[number] else { continue }
      let codes = basis.leavesOfCode.keys.filter { $0 != set.dimensions[number].total }.sorted()
      var holders = [[Int]](repeating: [], count: basis.leaves.count)
      for (place, code) in codes.enumerated() {
        for leaf in basis.leavesOfCode[code] ?? [] { holders[leaf].append(place) }
      }
      let leaves = codes.map { basis.leavesOfCode[$0] ?? [] }
      found.insert(Dimension(stride: stride, leavesOfCode: leaves, codesOfLeaf: holders), at: 0)
      numbers.insert(Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) }), at: 0)
      stride *= basis.leaves.count
    }
    dimensions = found
    var layers: [Layer] = []
    var layerOf: [[Int]: Int] = [:]
    var places: [Int: (layer: Int, codes: [Int])] = [:]
    for (position, cell) in set.cells.enumerated() {
      guard let number = classOfCell[position] else { continue }
      let used = set.dimensions.indices.filter { cell.address[$0] != set.dimensions[$0].total }
      let own = used.compactMap { joint.dimensions.firstIndex(of: $0) }
      let codes = own.compactMap { numbers[$0][cell.address[joint.dimensions[$0]]] }
      guard own.count == used.count, codes.count == used.count else { continue }
      if layerOf[own] == nil {
        layerOf[own] = layers.count
        layers.append(Layer(own, in: found))
      }
      guard let layer = layerOf[own] else { continue }
      layers[layer].classAt[zip(codes, layers[layer].strides).reduce(0) { $0 + $1.0 * $1.1 }] = number
      places[number] = places[number] ?? (layer, codes)
    }
    let tied = Self.tied(rows, counted: Set(places.keys).union(unknowns))
    for layer in layers.indices {
      layers[layer].classAt = layers[layer].classAt.map { tied.contains($0) ? Layer.tied : $0 }
    }
    self.layers = layers
    placeOfClass = places.filter { !tied.contains($0.key) }
  }

  /// Counted cells that rows tie to others, which would have to move too.
  private static func tied(_ rows: [CellSystem.Row], counted: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    for row in rows where row.terms.contains(where: { !counted.contains($0.unknown) }) {
      found.formUnion(row.terms.map(\.unknown))
    }
    return found
  }
}

extension JointGeometry.Layer {
  static let tied = -2

  fileprivate init(_ used: [Int], in dimensions: [JointGeometry.Dimension]) {
    self.dimensions = used
    var size = 1
    var strides: [Int] = []
    for number in used.reversed() {
      strides.insert(size, at: 0)
      size *= dimensions[number].leavesOfCode.count
    }
    self.strides = strides
    classAt = [Int](repeating: -1, count: size)
  }
}
