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
  private var long = NeedleIndex()
  private var short = NeedleIndex()
  private var count = 0

  /// - Parameter least: Of the whole payload that the text is a part of.
  func add(_ reading: PayloadReadings.Reading, of file: String, _ least: SpellingLength) {
    let text = reading.text
    readings.append(Reading(name: reading.name, file: file, text: text, least: least, base: count))
    // Where only long spellings count, short windows need no look.
    let looksShort = least.isProse || least.other < SpellingLength.anywhere
    var window: UInt64 = 0
    for end in stride(from: 1, through: text.count, by: 1) {
      window = window << 8 | UInt64(text[end - 1])
      if looksShort, end >= SpellingLength.shortest { short.add(count + end, at: window & 0xFFFF_FFFF) }
      if end >= SpellingLength.anywhere, !Self.crossesLines(window) { long.add(count + end, at: window) }
    }
    count += text.count + 1
  }

  /// Of the last eight bytes of spellings that may be there.
  var longMarks: WindowMarks { long.marks }
  /// Of the last four bytes.
  var shortMarks: WindowMarks { short.marks }

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

  /// No spelling has a line break in it; between two tokens there is one.
  private static func crossesLines(_ window: UInt64) -> Bool {
    var rest = window
    for _ in 0..<8 {
      if rest & 0xFF == 10 { return true }
      rest >>= 8
    }
    return false
  }
}

extension UInt8 {
  /// Letters, digits, and any byte of a letter beyond ASCII.
  fileprivate var isWordByte: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self >= 128
  }
}
