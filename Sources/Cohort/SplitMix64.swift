/// A small generator of pseudo-random numbers that gives the same numbers on every machine, for ever.
///
/// Swift's own `shuffle` and `random(in:)` may change their method between versions; these do not.
///
/// - Note: Source: Sebastiano Vigna, "splitmix64.c" (public domain, 2015).
struct SplitMix64: Sendable {
  private var state: UInt64

  /// - Parameters:
  ///   - seed: The seed of the whole cohort.
  ///   - stream: Who draws (a person, a variable): streams of one seed are unrelated to each other.
  init(seed: UInt64, stream: UInt64) {
    state = Self.mixed(seed &+ Self.mixed(stream &+ 0x9E37_79B9_7F4A_7C15))
  }

  /// Begins where `splitmix64.c` begins with this `x`.
  init(rawState: UInt64) {
    state = rawState
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number from 0 to `bound` − 1. The bias is at most `bound` / 2⁶⁴.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in `percent` of 100 draws.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// The elements in an order that the stream decides (Fisher and Yates, as in Knuth, TAOCP 3.4.2, algorithm P).
  mutating func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var order = Array(elements)
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, below(last + 1))
    }
    return order
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Streams that stand for a variable of the whole cohort; those below 2⁴⁰ are people.
extension SplitMix64 {
  init(seed: UInt64, variable name: String) {
    // FNV-1a, so that a variable's stream does not move when another variable is added.
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    self.init(seed: seed, stream: hash | 1 << 63)
  }

  init(seed: UInt64, person number: Int) {
    self.init(seed: seed, stream: UInt64(number))
  }
}
