/// XML as text, element by element: every value escaped, attributes in the order in which they are given, two spaces per level.
///
/// Ours, because the release's XML is written only: a hundred lines give the same bytes on every machine, where FoundationXML
/// would bring libxml2 and the whole of Foundation into a command that needs neither.
struct XMLText {
  private var body = ""
  private var depth = 0

  /// The whole document, in UTF-8 by declaration.
  var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body }

  /// An element that holds elements; without any it closes itself.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: (inout XMLText) -> Void = { _ in }
  ) {
    var inside = XMLText()
    inside.depth = depth + 1
    content(&inside)
    let start = indent + "<" + name + Self.attributes(attributes)
    body += inside.body.isEmpty ? start + "/>\n" : start + ">\n" + inside.body + indent + "</\(name)>\n"
  }

  /// An element that holds text.
  mutating func text(_ name: String, _ text: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    body += indent + "<" + name + Self.attributes(attributes) + ">" + Self.escaped(text) + "</\(name)>\n"
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  private static func attributes(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Also line feeds and tabs, which an attribute would lose; what XML 1.0 cannot hold becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
