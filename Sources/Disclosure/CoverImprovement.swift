/// Whole choices: attacked, mended, proven, improved.
extension CoverSearch {
  /// Cuts taken per attack on a choice that is being mended.
  private static let cutsPerMend = 24

  /// Mends the pool's choice by its cuts until no attack succeeds.
  ///
  /// - Parameters:
  ///   - limit: The cost from which on it is given up.
  ///   - near: Unknowns whose neighbourhood changed: attacked first.
  /// - Returns: Whether the pool's choice is safe now and costs less than the limit; ``best`` is kept up.
  func mend(price: [Double?], below limit: Double, near: [Int]) -> Bool {
    var first = near
    while spent < self.limit {
      guard pool.complete(price: price) else { return false }
      pool.trim(dearestFirst())
      if pool.cost >= limit - 1e-9 { return false }
      let cuts = separator.cuts(at: choice(), most: Self.cutsPerMend, first: first)
      if cuts.isEmpty { return pool.cost >= bestCost - 1e-9 || proves() }
      first = Array(Set(cuts.map(\.target))).sorted() + first
      _ = learn(cuts)
    }
    return false
  }

  private func choice() -> [Double] {
    problem.price.indices.map { pool.isChosen[$0] || problem.isOpen($0) ? 1 : 0 }
  }

  /// Chosen cells, the dearest first, those of one price in random order.
  private func dearestFirst() -> [Int] {
    pool.candidates.filter { pool.isChosen[$0] }.map { (problem.price[$0] ?? 0, dice.fraction(), $0) }
      .sorted { $0 > $1 }.map(\.2)
  }

  /// Proves the pool's choice in whole numbers, with more cells where it must be.
  ///
  /// - Returns: Whether that gave a better pattern, which is ``best`` then.
  private func proves() -> Bool {
    guard let pattern = repaired(), pattern.cost < bestCost - 1e-9 else { return false }
    best = pattern
    pool.choose(all: pattern.withheld)
    return true
  }

  /// The pool's choice made safe by the cheapest deviations; what attacks found before is taken as it is.
  private func repaired() -> Pattern? {
    var pattern = Pattern(problem)
    for unknown in pool.candidates where pool.isChosen[unknown] { pattern.withhold(unknown) }
    for deviation in separator.wholeDeviations(at: choice()) { _ = pattern.take(deviation) }
    var repair = PatternRepair(finder: finder, price: problem.price)
    do throws(PatternRepair.Hopeless) { try repair.repair(&pattern, pattern.unsafe) } catch { return nil }
    return pattern
  }

  /// Builds a pattern from linear algebra.
  ///
  /// - Parameter shaken: How far from the order of the counts, from 0 to 1; the best pattern's cells come last.
  func startAnew(shaken: Double) {
    otherWork += 20 * problem.unknowns
    let count = Double(pool.candidates.count)
    let ranked = pool.candidates.sorted { (problem.truth[$0], $0) < (problem.truth[$1], $1) }
    let keyed = ranked.enumerated().map { place, unknown -> (key: Double, unknown: Int) in
      let kept = shaken > 0 && best?.withheld[unknown] == true ? 1.0 : 0
      return (Double(place) / count * (1 - shaken) - kept + shaken * 3 * dice.fraction(), unknown)
    }
    pool.choose(all: gauss.choice(order: keyed.sorted { $0 > $1 }.map(\.unknown)))
    if shaken > 0, pool.cost >= bestCost { return pool.choose(all: best?.withheld ?? pool.isChosen) }
    _ = learn(separator.cuts(at: choice(), most: .max))
    guard let pattern = repaired() else { return }
    if best == nil { best = pattern }
    pool.choose(all: pattern.withheld)
    shed(dearestFirst())
    if pool.cost > bestCost + 1e-9 || (pool.cost < bestCost - 1e-9 && !proves()) {
      pool.choose(all: best?.withheld ?? pool.isChosen)
    }
  }

  /// Shows what nothing needs, in this order.
  private func shed(_ order: [Int]) {
    for unknown in order where spent < limit && pool.isChosen[unknown] && pool.need(of: unknown) == nil {
      pool.drop(unknown)
      let cuts = separator.cuts(at: choice(), most: 1, first: problem.neighbours(of: unknown))
      if cuts.isEmpty { continue }
      _ = learn(cuts)
      pool.choose(unknown)
    }
  }

  /// Tears parts of the choice out and covers them anew, for so much effort.
  func improve(for effort: Int) {
    let end = min(limit, spent + effort)
    var idle = 0
    while spent < end, !isReached {
      let chosen = pool.candidates.filter { pool.isChosen[$0] }
      if chosen.isEmpty { return }
      otherWork += 20 + problem.unknowns / 10
      let (before, cost) = (pool.isChosen, pool.cost)
      let part = part(of: chosen, size: 1 + idle % 9)
      var price = problem.price
      price[part[0]] = nil
      for unknown in pool.candidates { price[unknown] = price[unknown].map { $0 * (1 + 0.3 * dice.fraction()) } }
      for unknown in part { pool.drop(unknown) }
      idle += 1
      if !mend(price: price, below: cost + 1e-6, near: part) || pool.cost > cost + 1e-9 {
        pool.choose(all: before)
      } else if pool.cost < cost - 1e-9 {
        idle = 0
      }
    }
  }

  /// Chosen cells that share cuts.
  private func part(of chosen: [Int], size: Int) -> [Int] {
    var part = [chosen[dice.below(chosen.count)]]
    var near = pool.companions(of: part[0])
    while part.count < size {
      near.removeAll { part.contains($0) }
      let next = near.isEmpty ? chosen[dice.below(chosen.count)] : near[dice.below(near.count)]
      if part.contains(next) { break }
      part.append(next)
    }
    return part
  }
}
