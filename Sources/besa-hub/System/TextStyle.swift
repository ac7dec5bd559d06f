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
}
