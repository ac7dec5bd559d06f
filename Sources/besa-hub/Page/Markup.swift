/// Text for HTML.
enum Markup {
  /// Plain text, so that no character of it is read as markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }

  /// An element around plain text.
  static func element(_ name: String, _ text: String, class kind: String? = nil) -> String {
    "<\(name)\(attribute(kind))>\(escaped(text))</\(name)>"
  }

  static func list(_ items: [String]) -> String {
    items.isEmpty ? "" : "<ul>\n" + items.map { element("li", $0) }.joined(separator: "\n") + "\n</ul>"
  }

  /// Name and value, one pair after another.
  static func facts(_ pairs: [(String, String)]) -> String {
    "<dl>\n"
      + pairs.map { "<div>" + element("dt", $0.0) + element("dd", $0.1) + "</div>" }.joined(separator: "\n") + "\n</dl>"
  }

  private static func attribute(_ kind: String?) -> String { kind.map { " class=\"\($0)\"" } ?? "" }
}
