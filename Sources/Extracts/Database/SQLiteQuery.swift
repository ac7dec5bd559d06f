/// A query of a hub's case database.
struct SQLiteQuery: Withheld, Sendable {
  let path: String
  let text: String

  /// All columns of the table or view that has the source's name.
  static func everything(of source: String) -> String {
    "SELECT * FROM \"" + source.replacing("\"", with: "\"\"") + "\""
  }
}
