package import Programme

/// Finds the code that a raw value means: by its name, or by its label in either language.
///
/// Kobo writes names ("XML values") or labels, as the person who exports chooses.
package final class CodeSpellings: Sendable {
  /// Spellings in UTF-8 with the position of their code; names first, then labels.
  private let spellings: [(text: [UInt8], index: Int)]
  private let declined: [[UInt8]]
  /// Of ``spellings`` and then ``declined``: what tells a text from nearly all others at a glance.
  private let marks: [TextMark]
  package let count: Int

  package init(_ list: CodeList) {
    var spellings: [(text: [UInt8], index: Int)] = []
    var declined: [[UInt8]] = []
    func spell(_ code: CodeList.Code, at index: Int, _ text: String) {
      if code.name == list.declined { return declined.append(Array(text.utf8)) }
      if !spellings.contains(where: { $0.text == Array(text.utf8) }) { spellings.append((Array(text.utf8), index)) }
    }
    for (index, code) in list.codes.enumerated() { spell(code, at: index, code.name) }
    for (index, code) in list.codes.enumerated() {
      spell(code, at: index, code.label.english)
      if let albanian = code.label.albanian { spell(code, at: index, albanian) }
    }
    if let name = list.declined { declined.append(Array(name.utf8)) }
    self.spellings = spellings
    self.declined = declined
    marks = (spellings.map(\.text) + declined).map { TextMark($0.span) }
    count = list.codes.count
  }

  package enum Meaning: Equatable {
    case code(Int)
    case declined
  }

  package func meaning(of value: Span<UInt8>) -> Meaning? {
    let mark = TextMark(value)
    for (place, known) in marks.enumerated() where known == mark {
      let text = place < spellings.count ? spellings[place].text : declined[place - spellings.count]
      if !mark.isWhole, !Self.isEqual(text.span, value) { continue }
      return place < spellings.count ? .code(spellings[place].index) : .declined
    }
    return nil
  }

  /// The options that a cell names, parted by spaces; options written as labels may hold spaces themselves.
  ///
  /// - Returns: `nil` when some part is no option.
  package func meanings(in cell: Span<UInt8>) -> [Meaning]? {
    var found: [Meaning] = []
    var at = 0
    while at < cell.count {
      if cell[at] == UInt8(ascii: " ") {
        at += 1
        continue
      }
      guard let (meaning, length) = longestOption(in: cell, at: at) else { return nil }
      found.append(meaning)
      at += length
    }
    return found
  }

  private func longestOption(in cell: Span<UInt8>, at start: Int) -> (Meaning, Int)? {
    var best: (Meaning, Int)?
    func consider(_ text: [UInt8], _ meaning: Meaning) {
      let end = start + text.count
      guard text.count > (best?.1 ?? 0), end <= cell.count, end == cell.count || cell[end] == UInt8(ascii: " "),
        Self.isEqual(text.span, cell.extracting(start..<end))
      else { return }
      best = (meaning, text.count)
    }
    for spelling in spellings { consider(spelling.text, .code(spelling.index)) }
    for text in declined { consider(text, .declined) }
    return best
  }

  private static func isEqual(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard text.count == other.count else { return false }
    for place in text.indices where text[place] != other[place] { return false }
    return true
  }
}

/// Length, first and last eight bytes of a text: all of a text of up to sixteen bytes, nearly all of a longer one.
private struct TextMark: Equatable {
  let count: Int
  let first: UInt64
  let last: UInt64

  var isWhole: Bool { count <= 16 }

  init(_ text: Span<UInt8>) {
    var (first, last): (UInt64, UInt64) = (0, 0)
    for place in 0..<min(8, text.count) { first = first << 8 | UInt64(text[place]) }
    for place in max(8, text.count - 8)..<max(8, text.count) { last = last << 8 | UInt64(text[place]) }
    (count, self.first, self.last) = (text.count, first, last)
  }
}
