import Linkage
import Programme

/// Plain totals about no single person: events with counts. One cell per distinct sum.
struct Attendances {
  let programme: ProgrammeFile
  let persons: LinkedPersons

  private struct Sum: Hashable {
    let source: String
    let fields: [Int]
  }

  /// `nil` when the programme asks for no total.
  var tableSet: TableSet? {
    let wanted = profiles + indicators
    var sums: [Sum] = []
    for entry in wanted where !sums.contains(entry.sum) { sums.append(entry.sum) }
    if sums.isEmpty { return nil }
    let dimension = TableSet.Dimension(
      name: "sum", label: Label(english: "Total of", albanian: "Gjithsej"), total: Axis.total,
      groupings: [TableSet.Dimension.Grouping(parent: Axis.total, children: sums.map(code))],
      labels: Dictionary(uniqueKeysWithValues: sums.map { (code($0), label($0)) }))
    let tables = wanted.map { entry in
      TableSet.Table(
        id: entry.id, subject: entry.subject, rowDimension: dimension.name, rows: [code(entry.sum)],
        columnDimension: nil, columns: [])
    }
    return TableSet(unit: "attendances", dimensions: [dimension], tables: tables, cells: sums.map(cell))
  }

  private typealias Entry = (id: String, subject: TableSet.Table.Subject, sum: Sum)

  private var profiles: [Entry] {
    programme.profileTables.compactMap { table in
      guard case .total(let source, let fields) = table.content else { return nil }
      return (table.id, .profile(id: table.id), Sum(source: source, fields: fields.sorted()))
    }
  }

  private var indicators: [Entry] {
    programme.indicators.compactMap { indicator in
      guard case .sum(let source, let fields) = indicator.measure else { return nil }
      let sum = Sum(source: source, fields: fields.sorted())
      return (
        indicator.id, .indicator(id: indicator.id, numerator: code(sum), base: code(sum)), sum
      )
    }
  }

  private func code(_ sum: Sum) -> String {
    sum.source + ":" + sum.fields.map { programme.fields[$0].name }.joined(separator: "+")
  }

  private func label(_ sum: Sum) -> Label {
    let labels = sum.fields.map { programme.fields[$0].label }
    return Label(
      english: labels.map(\.english).joined(separator: " + "),
      albanian: labels.map { $0.albanian ?? $0.english }.joined(separator: " + "))
  }

  /// Nobody knows how many people are behind attendances: at most as many as there are, and each is taken for one.
  private func cell(_ sum: Sum) -> TableSet.Cell {
    let first = programme.fields.firstIndex { $0.source == sum.source } ?? 0
    let total = sum.fields.reduce(0) { total, field in
      let column = persons.aggregates[sum.source]?[field - first] ?? []
      return total + column.reduce(0) { $0 + ($1.value ?? 0) }
    }
    let read = sum.fields.map { Condition.answered(field: $0) }
    return TableSet.Cell(
      address: [code(sum)], count: total, contributors: total,
      role: sum.fields.map { programme.fields[$0].role }.max() ?? .plain, isByHub: false,
      meaning: TableSet.Meaning(conditions: [.or(read): .yes]))
  }
}
