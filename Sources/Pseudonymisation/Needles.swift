import Extracts

/// The spellings of all identifiers that the gate searches for, found by their last bytes.
///
/// By the last ones, because identifiers differ there: telephone numbers, codes and dates begin alike.
struct Needles: Withheld {
  /// Bytes; nothing shorter is searched, because three bytes occur in any text.
  static let shortest = 4
  /// From this length on a spelling counts wherever it stands; a shorter one only as a word of its own.
  static let anywhere = 8

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var long = NeedleIndex()
  private var short = NeedleIndex()
  private let constants: [UInt8]
  /// Where each four bytes of the constants stand, by their last one.
  private var constantWindows = NeedleIndex()

  var count: Int { ends.count }

  /// - Parameter constants: Words that every bundle holds (the programme's own names): a spelling that is part of one
  ///   proves nothing and is left out.
  init(_ identifiers: RawIdentifiers, constants: [String]) {
    self.constants = Array(constants.joined(separator: "\n").lowercased().utf8)
    for end in stride(from: Self.shortest, through: self.constants.count, by: 1) {
      constantWindows.add(end, at: Self.window(self.constants, endingAt: end, length: Self.shortest))
    }
    // The same code stands in every file, the same staff name in many rows.
    var seen: [RawIdentifiers.Kind: Set<ArraySlice<UInt8>>] = [:]
    for index in 0..<identifiers.count {
      let (value, kind) = (identifiers.value(index), identifiers.kind(index))
      guard seen[kind, default: []].insert(value).inserted else { continue }
      for spelling in Spellings.all(of: value, kind) { add(spelling) }
    }
  }

  private mutating func add(_ spelling: [UInt8]) {
    guard spelling.count >= Self.shortest else { return }
    let isLong = spelling.count >= Self.anywhere
    let window = Self.window(spelling, endingAt: spelling.count, length: isLong ? Self.anywhere : Self.shortest)
    let index = isLong ? long : short
    if index.contains(window, where: { needle($0).elementsEqual(spelling) }) || isConstant(spelling) { return }
    let number = ends.count
    bytes += spelling
    ends.append(bytes.count)
    if isLong { long.add(number, at: window) } else { short.add(number, at: window) }
  }

  private func isConstant(_ spelling: [UInt8]) -> Bool {
    let start = Self.window(spelling, endingAt: Self.shortest, length: Self.shortest)
    return constantWindows.contains(start) { constants[($0 - Self.shortest)...].starts(with: spelling) }
  }

  private func needle(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  private static func window(_ text: [UInt8], endingAt end: Int, length: Int) -> UInt64 {
    var window: UInt64 = 0
    for at in end - length..<end { window = window << 8 | UInt64(text[at]) }
    return window
  }

  /// Whether any needle occurs in the reading, beyond what chance can put there.
  func occur(in reading: PayloadReadings.Reading) -> Bool {
    let text = reading.text
    let least = LeastLength(reading, needles: count)
    // Where only long needles count, short windows need no look.
    let looksShort = least.other < Self.anywhere
    var window: UInt64 = 0
    for end in 1...max(1, text.count) where end <= text.count {
      window = window << 8 | UInt64(text[end - 1])
      if end >= Self.anywhere, long.contains(window, where: { isHit(needle($0), in: text, endingAt: end, least) }) {
        return true
      }
      if looksShort, end >= Self.shortest,
        short.contains(window & 0xFFFF_FFFF, where: { isHit(needle($0), in: text, endingAt: end, least) })
      {
        return true
      }
    }
    return false
  }

  private func isHit(_ needle: ArraySlice<UInt8>, in text: [UInt8], endingAt end: Int, _ least: LeastLength) -> Bool {
    let start = end - needle.count
    guard start >= 0, needle.count >= least.of(needle), text[start..<end].elementsEqual(needle) else { return false }
    if !least.isProse || needle.count >= Self.anywhere { return true }
    let isWord = (start == 0 || !text[start - 1].isWordByte) && (end == text.count || !text[end].isWordByte)
    return isWord
  }
}

/// From which length on a needle in a text means something: a shorter one can be there by chance.
private struct LeastLength {
  /// For a needle that a run of random hex digits can hold.
  let hexDigits: Int
  let other: Int
  let isProse: Bool

  init(_ reading: PayloadReadings.Reading, needles: Int) {
    // One run in 100,000 may be refused by chance: positions × needles ÷ 2^(bits × length).
    func least(bits: Int) -> Int {
      var chances = Double(reading.text.count) * Double(needles) * 100_000
      var length = 0
      while chances > 1 {
        chances /= Double(1 << bits)
        length += 1
      }
      return max(Needles.shortest, length)
    }
    hexDigits = least(bits: reading.randomBits ?? 4)
    other = reading.randomBits.map(least(bits:)) ?? Needles.shortest
    isProse = reading.randomBits == nil
  }

  func of(_ needle: ArraySlice<UInt8>) -> Int { needle.allSatisfy(\.isHexDigit) ? hexDigits : other }
}

extension UInt8 {
  /// Letters, digits, and any byte of a letter beyond ASCII.
  fileprivate var isWordByte: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self >= 128
  }
}
