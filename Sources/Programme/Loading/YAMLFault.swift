internal import Yams

/// What the YAML parser refused, in words for the writer of the file.
struct YAMLFault {
  let kind: Problem.Kind
  let place: Place
  let what: String
  let remedy: String

  private static let indentation =
    "check indentation, quotes and brackets of this line and the one before; quote a text that holds \": \" or \"#\""

  init(_ error: YamlError, text: String, lines: [[Unicode.Scalar]]) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      kind = .syntax
      place = Place(line: mark.line, column: mark.column)
      what = "the file is no valid YAML: \(problem)"
      remedy = Self.indentation
    case .reader(let problem, let offset, _, _):
      kind = .syntax
      place = Self.place(ofCharacter: offset ?? 0, in: text)
      what = "the file holds a character that YAML does not allow: \(problem)"
      remedy = "remove the character"
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = Place(line: context.mark.line, column: context.mark.column)
      kind = .duplicate
      place = Self.place(ofSecond: key, after: first, in: lines)
      what = "the key \"\(key)\" stands twice; first at line \(first.line), column \(first.column)"
      remedy = "remove one of them or give it its own name"
    default:
      kind = .syntax
      place = Place(line: 1, column: 1)
      what = "the file cannot be read as YAML"
      remedy = Self.indentation
    }
  }

  private static func place(ofCharacter offset: Int, in text: String) -> Place {
    let before = text.prefix(offset)
    let line = before.count { $0.isNewline }
    let column = before.reversed().prefix { !$0.isNewline }.count
    return Place(line: line + 1, column: column + 1)
  }

  /// The parser tells only where a doubled key stands first. In block style the second one stands in the same column
  /// before the indentation ends; in flow style on the same line.
  private static func place(ofSecond key: String, after first: Place, in lines: [[Unicode.Scalar]]) -> Place {
    let width = key.unicodeScalars.count
    func stands(_ row: [Unicode.Scalar], at column: Int) -> Bool {
      let start = column > 0 && (row[column - 1] == "\"" || row[column - 1] == "'") ? column - 1 : column
      let before = start > 0 ? row[start - 1] : " "
      let rest = row.dropFirst(column + width).drop { $0 == "\"" || $0 == "'" || $0 == " " }
      return row.dropFirst(column).prefix(width).elementsEqual(key.unicodeScalars) && rest.first == ":"
        && (before == " " || before == "{" || before == ",")
    }
    let firstRow = lines.indices.contains(first.line - 1) ? lines[first.line - 1] : []
    for column in firstRow.indices.dropFirst(first.column + width - 1) where stands(firstRow, at: column) {
      return Place(line: first.line, column: column + 1)
    }
    for number in lines.indices.dropFirst(first.line) {
      let row = lines[number]
      let indent = row.prefix { $0 == " " }.count
      if indent == row.count || row[indent] == "#" { continue }
      if indent < first.column - 1 { break }
      let quoted = row[indent] == "\"" || row[indent] == "'" ? 1 : 0
      if indent == first.column - 1, stands(row, at: indent + quoted) {
        return Place(line: number + 1, column: indent + 1)
      }
    }
    return first
  }
}
