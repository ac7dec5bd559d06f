/// A choice of cells and, counted along with every change of it, what each cut lacks and what each cell could mend.
struct CoverCounts {
  /// A cut as it is counted.
  private struct Sum {
    /// Its terms among all.
    let terms: Range<Int>
    let need: Double
    /// The largest weight of a term.
    let largest: Double
    let target: Int
    let isConditional: Bool
    /// What the choice adds up to.
    var cover: Double
    /// How much the cut counts.
    var weight = 1.0
    /// Its place among the broken ones.
    var place: Int?

    var missing: Double { need - cover }
  }

  /// Per unknown; `nil` for one that must not be chosen.
  let price: [Double?]
  /// Per unknown: whether it is withheld for others.
  private(set) var isChosen: [Bool]
  private(set) var cost = 0.0
  /// Per unknown, how much of the weight of broken cuts would go if it were chosen, or dropped.
  private(set) var gain: [Double]
  /// Cuts that the choice does not satisfy.
  private(set) var broken: [Int] = []
  /// Terms that were counted, some fifty to a microsecond.
  var steps = 0

  private var sums: [Sum] = []
  /// Of all cuts, one after the other.
  private var terms: [CoveringCut.Term] = []
  /// Per unknown, the cuts that it helps to satisfy.
  private(set) var helped: [[(cut: Int, weight: Double)]]
  /// Per unknown, the cuts that hold only when it is withheld itself.
  private var own: [[Int]]

  /// - Parameter price: Per unknown; `nil` for one that must not be chosen.
  init(price: [Double?]) {
    self.price = price
    isChosen = [Bool](repeating: false, count: price.count)
    gain = [Double](repeating: 0, count: price.count)
    helped = [[(cut: Int, weight: Double)]](repeating: [], count: price.count)
    own = [[Int]](repeating: [], count: price.count)
  }

  /// Takes in the next cut; its number is how many there were.
  mutating func append(_ cut: CoveringCut) {
    let number = sums.count
    let start = terms.count
    terms += cut.terms
    for term in cut.terms { helped[term.unknown].append((number, term.weight)) }
    if cut.isConditional { own[cut.target].append(number) }
    sums.append(
      Sum(
        terms: start..<terms.count, need: cut.need, largest: cut.terms.reduce(0) { max($0, $1.weight) },
        target: cut.target, isConditional: cut.isConditional,
        cover: cut.terms.reduce(0) { $0 + (isChosen[$1.unknown] ? $1.weight : 0) }))
    count(number, isActive: isActive(number), 1)
  }

  /// Chooses a cell, or drops it.
  mutating func flip(_ unknown: Int) {
    isChosen[unknown].toggle()
    let sign: Double = isChosen[unknown] ? 1 : -1
    cost += sign * (price[unknown] ?? 0)
    for place in helped[unknown].indices {
      let help = helped[unknown][place]
      shift(help.cut, by: sign * help.weight, of: unknown)
    }
    for place in own[unknown].indices {
      let number = own[unknown][place]
      count(number, isActive: !isChosen[unknown], -1)
      count(number, isActive: isChosen[unknown], 1)
    }
  }

  /// Makes broken cuts count more, so that the search turns to them.
  mutating func weighBroken() {
    for place in broken.indices {
      let number = broken[place]
      let sum = sums[number]
      sums[number].weight += 1
      add(sum, share: 1 / sum.need)
    }
  }

  func isActive(_ number: Int) -> Bool { !sums[number].isConditional || isChosen[sums[number].target] }

  /// Whether the cut would be broken without so much.
  func isBroken(_ number: Int, without weight: Double) -> Bool {
    isActive(number) && sums[number].cover - weight < sums[number].need - wholeTolerance
  }

  /// One of a cut's cells joins or leaves the choice.
  private mutating func shift(_ number: Int, by weight: Double, of unknown: Int) {
    let old = sums[number].missing
    sums[number].cover += weight
    let sum = sums[number]
    steps += 1
    let (before, after) = (Lack(old, sum), Lack(sum.missing, sum))
    let share = sum.weight / sum.need
    guard isActive(number) else {
      gain[sum.target] += share * (before.worth - after.worth)
      return
    }
    // More than satisfied, whichever of its cells is dropped.
    if !before.matters, !after.matters { return }
    steps += sum.terms.count
    if sum.isConditional { gain[sum.target] += share * (after.worth - before.worth) }
    for place in sum.terms {
      let term = terms[place]
      let isChosen = isChosen[term.unknown]
      let change = after.gain(term.weight, isChosen) - before.gain(term.weight, isChosen != (term.unknown == unknown))
      if change != 0 { gain[term.unknown] += share * change }
    }
    if before.isBroken != after.isBroken { setBroken(number, after.isBroken) }
  }

  /// Adds what a cut says of its cells to ``gain``, or takes it away.
  private mutating func count(_ number: Int, isActive: Bool, _ sign: Double) {
    let sum = sums[number]
    let share = sign * sum.weight / sum.need
    if isActive {
      add(sum, share: share)
      setBroken(number, sign > 0 && Lack(sum.missing, sum).isBroken)
    } else {
      gain[sum.target] -= share * Lack(sum.missing, sum).worth
    }
  }

  private mutating func add(_ sum: Sum, share: Double) {
    let lack = Lack(sum.missing, sum)
    steps += sum.terms.count
    if sum.isConditional { gain[sum.target] += share * lack.worth }
    for place in sum.terms {
      let term = terms[place]
      let gained = lack.gain(term.weight, isChosen[term.unknown])
      if gained != 0 { gain[term.unknown] += share * gained }
    }
  }

  /// What a cut lacks, and what that makes of its cells.
  private struct Lack {
    let missing: Double
    let isBroken: Bool
    /// Whether any of its cells counts.
    let matters: Bool

    init(_ missing: Double, _ sum: Sum) {
      self.missing = missing
      isBroken = missing > wholeTolerance
      matters = missing + sum.largest > wholeTolerance
    }

    var worth: Double { isBroken ? missing : 0 }

    func gain(_ weight: Double, _ isChosen: Bool) -> Double {
      if isBroken { return isChosen ? -weight : min(weight, missing) }
      return isChosen && missing + weight > wholeTolerance ? -(missing + weight) : 0
    }
  }

  private mutating func setBroken(_ number: Int, _ isBroken: Bool) {
    if let place = sums[number].place {
      guard !isBroken else { return }
      let last = broken.removeLast()
      if last != number {
        broken[place] = last
        sums[last].place = place
      }
      sums[number].place = nil
    } else if isBroken {
      sums[number].place = broken.count
      broken.append(number)
    }
  }
}
