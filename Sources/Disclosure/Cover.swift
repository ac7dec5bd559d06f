/// Chooses cells so that every cut holds, best gain for its cost first, then gives back what is not needed.
///
/// Ties go to the smaller number: the same cuts give the same choice.
struct Cover {
  let cuts: [CoveringCut]
  /// Per class; `nil` for one that may not be chosen.
  let cost: [Double?]
  private var chosen: [Bool]
  private var missing: [Double]
  /// Per class that a cut names: the cuts, with its weight there.
  private var entries: [Int: [(cut: Int, weight: Double)]] = [:]
  private var picked: [Int] = []

  /// - Parameter chosen: Classes already chosen; they stay.
  init(_ cuts: [CoveringCut], cost: [Double?], keeping chosen: [Bool]) {
    (self.cuts, self.cost, self.chosen) = (cuts, cost, chosen)
    missing = cuts.map { $0.missing(for: chosen) }
    for (number, cut) in cuts.enumerated() {
      for term in cut.terms where cost[term.unknown] != nil && !chosen[term.unknown] {
        entries[term.unknown, default: []].append((number, term.weight))
      }
    }
  }

  /// All chosen classes, those kept among them.
  mutating func solve() -> [Bool] {
    let candidates = entries.keys.sorted()
    while let next = best(of: candidates) {
      chosen[next] = true
      picked.append(next)
      for entry in entries[next] ?? [] { missing[entry.cut] -= entry.weight }
    }
    giveBack()
    return chosen
  }

  private func best(of candidates: [Int]) -> Int? {
    var best: (unknown: Int, worth: Double)?
    for unknown in candidates where !chosen[unknown] {
      guard let price = cost[unknown], let entries = entries[unknown] else { continue }
      let worth = entries.reduce(0.0) { $0 + gain(of: $1) } / price
      if worth > (best?.worth ?? 0) + 1e-12 { best = (unknown, worth) }
    }
    return best?.unknown
  }

  /// The share of a cut's need that the entry still supplies.
  private func gain(of entry: (cut: Int, weight: Double)) -> Double {
    let left = missing[entry.cut]
    guard left > wholeTolerance, cuts[entry.cut].applies(to: chosen) else { return 0 }
    return min(entry.weight, left) / cuts[entry.cut].need
  }

  private mutating func giveBack() {
    for unknown in picked.sorted(by: { (cost[$0] ?? 0, $0) > (cost[$1] ?? 0, $1) }) {
      chosen[unknown] = false
      let broken = (entries[unknown] ?? []).contains { !cuts[$0.cut].isSatisfied(by: chosen) }
      if broken { chosen[unknown] = true }
    }
  }
}
