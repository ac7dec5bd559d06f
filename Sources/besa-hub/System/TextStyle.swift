import FoundationEssentials
import Glibc

/// How text looks on the terminal, or in a file: colour only where it is seen and wanted, never as the only sign.
struct TextStyle {
  let hasColour: Bool

  /// Of standard output.
  ///
  /// - Note: Source: no-color.org.
  static var ofOutput: TextStyle {
    let environment = ProcessInfo.processInfo.environment
    let isPlain = (environment["NO_COLOR"] ?? "") != "" || environment["TERM"] == "dumb"
    return TextStyle(hasColour: isatty(1) == 1 && !isPlain)
  }

  func paint(_ text: String, _ state: Finding.State) -> String {
    guard hasColour else { return text }
    let colour =
      switch state {
      case .green: "32"
      case .amber: "33"
      case .red: "1;31"
      }
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }

  /// Lines of at most `width` characters, broken between words; a longer word has a line of its own.
  static func wrap(_ text: String, to width: Int) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  /// A text whose long lines go on below, further in; lines that fit, and words longer than a line, stay as they are.
  static func fit(_ text: String, to width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { fit($0, to: width) }
      .joined(separator: "\n")
  }

  private static func fit(_ line: Substring, to width: Int) -> [String] {
    // Whoever paints a line has laid it out, and its signs for colour take no room.
    if line.contains("\u{1B}") { return [String(line)] }
    let indent = line.prefix { $0 == " " }
    let further = indent + "    "
    var lines: [String] = []
    var rest = line
    while rest.count > width {
      let inner = rest.drop { $0 == " " }
      let most = rest.prefix(width + 1)
      let end = most.lastIndex(of: " ").flatMap { $0 > inner.startIndex ? $0 : nil } ?? inner.firstIndex(of: " ")
      guard let end else { break }
      let head = rest[..<end]
      lines.append(String(head[...(head.lastIndex { $0 != " " } ?? head.startIndex)]))
      rest = further + rest[end...].drop { $0 == " " }
    }
    return lines + [String(rest)]
  }
}
