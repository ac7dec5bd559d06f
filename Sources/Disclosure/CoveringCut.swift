/// What every safe pattern must satisfy: Σ weight × withheld ≥ need over cells that may be withheld.
///
/// Source: M. Fischetti, J. J. Salazar, "Solving the cell suppression problem on tabular data with linear
/// constraints", Management Science 47 (2001): the duals of an attacker's program bound what withholding can add.
struct CoveringCut: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let unknown: Int
    let weight: Double
  }

  /// By unknown, ascending; weights above 0 and at most ``need``.
  let terms: [Term]
  let need: Double
  /// The cell that the cut protects.
  let target: Int
  /// The cut holds only for patterns that withhold its target.
  let isConditional: Bool

  init(weights: [Int: Double], need: Double, target: Int, isConditional: Bool) {
    terms = weights.filter { $0.value > wholeTolerance }.sorted { $0.key < $1.key }
      .map { Term(unknown: $0.key, weight: min($0.value, need)) }
    (self.need, self.target, self.isConditional) = (need, target, isConditional)
  }
}
