import Extracts
import Programme

/// The spellings of all identifiers that the gate searches for, found by their first four bytes.
struct Needles: Withheld {
  /// Bytes; nothing shorter is searched, because three bytes occur in any text.
  static let shortest = 4
  /// From this length on a spelling counts wherever it stands; a shorter one only as a word of its own.
  static let anywhere = 8

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var byStart: [UInt32: [Int32]] = [:]
  private let constants: [UInt8]

  var count: Int { ends.count }

  /// - Parameter constants: Words that every bundle holds (the programme's own names): a spelling that is part of one
  ///   proves nothing and is left out.
  init(_ identifiers: RawIdentifiers, constants: [String]) {
    self.constants = Array(constants.joined(separator: "\n").lowercased().utf8)
    for index in 0..<identifiers.count {
      for spelling in Self.spellings(of: identifiers.value(index), identifiers.kind(index)) { add(spelling) }
    }
  }

  private mutating func add(_ spelling: [UInt8]) {
    guard spelling.count >= Self.shortest, let start = Self.window(spelling, at: 0) else { return }
    let known = byStart[start, default: []]
    guard !known.contains(where: { needle(Int($0)).elementsEqual(spelling) }), !isConstant(spelling) else { return }
    bytes += spelling
    byStart[start, default: []].append(Int32(ends.count))
    ends.append(bytes.count)
  }

  private func isConstant(_ spelling: [UInt8]) -> Bool {
    guard constants.count >= spelling.count else { return false }
    return (0...constants.count - spelling.count).contains { constants[$0...].starts(with: spelling) }
  }

  private func needle(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  private static func window(_ text: [UInt8], at: Int) -> UInt32? {
    guard at + 4 <= text.count else { return nil }
    return UInt32(text[at]) << 24 | UInt32(text[at + 1]) << 16 | UInt32(text[at + 2]) << 8 | UInt32(text[at + 3])
  }

  /// Whether any needle occurs in the reading, beyond what chance can put there.
  func occur(in reading: PayloadReadings.Reading) -> Bool {
    guard reading.text.count >= 4, count > 0 else { return false }
    let least = leastLengths(in: reading)
    for at in 0...(reading.text.count - 4) {
      guard let start = Self.window(reading.text, at: at), let found = byStart[start] else { continue }
      if found.contains(where: { isHit(needle(Int($0)), in: reading.text, at: at, least) }) { return true }
    }
    return false
  }

  private struct LeastLengths {
    /// For a needle that a run of random hex digits can hold.
    let hexDigits: Int
    let other: Int
    let isProse: Bool
  }

  private func leastLengths(in reading: PayloadReadings.Reading) -> LeastLengths {
    let hexDigits = least(bits: 4, reading.text.count)
    guard let bits = reading.randomBits else {
      return LeastLengths(hexDigits: hexDigits, other: Self.shortest, isProse: true)
    }
    let length = least(bits: bits, reading.text.count)
    return LeastLengths(hexDigits: length, other: length, isProse: false)
  }

  /// Least length at which one run in 100,000 would be refused by chance: positions × needles ÷ 2^(bits × length).
  private func least(bits: Int, _ positions: Int) -> Int {
    var chances = Double(positions) * Double(count) * 100_000
    var length = 0
    while chances > 1 {
      chances /= Double(1 << bits)
      length += 1
    }
    return max(Self.shortest, length)
  }

  private func isHit(_ needle: ArraySlice<UInt8>, in text: [UInt8], at: Int, _ least: LeastLengths) -> Bool {
    guard needle.count >= (needle.allSatisfy(\.isHexDigit) ? least.hexDigits : least.other),
      text[at...].starts(with: needle)
    else { return false }
    if !least.isProse || needle.count >= Self.anywhere { return true }
    let before = at == 0 ? nil : text[at - 1]
    let end = at + needle.count
    return !(before?.isWordByte ?? false) && !(end < text.count && text[end].isWordByte)
  }

  // MARK: Spellings

  static func spellings(of value: ArraySlice<UInt8>, _ kind: RawIdentifiers.Kind) -> [[UInt8]] {
    let lower = Array(String(decoding: value, as: UTF8.self).lowercased().utf8)
    let words = LatinLetters.words(of: value) ?? []
    let folded = Array(words.joined(separator: [UInt8(ascii: " ")]))
    var spellings = lower == folded ? [lower] : [lower, folded]
    switch kind {
    case .name: spellings += words
    case .phone: spellings += phones(value)
    case .birthDate: spellings += dates(value)
    case .code, .text: break
    }
    return spellings
  }

  private static func phones(_ value: ArraySlice<UInt8>) -> [[UInt8]] {
    let digits = value.filter { (48...57).contains($0) }
    guard case .number(let number) = PhoneNumber.read(value) else { return [Array(digits)] }
    let national = number.digits.starts(with: Array("355".utf8)) ? Array(number.digits.dropFirst(3)) : number.digits
    return [Array(digits), number.digits, national]
  }

  private static func dates(_ value: ArraySlice<UInt8>) -> [[UInt8]] {
    guard let date = CalendarDate(cell: value) else { return [] }
    let parts = date.description.split(separator: "-")
    let forms = [
      date.description, parts.joined(), parts.reversed().joined(), parts.reversed().joined(separator: "."),
      parts.reversed().joined(separator: "/"),
    ]
    return forms.map { Array($0.utf8) }
  }
}

extension UInt8 {
  /// Letters, digits, and any byte of a letter beyond ASCII.
  fileprivate var isWordByte: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self >= 128
  }
}
