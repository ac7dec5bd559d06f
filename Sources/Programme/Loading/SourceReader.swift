/// Reads one entry of `sources:`.
struct SourceReader {
  let name: String
  let lists: Named<CodeList>
  let period: Period?
  let report: ProblemReport

  func read(_ value: Value, names: inout SourcesReader.FieldNames) -> Source? {
    let keys = ["format", "rows", "newest_by", "unit", "unlisted", "ignore", "stop_above", "columns", "leaves_hub"]
    guard let section = value.section(keys) else { return nil }
    let format = section.required("format")?.option(Source.Format.self)
    let rows = section.required("rows")?.option(Source.Rows.self)
    let unlistedStops = section.required("unlisted")?.option(["stop": true, "drop": false])
    let ignored = section.optional("ignore").map { $0.texts() } ?? []
    let columns = section.required("columns").map { ColumnReader(lists: lists).readAll($0) } ?? Named("column")
    let fields = section.required("leaves_hub").map { readFields($0, columns: columns, names: &names) } ?? []
    if columns.all.count < columns.names.count { names.isWhole = false }
    let newestBy = section.optional("newest_by")?.word()
    let unit = section.optional("unit")?.name()
    let mostLost = section.optional("stop_above").map(readMostLost) ?? Source.MostLost()
    checkNames(section, columns: columns, ignored: ignored ?? [], newestBy: newestBy)
    guard let format, let rows, let unlistedStops, let ignored, let mostLost else { return nil }
    if let unit, rows != .manyPerPerson || unit.text == "people" {
      section.optional("unit")?.fail(
        .contradiction, "`unit` names the records of a source with many per person", do: "remove it")
    }
    return Source(
      name: name, format: format, rows: rows, unlistedStops: unlistedStops, ignored: ignored, columns: columns.all,
      fields: fields, newestBy: newestBy?.text, unit: unit?.text, mostLost: mostLost)
  }

  /// `{rows: 10, values: 5}`, both in percent.
  private func readMostLost(_ value: Value) -> Source.MostLost? {
    guard let section = value.section(["rows", "values"]) else { return nil }
    let rows = section.optional("rows").map { $0.integer(in: 0...100) }
    let values = section.optional("values").map { $0.integer(in: 0...100) }
    if case .some(.none) = rows { return nil }
    if case .some(.none) = values { return nil }
    return Source.MostLost(rows: rows ?? nil, values: values ?? nil)
  }

  private func readFields(_ value: Value, columns: Named<Column>, names: inout SourcesReader.FieldNames) -> [CodedField]
  {
    let reader = FieldReader(source: name, columns: columns, period: period)
    var fields: [CodedField] = []
    for (key, value) in value.entries() ?? [] where key.checkName(report: report) {
      if let owner = names.owners[key.text] {
        report.add(
          .duplicate, at: key.place, "the field \"\(key.text)\" exists in source \"\(owner)\" already",
          do: "give it its own name: fields are named across the whole programme")
      }
      // `case` heads the column of participant numbers on the wire.
      if key.text == "case" || Expression.reserved.contains(key.text) {
        report.add(
          .contradiction, at: key.place, "\"\(key.text)\" has a meaning of its own and cannot be a field",
          do: "choose another name")
      }
      names.owners[key.text] = name
      if let field = reader.read(key, value) { fields.append(field) } else { names.isWhole = false }
    }
    return fields
  }

  private func checkNames(_ section: Section, columns: Named<Column>, ignored: [String], newestBy: Word?) {
    for name in ignored where columns.contains(name) {
      section.fail(
        .contradiction, "\"\(name)\" is declared as a column and ignored", do: "remove it from one of the two")
    }
    guard let newestBy, !ignored.contains(newestBy.text) else { return }
    if !columns.contains(newestBy.text) {
      report.add(.unknownName, unknown: newestBy, as: "column", among: columns.names + ignored)
    }
  }
}
