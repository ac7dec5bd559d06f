/// Texts as systemd's unit files want them.
///
/// - Note: Source: `systemd.syntax(7)`, quoting; `systemd.unit(5)`, specifiers; `systemd.service(5)`, command lines.
enum UnitText {
  /// One word of a command line: quoted, with `\`, `"`, `%` and `$` standing for themselves.
  static func word(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("$", with: "$$")
    return "\"\(value(escaped))\""
  }

  /// A whole value: `%` stands for itself, and a line never ends early.
  static func value(_ text: String) -> String { text.replacing("%", with: "%%") }
}
