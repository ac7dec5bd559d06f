/// Why a programme's tables cannot be laid out. All are faults of the programme file, found before a single count.
public enum TabulationError: Error, Equatable, CustomStringConvertible {
  /// A code list uses a word that stands for a total or a state in every dimension.
  case reservedCode(field: String, code: String)
  /// Two profile tables of one field merge "no answer" differently.
  case mergedTwoWays(field: String)
  /// "No answer" is merged into a code that the field does not have.
  case mergeCode(field: String, code: String)
  /// A breakdown by a field that is not a single choice of the counted unit.
  case breakdown(table: String, field: String)
  /// A profile table of a field that no unit answers.
  case profile(table: String, field: String)

  public var description: String {
    switch self {
    case .reservedCode(let field, let code):
      text("code `\(code)` is a word of every table", "field \(field)", "rename the code")
    case .mergedTwoWays(let field):
      text("two tables merge \"no answer\" differently", "field \(field)", "let them agree")
    case .mergeCode(let field, let code):
      text("\"no answer\" is merged into `\(code)`, which is no code", "field \(field)", "name a code of its list")
    case .breakdown(let table, let field):
      text("cannot break down by \(field)", "table \(table)", "break down by a single-choice field of persons")
    case .profile(let table, let field):
      text("\(field) has no answers to count", "table \(table)", "give it a field of persons or of their records")
    }
  }

  private func text(_ what: String, _ place: String, _ remedy: String) -> String {
    "\(what)\n  where: programme file, \(place)\n  do:    \(remedy)"
  }
}
