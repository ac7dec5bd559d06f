package import Programme

/// Finds the code that a raw value means: by its name, or by its label in either language.
///
/// Kobo writes names ("XML values") or labels, as the person who exports chooses.
package struct CodeSpellings: Sendable {
  /// Spellings in UTF-8 with the position of their code; names first, then labels.
  private let spellings: [(text: [UInt8], index: Int)]
  private let declined: [[UInt8]]
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
    count = list.codes.count
  }

  package enum Meaning: Equatable {
    case code(Int)
    case declined
  }

  package func meaning(of value: ArraySlice<UInt8>) -> Meaning? {
    for spelling in spellings where value.elementsEqual(spelling.text) { return .code(spelling.index) }
    return declined.contains { value.elementsEqual($0) } ? .declined : nil
  }

  /// The options that a cell names, parted by spaces; options written as labels may hold spaces themselves.
  ///
  /// - Returns: `nil` when some part is no option.
  package func meanings(in cell: ArraySlice<UInt8>) -> [Meaning]? {
    var found: [Meaning] = []
    var rest = cell
    while let first = rest.first {
      if first == UInt8(ascii: " ") {
        rest.removeFirst()
        continue
      }
      guard let (meaning, length) = longestOption(at: rest) else { return nil }
      found.append(meaning)
      rest = rest.dropFirst(length)
    }
    return found
  }

  private func longestOption(at cell: ArraySlice<UInt8>) -> (Meaning, Int)? {
    var best: (Meaning, Int)?
    func consider(_ text: [UInt8], _ meaning: Meaning) {
      guard text.count > (best?.1 ?? 0), cell.starts(with: text) else { return }
      let next = cell.dropFirst(text.count).first
      if next == nil || next == UInt8(ascii: " ") { best = (meaning, text.count) }
    }
    for spelling in spellings { consider(spelling.text, .code(spelling.index)) }
    for text in declined { consider(text, .declined) }
    return best
  }
}
