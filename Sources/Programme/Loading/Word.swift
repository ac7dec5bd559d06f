/// A text of the file and where it stands.
struct Word: Hashable {
  let text: String
  let place: Place

  /// Letters, digits and underscores of ASCII: safe as a column name, a file name and a word of a condition.
  var isName: Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
      }
  }

  /// A name that may also hold points and hyphens inside: `OP1.1`, `2026-03`, `creative-hubs`.
  var isIdentifier: Bool {
    let inner = text.replacing(".", with: "_").replacing("-", with: "_")
    let edges = [text.first, text.last]
    return Word(text: inner, place: place).isName && !edges.contains(".") && !edges.contains("-")
  }

  /// Codes of every published dimension beside the answers: totals and the states that are no answer.
  static let reservedCodes = ["total", "Total", "answered"] + AnswerState.allCases.map(\.code)

  /// Reports a key that cannot be a name.
  func checkName(report: ProblemReport) -> Bool {
    if isName { return true }
    report.add(.wrongType, at: place, "\"\(text)\" cannot be a name", do: "use letters a-z, digits and _ only")
    return false
  }

  /// Reports a key that cannot be a code of a list.
  func checkCode(report: ProblemReport) -> Bool {
    guard checkName(report: report) else { return false }
    guard Self.reservedCodes.contains(text) else { return true }
    report.add(
      .contradiction, at: place, "the code \"\(text)\" has a meaning of its own in tables", do: "choose another code")
    return false
  }
}
