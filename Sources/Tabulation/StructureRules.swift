import Linkage
import Programme

/// The rules of the policy that decide which tables there are. None looks at a count.
struct StructureRules: Sendable {
  let programme: ProgrammeFile
  /// Profile table id → why it is not produced.
  let droppedTables: [String: Label]
  /// Field number → the profile table that is not produced and that a breakdown by the field would show as margins.
  private let droppedFields: [Int: String]

  init(_ programme: ProgrammeFile) {
    self.programme = programme
    var tables: [String: Label] = [:]
    for group in programme.policy.notBoth {
      guard let first = group.first else { continue }
      for id in group.dropFirst() where id != first {
        tables[id] = Label(
          english: "the policy publishes only one of \(group.joined(separator: " and ")), the first",
          albanian: "politika publikon vetëm një prej \(group.joined(separator: " dhe ")), të parën")
      }
    }
    droppedTables = tables
    var fields: [Int: String] = [:]
    for table in programme.profileTables where tables[table.id] != nil {
      if case .answers(let field, _) = table.content { fields[field] = table.id }
    }
    for table in programme.profileTables where tables[table.id] == nil {
      if case .answers(let field, _) = table.content { fields[field] = nil }
    }
    droppedFields = fields
  }

  /// Why rows that read these fields are not broken down by a field; `nil` when they may be.
  func reasonAgainst(rows: Set<Int>, by field: Int) -> Label? {
    let name = programme.fields[field].name
    if rows.contains(field) { return Label(english: "it already reads \(name)", albanian: "e përfshin tashmë \(name)") }
    if let table = droppedFields[field] {
      return Label(
        english: "its margins would be table \(table), which the policy does not publish",
        albanian: "totalet e saj do të ishin tabela \(table), të cilën politika nuk e publikon")
    }
    for pair in programme.policy.neverCross where pair.contains(name) {
      let others = Set(pair).subtracting([name])
      if let other = rows.map({ programme.fields[$0].name }).sorted().first(where: others.contains) {
        return Label(
          english: "the policy never crosses \(name) with \(other)",
          albanian: "politika nuk e kryqëzon kurrë \(name) me \(other)")
      }
    }
    let role = rows.map { programme.fields[$0].role }.max() ?? .plain
    if field == programme.hubField, programme.policy.byHub[role] != .show {
      return Self.notByHub(role)
    }
    return nil
  }

  private static func notByHub(_ role: FieldRole) -> Label {
    let kind =
      switch role {
      case .plain: "e zakonshme"
      case .quasi: "që mund të tregojnë personin"
      case .sensitive: "e ndjeshme"
      case .identifier: "identifikuese"
      }
    return Label(
      english: "the policy does not break \(role.rawValue) answers down by hub",
      albanian: "politika nuk i ndan sipas qendrave përgjigjet \(kind)")
  }
}
