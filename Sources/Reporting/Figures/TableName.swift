import Programme

/// What people read of a table's id: `ID`, `ID.option`, `ID.then`, each perhaps with `.by.FIELD` (Tabulation's `TableForm`).
struct TableName {
  /// `T10.business`
  let number: String
  /// Title of the table or indicator; `nil` where the programme file knows none.
  let title: String?
  /// What it is broken down by.
  let dimension: String?
  private let id: String
  private let messages: Messages

  init(_ id: String, in programme: ProgrammeFile, _ messages: Messages) {
    func title(_ id: String) -> String? {
      programme.profileTables.first { $0.id == id }.map { messages($0.label) }
        ?? programme.indicators.first { $0.id == id }.map { messages($0.title) }
    }
    let parts = id.split(separator: ".by.", maxSplits: 1).map(String.init)
    let table = parts.first ?? id
    let base = title(table) == nil ? table.split(separator: ".").dropLast().joined(separator: ".") : table
    let field = parts.count > 1 ? programme.fields.first { $0.name == parts[1] } : nil
    (self.id, self.messages) = (id, messages)
    number = table
    self.title = title(base)
    dimension = field.map { messages($0.label) } ?? (parts.count > 1 ? parts[1] : nil)
  }

  /// Number, title and breakdown in one.
  var text: String {
    guard let title else { return id }
    return "\(number) \(title)" + (dimension.map { " (" + messages("by_dimension", ["dimension": $0]) + ")" } ?? "")
  }
}
