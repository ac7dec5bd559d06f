internal import Yams

/// Where each character of a YAML text stands in the file, so that a condition's mistake is shown at the wrong word.
///
/// Follows quotes, escapes and folded lines; what it cannot follow is placed at the last character that it could.
struct ScalarPlaces {
  /// One per Unicode scalar of the text, and one for its end.
  let places: [Place]

  init(of scalar: Node.Scalar, in lines: [[Unicode.Scalar]]) {
    let mark = scalar.mark
    var walk = Walk(lines: lines, line: (mark?.line ?? 1) - 1, column: (mark?.column ?? 1) - 1, style: scalar.style)
    var places = scalar.string.unicodeScalars.map { walk.step(over: $0) }
    places.append(walk.place)
    self.places = places
  }

  private struct Walk {
    let lines: [[Unicode.Scalar]]
    var line: Int
    var column: Int
    let style: Node.Scalar.Style

    init(lines: [[Unicode.Scalar]], line: Int, column: Int, style: Node.Scalar.Style) {
      self.lines = lines
      self.line = line
      self.column = column
      self.style = style
      switch style {
      case .singleQuoted, .doubleQuoted: self.column += 1
      case .literal, .folded: nextLine()
      case .plain, .any: break
      }
    }

    var place: Place { Place(line: line + 1, column: column + 1) }
    private var row: [Unicode.Scalar] { lines.indices.contains(line) ? lines[line] : [] }
    private var restIsBlank: Bool { row.dropFirst(column).allSatisfy { $0 == " " } }

    mutating func step(over scalar: Unicode.Scalar) -> Place {
      if style == .doubleQuoted, row.dropFirst(column).elementsEqual("\\".unicodeScalars) { nextLine() }
      let here = place
      if scalar == "\n" || (scalar == " " && restIsBlank) {
        nextLine()
      } else {
        column += width(at: column)
      }
      return here
    }

    private func width(at column: Int) -> Int {
      guard row.indices.contains(column) else { return 1 }
      if style == .singleQuoted, row[column] == "'" { return 2 }
      guard style == .doubleQuoted, row[column] == "\\", row.indices.contains(column + 1) else { return 1 }
      switch row[column + 1] {
      case "x": return 4
      case "u": return 6
      case "U": return 10
      default: return 2
      }
    }

    private mutating func nextLine() {
      guard line + 1 < lines.count else { return }
      repeat { line += 1 } while line + 1 < lines.count && row.allSatisfy { $0 == " " }
      column = row.prefix { $0 == " " }.count
    }
  }
}
