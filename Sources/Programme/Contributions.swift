extension TableSet {
  /// The largest amounts of a sum: what the one of its contributors can compute who knows the other's.
  public struct Contributions: Sendable, Equatable {
    public let people: Int
    public let largest: Int
    public let second: Int

    public init(people: Int = 0, largest: Int = 0, second: Int = 0) {
      (self.people, self.largest, self.second) = (people, largest, second)
    }

    /// With one more contributor.
    public func adding(_ amount: Int) -> Contributions {
      Contributions(
        people: people + 1, largest: max(largest, amount), second: max(second, min(largest, amount)))
    }

    /// Of two sums without a contributor in common.
    public func joined(with other: Contributions) -> Contributions {
      Contributions(
        people: people + other.people, largest: max(largest, other.largest),
        second: max(min(largest, other.largest), second, other.second))
    }
  }
}

/// The p % rule for sums of amounts.
///
/// Source: A. Hundepool et al., "Statistical Disclosure Control", Wiley 2012, 4.2: the contributor of the second largest
/// amount takes the own one from the sum; what is left over the largest must be p % of it at least.
extension TableSet.Contributions {
  /// What is missing for nobody to come closer than `percent` to the largest amount; 0 or less: nothing is.
  ///
  /// - Parameter total: The sum.
  public func missing(total: Int, percent: Int) -> Int {
    let needed = (percent * largest + 99) / 100
    return needed - (total - largest - second)
  }

  /// Whether the contributor of the second largest amount could come within `percent` of the largest.
  public func isDominated(total: Int, percent: Int) -> Bool {
    largest > 0 && missing(total: total, percent: percent) > 0
  }
}
