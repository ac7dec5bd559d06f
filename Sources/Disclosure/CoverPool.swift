/// The cuts found so far and a whole choice of cells that tries to satisfy them: searched by counting, without a program.
///
/// Every cut is true of every safe pattern, so that a cell that a cut needs is withheld for a reason.
final class CoverPool {
  let candidates: [Int]
  private(set) var cuts: [CoveringCut] = []
  /// Per unknown: whether it is withheld for others.
  private(set) var isChosen: [Bool]
  private(set) var cost = 0.0
  /// Counting steps, about a hundred to a microsecond.
  private(set) var steps = 0

  private let price: [Double?]
  private var known: Set<CoveringCut> = []
  /// Per cut, what the choice adds up to.
  private var cover: [Double] = []
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
    helped = [[(cut: Int, weight: Double)]](repeating: [], count: price.count)
    own = [[Int]](repeating: [], count: price.count)
  }

  /// - Returns: Whether any was new.
  func add(_ fresh: [CoveringCut]) -> Bool {
    let before = cuts.count
    for cut in fresh where known.insert(cut).inserted {
      var sum = 0.0
      for term in cut.terms {
        helped[term.unknown].append((cuts.count, term.weight))
        if isChosen[term.unknown] { sum += term.weight }
      }
      if cut.isConditional { own[cut.target].append(cuts.count) }
      cuts.append(cut)
      cover.append(sum)
    }
    return cuts.count > before
  }

  func choose(_ unknown: Int) { set(unknown, to: true) }
  func drop(_ unknown: Int) { set(unknown, to: false) }

  /// Chooses what another choice has, and no more.
  func choose(all other: [Bool]) {
    for unknown in candidates { set(unknown, to: other[unknown]) }
  }

  private func set(_ unknown: Int, to chosen: Bool) {
    guard isChosen[unknown] != chosen else { return }
    isChosen[unknown] = chosen
    let sign: Double = chosen ? 1 : -1
    cost += sign * (price[unknown] ?? 0)
    for help in helped[unknown] { cover[help.cut] += sign * help.weight }
    steps += helped[unknown].count
  }

  private func isBroken(_ number: Int) -> Bool {
    let cut = cuts[number]
    return cover[number] < cut.need - wholeTolerance && (!cut.isConditional || isChosen[cut.target])
  }

  /// A cut that would be broken if the cell were shown; `nil` where no cut needs it.
  func need(of unknown: Int) -> CoveringCut? {
    steps += helped[unknown].count
    for help in helped[unknown] {
      let cut = cuts[help.cut]
      let counts = !cut.isConditional || isChosen[cut.target]
      if counts, cover[help.cut] - help.weight < cut.need - wholeTolerance { return cut }
    }
    return nil
  }

  /// Chooses candidates until no cut is broken, each time the one that heals most for its price.
  ///
  /// - Parameter price: Per unknown; `nil` for one that must not be chosen.
  /// - Returns: Whether all cuts are satisfied.
  func complete(price: [Double?]) -> Bool {
    var score: [Int: Double] = [:]
    while true {
      score.removeAll(keepingCapacity: true)
      steps += cuts.count
      for number in cuts.indices where isBroken(number) {
        let cut = cuts[number]
        let missing = cut.need - cover[number]
        steps += 4 * cut.terms.count
        for term in cut.terms where !isChosen[term.unknown] && price[term.unknown] != nil {
          score[term.unknown, default: 0] += min(term.weight, missing) / cut.need
        }
      }
      if score.isEmpty { return !cuts.indices.contains(where: isBroken) }
      guard let next = best(score, price) else { return false }
      set(next, to: true)
    }
  }

  private func best(_ score: [Int: Double], _ price: [Double?]) -> Int? {
    var best: (worth: Double, unknown: Int)?
    for (unknown, gain) in score {
      guard let cost = price[unknown] else { continue }
      let worth = (gain - burden(of: unknown)) / max(cost, 1e-6)
      if let old = best, (old.worth, other: -old.unknown) >= (worth, other: -unknown) { continue }
      best = (worth, unknown)
    }
    return best?.unknown
  }

  /// What choosing a cell would break: it must be safe itself.
  private func burden(of unknown: Int) -> Double {
    var sum = 0.0
    for number in own[unknown] where cover[number] < cuts[number].need {
      sum += (cuts[number].need - cover[number]) / cuts[number].need
    }
    steps += own[unknown].count
    return 0.1 * sum
  }

  /// Drops chosen cells that no cut needs, in this order.
  func trim(_ order: [Int]) {
    for unknown in order where isChosen[unknown] && need(of: unknown) == nil { set(unknown, to: false) }
  }

  /// Chosen cells that share a cut with one of them.
  func companions(of unknown: Int) -> [Int] {
    var found: Set<Int> = []
    for help in helped[unknown] {
      for term in cuts[help.cut].terms where isChosen[term.unknown] && term.unknown != unknown {
        found.insert(term.unknown)
      }
    }
    return found.sorted()
  }
}
