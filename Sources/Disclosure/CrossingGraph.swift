/// Which tables of a set hold each other's inner counts in a cycle.
///
/// Where the crossings can be taken away one ear after another (M. H. Graham 1979; C. T. Yu, M. Z. Özsoyoğlu 1979),
/// tables that agree on their common margins always come from one list of people: the cells alone are sharp unknowns.
/// What cannot be taken away needs the joint inner counts.
struct CrossingGraph {
  /// Dimensions of the crossings that lie in a cycle, ascending; empty when there is none.
  let core: [Int]

  init(_ crossings: [Set<Int>]) {
    var edges = crossings
    var isChanging = true
    while isChanging {
      isChanging = false
      var uses: [Int: Int] = [:]
      for edge in edges { for dimension in edge { uses[dimension, default: 0] += 1 } }
      let trimmed = edges.map { edge in edge.filter { (uses[$0] ?? 0) > 1 } }
      var kept: [Set<Int>] = []
      for (number, edge) in trimmed.enumerated() where !edge.isEmpty {
        let isInside = trimmed.indices.contains { other in
          other != number && edge.isSubset(of: trimmed[other]) && (edge != trimmed[other] || other < number)
        }
        if !isInside { kept.append(edge) }
      }
      isChanging = kept != edges
      edges = kept
    }
    core = edges.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
  }
}
