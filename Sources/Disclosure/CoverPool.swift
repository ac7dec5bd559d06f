/// The cuts found so far and a whole choice of cells that tries to satisfy them: searched by counting, without a program.
///
/// Every cut is true of every safe pattern, so that a cell that a cut needs is withheld for a reason.
final class CoverPool {
  let candidates: [Int]
  let price: [Double?]
  private(set) var cuts: [CoveringCut] = []
  /// Per unknown: whether it is withheld for others.
  private(set) var isChosen: [Bool]
  private(set) var cost = 0.0
  /// Counting steps, some hundred to a microsecond.
  private(set) var steps = 0
  /// Per unknown, how much of the weight of broken cuts would go if it were chosen, or dropped.
  private(set) var gain: [Double]
  /// Cuts that the choice does not satisfy.
  private(set) var broken: [Int] = []

  private var known: Set<CoveringCut> = []
  /// Cuts that only bar one choice.
  private var bars: Set<Int> = []
  /// Per cut: what the choice adds up to, how much it counts, and its place among the broken ones.
  private var cover: [Double] = []
  fileprivate var weight: [Double] = []
  private var placeInBroken: [Int?] = []
  /// Per unknown, the cuts that it helps to satisfy.
  private var helped: [[(cut: Int, weight: Double)]]
  /// Per unknown, the cuts that hold only when it is withheld itself.
  private var own: [[Int]]

  /// - Parameters:
  ///   - candidates: Unknowns that may be chosen, ascending.
  ///   - price: Per unknown.
  init(candidates: [Int], price: [Double?]) {
    (self.candidates, self.price) = (candidates, price)
    isChosen = [Bool](repeating: false, count: price.count)
    gain = [Double](repeating: 0, count: price.count)
    helped = [[(cut: Int, weight: Double)]](repeating: [], count: price.count)
    own = [[Int]](repeating: [], count: price.count)
  }

  /// - Returns: Whether any was new.
  @discardableResult func add(_ fresh: [CoveringCut]) -> Bool {
    let before = cuts.count
    for cut in fresh where known.insert(cut).inserted { insert(cut) }
    return cuts.count > before
  }

  /// Keeps the walk away from the present choice, of which only whole numbers know that it is not safe: it is no cut of
  /// ``soundCuts``.
  func bar() {
    let others = candidates.filter { !isChosen[$0] }
    bars.insert(cuts.count)
    insert(
      CoveringCut(
        weights: Dictionary(uniqueKeysWithValues: others.map { ($0, 1.0) }), need: 1, target: 0, isConditional: false))
  }

  /// The cuts that are true of every safe pattern.
  var soundCuts: [CoveringCut] { cuts.indices.filter { !bars.contains($0) }.map { cuts[$0] } }

  var soundCount: Int { cuts.count - bars.count }

  private func insert(_ cut: CoveringCut) {
    let number = cuts.count
    for term in cut.terms { helped[term.unknown].append((number, term.weight)) }
    if cut.isConditional { own[cut.target].append(number) }
    cuts.append(cut)
    cover.append(cut.terms.reduce(0) { $0 + (isChosen[$1.unknown] ? $1.weight : 0) })
    weight.append(1)
    placeInBroken.append(nil)
    count(number, 1)
  }

  func choose(_ unknown: Int) { if !isChosen[unknown] { flip(unknown) } }
  func drop(_ unknown: Int) { if isChosen[unknown] { flip(unknown) } }

  /// Chooses what another choice has, and no more.
  func choose(all other: [Bool]) {
    for unknown in candidates where isChosen[unknown] != other[unknown] { flip(unknown) }
  }

  /// Chooses a cell, or drops it.
  func flip(_ unknown: Int) {
    for help in helped[unknown] { count(help.cut, -1) }
    for number in own[unknown] { count(number, -1) }
    isChosen[unknown].toggle()
    let sign: Double = isChosen[unknown] ? 1 : -1
    cost += sign * (price[unknown] ?? 0)
    for help in helped[unknown] {
      cover[help.cut] += sign * help.weight
      count(help.cut, 1)
    }
    for number in own[unknown] { count(number, 1) }
  }

  /// Makes broken cuts count more, so that the search turns to them.
  func weighBroken() {
    for number in broken {
      count(number, -1)
      weight[number] += 1
      count(number, 1)
    }
  }

  private func isActive(_ cut: CoveringCut) -> Bool { !cut.isConditional || isChosen[cut.target] }

  /// Adds what a cut says of its cells to ``gain``, or takes it away.
  private func count(_ number: Int, _ sign: Double) {
    let cut = cuts[number]
    let share = sign * weight[number] / cut.need
    let missing = cut.need - cover[number]
    steps += cut.terms.count
    guard isActive(cut) else {
      if missing > wholeTolerance { gain[cut.target] -= share * missing }
      return setBroken(number, false)
    }
    if missing > wholeTolerance {
      if cut.isConditional { gain[cut.target] += share * missing }
      for term in cut.terms {
        gain[term.unknown] += share * (isChosen[term.unknown] ? -term.weight : min(term.weight, missing))
      }
      setBroken(number, sign > 0)
    } else {
      for term in cut.terms where isChosen[term.unknown] && missing + term.weight > wholeTolerance {
        gain[term.unknown] -= share * (missing + term.weight)
      }
      setBroken(number, false)
    }
  }

  private func setBroken(_ number: Int, _ isBroken: Bool) {
    if let place = placeInBroken[number] {
      guard !isBroken else { return }
      let last = broken.removeLast()
      if last != number {
        broken[place] = last
        placeInBroken[last] = place
      }
      placeInBroken[number] = nil
    } else if isBroken {
      placeInBroken[number] = broken.count
      broken.append(number)
    }
  }

  /// A sound cut that would be broken if the cell were shown; `nil` where none needs it.
  func need(of unknown: Int) -> CoveringCut? {
    needs(unknown).first { !bars.contains($0) }.map { cuts[$0] }
  }

  private func needs(_ unknown: Int) -> [Int] {
    steps += helped[unknown].count
    return helped[unknown].compactMap { help in
      let cut = cuts[help.cut]
      return isActive(cut) && cover[help.cut] - help.weight < cut.need - wholeTolerance ? help.cut : nil
    }
  }

  /// Drops chosen cells that no cut needs, in this order.
  func trim(_ order: [Int]) {
    for unknown in order where isChosen[unknown] && needs(unknown).isEmpty { flip(unknown) }
  }

  /// Chooses candidates until no cut is broken, each time the one that heals most for its price.
  ///
  /// - Parameters:
  ///   - price: Per unknown; `nil` for one that must not be chosen.
  ///   - limit: The choice may cost as much by the pool's own prices.
  /// - Returns: Whether all cuts are satisfied within the limit.
  func complete(price: [Double?], below limit: Double) -> Bool {
    while !broken.isEmpty {
      var best: (worth: Double, unknown: Int)?
      for number in broken {
        steps += cuts[number].terms.count
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
  func part(size: Int, dice: inout SplitMix) -> [Int]? {
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

  private func companions(of unknown: Int) -> [Int] {
    var found: Set<Int> = []
    for help in helped[unknown] {
      steps += cuts[help.cut].terms.count
      for term in cuts[help.cut].terms where isChosen[term.unknown] && term.unknown != unknown {
        found.insert(term.unknown)
      }
    }
    return found.sorted()
  }
}
