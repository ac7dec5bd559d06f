extension Source {
  static func readAll(_ value: Value?, lists: Named<CodeList>, period: Period?) -> Named<Source> {
    var sources = Named<Source>("source")
    var owners: [String: String] = [:]
    for (key, value) in value?.entries() ?? [] where key.checkName(report: value.report) {
      let source = SourceReader(name: key.text, lists: lists, period: period, report: value.report)
        .read(value, owners: &owners)
      sources.add(key.text, source)
    }
    return sources
  }

  /// The one source that carries consent, identifiers and tokens.
  static func person(of sources: [Source], at value: Value) -> Source? {
    let found = sources.filter { $0.rows == .onePerPerson }
    if found.count == 1 { return found[0] }
    let what = found.isEmpty ? "no source has one row per person" : "two sources have one row per person"
    value.fail(
      .contradiction, what,
      do: "write `rows: one per person` in the source that holds consent and names, `latest per person` in the others")
    return nil
  }

  /// The field `hub` says who is counted where: its answers must be the programme's hubs.
  static func checkHubField(of people: Source?, hubs: [Hub], at place: Place, report: ProblemReport) {
    guard let people else { return }
    let field = people.fields.first { $0.name == "hub" }
    if field?.form.codeList?.codes.map(\.name) == hubs.map(\.id) { return }
    report.add(
      .contradiction, at: place, "source \"\(people.name)\" has no field \"hub\" with the list \"hub\"",
      do: "declare the column with {type: choice, list: hub} and add `hub: as_is` to leaves_hub")
  }
}

/// Reads one entry of `sources:`.
struct SourceReader {
  let name: String
  let lists: Named<CodeList>
  let period: Period?
  let report: ProblemReport

  /// - Parameter owners: Field name → the source that has it; names are unique in the programme.
  func read(_ value: Value, owners: inout [String: String]) -> Source? {
    let keys = ["format", "rows", "newest_by", "unit", "unlisted", "ignore", "columns", "leaves_hub"]
    guard let section = value.section(keys) else { return nil }
    let format = section.required("format")?.option(Source.Format.self)
    let rows = section.required("rows")?.option(Source.Rows.self)
    let unlistedStops = section.required("unlisted")?.option(["stop": true, "drop": false])
    let ignored = section.optional("ignore").map { $0.texts() } ?? []
    let columns = section.required("columns").map { ColumnReader(lists: lists).readAll($0) } ?? Named("column")
    let fields = section.required("leaves_hub").map { readFields($0, columns: columns, owners: &owners) } ?? []
    let newestBy = section.optional("newest_by")?.word()
    let unit = section.optional("unit")?.name()
    checkNames(section, columns: columns, ignored: ignored ?? [], newestBy: newestBy)
    guard let format, let rows, let unlistedStops, let ignored else { return nil }
    if unit != nil, rows != .manyPerPerson {
      section.fail(.contradiction, "`unit` names records, but people have one row each here", do: "remove `unit`")
    }
    return Source(
      name: name, format: format, rows: rows, unlistedStops: unlistedStops, ignored: ignored, columns: columns.all,
      fields: fields, newestBy: newestBy?.text, unit: unit?.text)
  }

  private func readFields(_ value: Value, columns: Named<Column>, owners: inout [String: String]) -> [CodedField] {
    let reader = FieldReader(source: name, columns: columns, period: period)
    var fields: [CodedField] = []
    for (key, value) in value.entries() ?? [] where key.checkName(report: report) {
      if let owner = owners[key.text] {
        report.add(
          .duplicate, at: key.place, "the field \"\(key.text)\" exists in source \"\(owner)\" already",
          do: "give it its own name: fields are named across the whole programme")
      }
      if Expression.reserved.contains(key.text) {
        report.add(
          .contradiction, at: key.place, "\"\(key.text)\" is a word of conditions and cannot be a field",
          do: "choose another name")
      }
      owners[key.text] = name
      if let field = reader.read(key, value) { fields.append(field) }
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
