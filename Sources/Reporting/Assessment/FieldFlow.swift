import Programme

/// Every field that leaves a hub, in which form, made of what, and for which numbers.
struct FieldFlow {
  let programme: ProgrammeFile
  let messages: Messages

  /// Name and question, role, form, origin, numbers.
  var rows: [[String]] {
    programme.fields.indices.map { number in
      let field = programme.fields[number]
      let users = users(of: number)
      return [
        "`\(field.name)` \(messages(field.label))", field.role.rawValue, Self.words(field.form),
        Self.words(field.derivation), users.isEmpty ? "no number" : users.joined(separator: ", "),
      ]
    }
  }

  /// Fields that leave although no number needs them.
  var unused: [String] {
    programme.fields.indices.filter { users(of: $0).isEmpty }.map { programme.fields[$0].name }
  }

  /// Raw columns that feed no field.
  var staying: [(source: String, columns: [String])] {
    programme.sources.map { source in
      let leaving = Set(source.fields.flatMap(\.derivation.columns))
      return (source.name, source.columns.map(\.name).filter { !leaving.contains($0) })
    }
  }

  /// Tables and indicators that read the field, and what orders and links cases.
  private func users(of number: Int) -> [String] {
    let tables = programme.profileTables.filter { table in
      switch table.content {
      case .answers(let field, let by): field == number || by.contains(number)
      case .total(_, let fields): fields.contains(number)
      }
    }
    let indicators = programme.indicators.filter { indicator in
      if indicator.by.contains(number) { return true }
      switch indicator.measure {
      case .count(let condition, let among, _): return (condition.fields + among.fields).contains(number)
      case .mean(let field, let then): return field == number || then == number
      case .sum(_, let fields): return fields.contains(number)
      }
    }
    let field = programme.fields[number]
    let home = field.name == programme.linkage.homeBy ? ["home hub"] : []
    return home + tables.map(\.id) + indicators.map(\.id)
  }

  private static func words(_ form: FieldForm) -> String {
    switch form {
    case .choice(let list): "one of \(list.codes.count) codes"
    case .choices(let list): "any of \(list.codes.count) codes"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .date(let unit): "a \(unit.rawValue), no day"
    }
  }

  private static func words(_ derivation: Derivation) -> String {
    let columns = derivation.columns.map { "`\($0)`" }.joined(separator: ", ")
    switch derivation {
    case .choice, .choices, .integer: return "the answer \(columns)"
    case .date: return "the date \(columns), cut"
    case .ageBand(_, let at, _): return "the age by \(columns), in \(at.count) bands"
    case .yearBand(_, let bands): return "the year of \(columns), in \(bands.count) bands"
    case .anyOf: return "yes or no, from \(columns)"
    case .hasAnswer: return "whether \(columns) holds anything"
    case .within: return "whether \(columns) is recent"
    }
  }
}
