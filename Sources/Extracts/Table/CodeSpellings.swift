package import Programme

/// Finds the code that a raw value means: by its name, or by its label in either language.
///
/// Kobo writes names ("XML values") or labels, as the person who exports chooses.
package final class CodeSpellings: Sendable {
  /// Spellings in UTF-8 with the position of their code; names first, then labels.
  private let spellings: [(text: [UInt8], index: Int)]
  private let declined: [[UInt8]]
  /// Of short texts, found at once; -1 is an option that declines.
  private let short: ShortTextTable
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
    short = ShortTextTable(spellings.map { ($0.text, Int32($0.index)) } + declined.map { ($0, Self.declines) })
    count = list.codes.count
  }

  private static let declines: Int32 = -1

  package enum Meaning: Equatable {
    case code(Int)
    case declined
  }

  package func meaning(of value: Span<UInt8>) -> Meaning? {
    if let text = ShortText(value) { return meaning(of: text) }
    if let spelling = spellings.first(where: { Self.isEqual($0.text.span, value) }) { return .code(spelling.index) }
    return declined.contains { Self.isEqual($0.span, value) } ? .declined : nil
  }

  /// Every short spelling with what it means, once each: for those who look up many lists side by side.
  package var shortSpellings: [(text: ShortText, meaning: Meaning)] {
    let texts = Set((spellings.map(\.text) + declined).compactMap { ShortText($0.span) })
    return texts.compactMap { text in meaning(of: text).map { (text, $0) } }
  }

  func meaning(of value: ShortText) -> Meaning? {
    short[value].map { $0 == Self.declines ? .declined : .code(Int($0)) }
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

/// Numbers by short texts, in a table with room to spare.
struct ShortTextTable: Sendable {
  private let bits: Int
  /// As many as a power of two.
  private var slots: [(text: ShortText, number: Int32)?]

  /// - Parameter entries: Longer texts are left out; of equal ones the first counts.
  init(_ entries: [(text: [UInt8], number: Int32)]) {
    var bits = 3
    while 1 << bits < entries.count * 3 { bits += 1 }
    self.bits = bits
    slots = Array(repeating: nil, count: 1 << bits)
    for entry in entries {
      guard let text = ShortText(entry.text.span) else { continue }
      let slot = slot(of: text)
      if slots[slot] == nil { slots[slot] = (text, entry.number) }
    }
  }

  subscript(text: ShortText) -> Int32? { slots[slot(of: text)]?.number }

  /// The text's slot, or the free one where it would go.
  private func slot(of text: ShortText) -> Int {
    var slot = text.place(bits: bits)
    while let known = slots[slot], known.text != text { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
