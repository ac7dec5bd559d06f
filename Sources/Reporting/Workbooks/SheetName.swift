/// Names that Excel and LibreOffice accept for sheets and tables.
enum SheetName {
  /// At most 31 letters, without `[ ] : * ? / \` and without an apostrophe at either end.
  static func sheet(_ text: String, unlike taken: [String] = []) -> String {
    let allowed = text.filter { !#"[]:*?/\'"#.contains($0) && !$0.isNewline }
    let trimmed = allowed.split(separator: " ").joined(separator: " ")
    let name = cut(trimmed.isEmpty ? "Sheet" : trimmed, to: longest)
    let others = Set(taken.map { $0.lowercased() })
    var candidate = name
    var number = 2
    while others.contains(candidate.lowercased()) {
      let ending = " (\(number))"
      candidate = cut(name, to: longest - ending.utf16.count) + ending
      number += 1
    }
    return candidate
  }

  /// ASCII letters, digits and `_`; an underscore keeps it from being a cell's address.
  static func table(_ text: String) -> String {
    let words = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    return "table_" + String(words.prefix(200))
  }

  /// Excel's limit, in UTF-16 units.
  private static let longest = 31

  private static func cut(_ text: String, to units: Int) -> String {
    var cut = text
    while cut.utf16.count > units { cut.removeLast() }
    while cut.last == " " { cut.removeLast() }
    return cut
  }
}
