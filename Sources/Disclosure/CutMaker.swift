/// Turns the duals of an attacker's programs into cuts (Fischetti and Salazar 2001, section 4).
struct CutMaker {
  let system: CellSystem
  let rules: ClassRules
  let block: AttackBlock
  let withheld: [Bool]
  let primary: [Bool]
  let cost: [Double?]

  func unsafeCell(_ column: Int, _ proof: BlockAttack.Proof) -> UnsafeCell {
    let target = block.unknowns[column]
    let width = Double(rules.width) - (proof.highest - proof.lowest)
    let top = Double(rules.leastTop(target)) - proof.highest
    let up = weights(of: proof.upper, for: target)
    var cuts: [CoveringCut] = []
    if width > wholeTolerance {
      let both = up.merging(weights(of: proof.lower, for: target), uniquingKeysWith: +)
      cuts.append(cut(both, need: width, target: target))
    }
    if top > wholeTolerance { cuts.append(cut(up, need: top, target: target)) }
    if cuts.isEmpty { cuts.append(cut(neighbours(of: target), need: 1, target: target)) }
    return UnsafeCell(unknown: target, cuts: cuts, rows: usedRows(proof))
  }

  /// A cut that holds for every pattern: what the other chosen cells contribute now is added to the need.
  private func cut(_ weights: [Int: Double], need: Double, target: Int) -> CoveringCut {
    let now = weights.filter { withheld[$0.key] }.keys.sorted().reduce(0.0) { $0 + (weights[$1] ?? 0) }
    return CoveringCut(weights: weights, need: need + now, target: target, isConditional: !primary[target])
  }

  /// How far the end of the interval can move when a cell is withheld that the proof takes as fixed.
  private func weights(of prices: [Double], for target: Int) -> [Int: Double] {
    var reduced: [Int: Double] = [:]
    for (row, price) in zip(block.rows, prices) where abs(price) > wholeTolerance {
      for term in system.rows[row.number].terms where isCandidate(term.unknown, for: target) {
        reduced[term.unknown, default: 0] -= price * Double(term.coefficient)
      }
    }
    var found: [Int: Double] = [:]
    for (unknown, cost) in reduced where abs(cost) > wholeTolerance {
      let count = Double(rules.counts[unknown])
      found[unknown] = cost > 0 ? cost * count : -cost * (rules.roof - count)
    }
    return found
  }

  /// Relaxed ends are far enough apart, whole-number ones are not: any published cell of the block may help.
  private func neighbours(of target: Int) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for row in block.rows {
      for term in system.rows[row.number].terms where isCandidate(term.unknown, for: target) && !withheld[term.unknown]
      {
        found[term.unknown] = 1
      }
    }
    return found
  }

  private func isCandidate(_ unknown: Int, for target: Int) -> Bool {
    unknown < system.classes && unknown != target && !primary[unknown] && cost[unknown] != nil
  }

  private func usedRows(_ proof: BlockAttack.Proof) -> [Int] {
    block.rows.indices.filter { row in
      (proof.upper.indices.contains(row) && abs(proof.upper[row]) > wholeTolerance)
        || (proof.lower.indices.contains(row) && abs(proof.lower[row]) > wholeTolerance)
    }.map { block.rows[$0].number }
  }
}
