/// The cuts found so far and a whole choice of cells that tries to satisfy them: searched by counting, without a program.
///
/// Every cut is true of every safe pattern, so that a cell that a cut needs is withheld for a reason.
struct CoverPool {
  let candidates: [Int]
  private(set) var cuts: [CoveringCut] = []
  private var counts: CoverCounts
  private var known: Set<CoveringCut> = []
  /// Cuts that only bar one choice.
  private var bars: Set<Int> = []

  /// - Parameters:
  ///   - candidates: Unknowns that may be chosen, ascending.
  ///   - price: Per unknown.
  init(candidates: [Int], price: [Double?]) {
    self.candidates = candidates
    counts = CoverCounts(price: price)
  }

  var price: [Double?] { counts.price }
  /// Per unknown: whether it is withheld for others.
  var isChosen: [Bool] { counts.isChosen }
  var cost: Double { counts.cost }
  /// Counting steps, some fifty to a microsecond.
  var steps: Int { counts.steps }
  /// Per unknown, how much of the weight of broken cuts would go if it were chosen, or dropped.
  var gain: [Double] { counts.gain }
  /// Cuts that the choice does not satisfy.
  var broken: [Int] { counts.broken }

  /// - Returns: Whether any was new.
  @discardableResult mutating func add(_ fresh: [CoveringCut]) -> Bool {
    let before = cuts.count
    for cut in fresh where known.insert(cut).inserted { insert(cut) }
    return cuts.count > before
  }

  /// Keeps the walk away from the present choice, of which only whole numbers know that it is not safe: it is no cut of
  /// ``soundCuts``.
  mutating func bar() {
    let others = candidates.filter { !isChosen[$0] }
    bars.insert(cuts.count)
    insert(
      CoveringCut(
        weights: Dictionary(uniqueKeysWithValues: others.map { ($0, 1.0) }), need: 1, target: 0, isConditional: false))
  }

  /// The cuts that are true of every safe pattern.
  var soundCuts: [CoveringCut] { cuts.indices.filter { !bars.contains($0) }.map { cuts[$0] } }

  var soundCount: Int { cuts.count - bars.count }

  private mutating func insert(_ cut: CoveringCut) {
    cuts.append(cut)
    counts.append(cut)
  }

  mutating func choose(_ unknown: Int) { if !isChosen[unknown] { flip(unknown) } }
  mutating func drop(_ unknown: Int) { if isChosen[unknown] { flip(unknown) } }

  /// Chooses what another choice has, and no more.
  mutating func choose(all other: [Bool]) {
    for unknown in candidates where isChosen[unknown] != other[unknown] { flip(unknown) }
  }

  /// Chooses a cell, or drops it.
  mutating func flip(_ unknown: Int) { counts.flip(unknown) }

  /// Makes broken cuts count more, so that the search turns to them.
  mutating func weighBroken() { counts.weighBroken() }

  /// A sound cut that would be broken if the cell were shown; `nil` where none needs it.
  func need(of unknown: Int) -> CoveringCut? {
    needs(unknown).first { !bars.contains($0) }.map { cuts[$0] }
  }

  private func needs(_ unknown: Int) -> [Int] {
    counts.helped[unknown].compactMap { counts.isBroken($0.cut, without: $0.weight) ? $0.cut : nil }
  }

  /// Drops chosen cells that no cut needs, in this order.
  mutating func trim(_ order: [Int]) {
    for unknown in order where isChosen[unknown] {
      counts.steps += counts.helped[unknown].count
      if needs(unknown).isEmpty { flip(unknown) }
    }
  }

  /// Chooses candidates until no cut is broken, each time the one that heals most for its price.
  ///
  /// - Parameters:
  ///   - price: Per unknown; `nil` for one that must not be chosen.
  ///   - limit: The choice may cost as much by the pool's own prices.
  /// - Returns: Whether all cuts are satisfied within the limit.
  mutating func complete(price: [Double?], below limit: Double) -> Bool {
    while !broken.isEmpty {
      var best: (worth: Double, unknown: Int)?
      for number in broken {
        counts.steps += cuts[number].terms.count
        for term in cuts[number].terms where !isChosen[term.unknown] {
          guard let price = price[term.unknown] else { continue }
          let worth = gain[term.unknown] / max(price, 1e-6)
          if let old = best, (old.worth, -old.unknown) >= (worth, -term.unknown) { continue }
          best = (worth, term.unknown)
        }
      }
      guard let best else { return false }
      flip(best.unknown)
      if cost > limit + 1e-9 { return false }
    }
    return true
  }

  /// Chosen cells that share cuts, drawn by lot; `nil` where none is chosen.
  mutating func part(size: Int, dice: inout SplitMix) -> [Int]? {
    let chosen = candidates.filter { isChosen[$0] }
    if chosen.isEmpty { return nil }
    var part = [chosen[dice.below(chosen.count)]]
    var near = companions(of: part[0])
    while part.count < size {
      near.removeAll { part.contains($0) }
      let next = near.isEmpty ? chosen[dice.below(chosen.count)] : near[dice.below(near.count)]
      if part.contains(next) { break }
      part.append(next)
    }
    return part
  }

  private mutating func companions(of unknown: Int) -> [Int] {
    var found: Set<Int> = []
    for help in counts.helped[unknown] {
      counts.steps += cuts[help.cut].terms.count
      for term in cuts[help.cut].terms where isChosen[term.unknown] && term.unknown != unknown {
        found.insert(term.unknown)
      }
    }
    return found.sorted()
  }
}
