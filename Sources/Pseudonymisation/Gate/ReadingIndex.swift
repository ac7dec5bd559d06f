import Extracts

/// Texts that a payload can be read as, found by any of their bytes: answers whether a spelling occurs in them.
///
/// The payload is indexed and the identifiers pass by, not the other way round: there are few texts in a payload, and
/// as many identifiers as the extract has people.
final class ReadingIndex: Withheld {
  private struct Reading {
    let name: String
    let file: String
    let text: [UInt8]
    let least: SpellingLength
    /// Where it begins in the numbering of all places.
    let base: Int
  }

  private var readings: [Reading] = []
  /// By the last eight bytes of spellings that may be there.
  private(set) var long = NeedleIndex()
  /// By the last four bytes.
  private(set) var short = NeedleIndex()
  private var count = 0

  /// - Parameter least: Of the whole payload that the text is a part of.
  func add(_ reading: PayloadReadings.Reading, of file: String, _ least: SpellingLength) {
    let text = reading.text
    readings.append(Reading(name: reading.name, file: file, text: text, least: least, base: count))
    // Where only long spellings count, short windows need no look, nor do those that end where no long one can.
    let shortest = least.isProse ? SpellingLength.shortest : min(least.hexDigits, least.other)
    var window: UInt64 = 0
    var line = 0
    for end in stride(from: 1, through: text.count, by: 1) {
      window = window << 8 | UInt64(text[end - 1])
      if text[end - 1] == lineFeed { line = end }
      // No spelling has a line break in it; between two runs of a token there is one.
      guard end - line >= shortest else { continue }
      if shortest < SpellingLength.anywhere { short.add(count + end, at: window & 0xFFFF_FFFF) }
      if end - line >= SpellingLength.anywhere { long.add(count + end, at: window) }
    }
    count += text.count + 1
  }

  /// Where a spelling occurs, beyond what chance can put there.
  func place(of spelling: [UInt8]) -> (file: String, reading: String)? {
    guard spelling.count >= SpellingLength.shortest else { return nil }
    var found: Reading?
    func look(_ place: Int) -> Bool {
      let reading = readings.last { $0.base < place }
      guard let reading, Self.isHit(spelling, endingAt: place - reading.base, in: reading) else { return false }
      found = reading
      return true
    }
    if spelling.count >= SpellingLength.anywhere {
      _ = long.contains(TextWindow.long(endingAt: spelling.count, in: spelling.span), where: look)
    } else {
      _ = short.contains(TextWindow.short(endingAt: spelling.count, in: spelling.span), where: look)
    }
    return found.map { ($0.file, $0.name) }
  }

  private static func isHit(_ spelling: [UInt8], endingAt end: Int, in reading: Reading) -> Bool {
    let text = reading.text
    let start = end - spelling.count
    guard start >= 0, spelling.count >= reading.least.of(spelling), text[start..<end].elementsEqual(spelling) else {
      return false
    }
    if !reading.least.isProse || spelling.count >= SpellingLength.anywhere { return true }
    return (start == 0 || !text[start - 1].isWordByte) && (end == text.count || !text[end].isWordByte)
  }

  private let lineFeed = UInt8(ascii: "\n")
}

extension UInt8 {
  /// Letters, digits, and any byte of a letter beyond ASCII.
  fileprivate var isWordByte: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self >= 128
  }
}
