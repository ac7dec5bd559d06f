/// Finds cheap swaps of people around a cell of linked tables: some have one code for another in every dimension of the
/// cell's table and keep all others, so that no cell of another table notices.
///
/// Each swap is a box of inner counts whose corners gain and lose by turns. A cell that must move farther than one box
/// has people for is moved by several.
/// Source of the idea: T. Dalenius, S. P. Reiss, "Data-swapping: a technique for disclosure control", Journal of
/// Statistical Planning and Inference 6 (1982).
final class SwapFinder: MoveSource {
  /// Of one search for a box, and of one pair that is tried, as ``LinearProgram/effort``.
  private static let effort = (box: 500, pair: 4)

  let problem: SuppressionProblem
  let geometry: JointGeometry
  private let views: [View]
  private let pairs: PairSwaps
  private(set) var work = 0

  /// What boxes over a layer's dimensions change.
  struct View {
    let layer: JointGeometry.Layer
    /// Combinations of leaves of all other dimensions.
    var rests: [Int] = []
    /// Layers that use the same dimensions and others; cells there change with the rest that is chosen.
    var finer: [Finer] = []
  }

  struct Finer {
    let layer: JointGeometry.Layer
    /// Stride of each of the box's dimensions in the layer.
    let strides: [Int]
    /// Per rest, the places that its codes add.
    var places: [[Int]] = []
  }

  init(problem: SuppressionProblem, geometry: JointGeometry) {
    (self.problem, self.geometry) = (problem, geometry)
    pairs = PairSwaps(problem: problem, geometry: geometry)
    views = geometry.layers.map { $0.dimensions.isEmpty ? View(layer: $0) : Self.view(of: $0, in: geometry) }
  }

  private static func view(of layer: JointGeometry.Layer, in geometry: JointGeometry) -> View {
    var view = View(layer: layer)
    let others = geometry.dimensions.indices.filter { !layer.dimensions.contains($0) }
    var leaves: [[Int]] = [[]]
    for number in others {
      let count = geometry.dimensions[number].codesOfLeaf.count
      leaves = leaves.flatMap { head in (0..<count).map { head + [$0] } }
    }
    view.rests = leaves.map { own in zip(others, own).reduce(0) { $0 + geometry.dimensions[$1.0].stride * $1.1 } }
    for other in geometry.layers
    where other.dimensions.count > layer.dimensions.count && Set(layer.dimensions).isSubset(of: other.dimensions) {
      let stride = Dictionary(uniqueKeysWithValues: zip(other.dimensions, other.strides))
      var finer = Finer(layer: other, strides: layer.dimensions.map { stride[$0] ?? 0 })
      finer.places = leaves.map { own in
        zip(others, own).reduce([0]) { places, next in
          guard let step = stride[next.0] else { return places }
          let codes = geometry.dimensions[next.0].codesOfLeaf[next.1]
          return places.flatMap { place in codes.map { place + $0 * step } }
        }
      }
      view.finer.append(finer)
    }
    return view
  }

  func move(_ target: Int, by amount: Int, cost: (Int) -> Double?) -> (deviation: Deviation, cost: Double)? {
    guard let place = geometry.placeOfClass[target], !place.codes.isEmpty else { return nil }
    let view = views[place.layer]
    var moved: [Int: Int] = [:]
    var left = abs(amount)
    while left > 0 {
      work += Self.effort.box
      let search = SwapSearch(problem, geometry, view, sign: amount.signum(), units: left, moved: moved)
      if let box = search.best(at: place.codes, cost) {
        for move in search.moves(of: box) { moved[move.unknown, default: 0] += move.by }
        left -= box.units
        continue
      }
      let (pair, tried) = pairs.best(at: place, sign: amount.signum(), moved: moved, cost)
      work += Self.effort.pair * tried
      guard let pair else { return nil }
      for move in pair { moved[move.unknown, default: 0] += move.by }
      left -= 1
    }
    let moves = moved.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { Deviation.Move(unknown: $0.key, by: $0.value) }
    guard problem.admits(moves), moves.contains(where: { $0.unknown == target && $0.by == amount }) else { return nil }
    let total = moves.reduce(0) { $0 + (cost($1.unknown) ?? 0) }
    return (Deviation(moves: moves, excluded: problem.excluded(by: moves)), total)
  }
}
