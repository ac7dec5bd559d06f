/// Reads `sources:`.
struct SourcesReader {
  let lists: Named<CodeList>
  let period: Period?
  let report: ProblemReport

  /// What is known of the fields while the sources are read.
  struct FieldNames {
    /// Field name → the source that has it; names are unique in the programme.
    var owners: [String: String] = [:]
    /// Every source, column and field so far could be read: what other parts say of them can be judged.
    var isWhole = true
  }

  struct Result {
    let sources: Named<Source>
    /// Every field that the file names, also one that could not be read.
    let fieldNames: [String]
    /// The one source that carries consent, identifiers and tokens.
    /// `nil` when there is none, or when some source has mistakes: then nothing else is said of its columns.
    let people: Source?
    let report: ProblemReport

    /// The field `hub` says who is counted where: its answers must be the programme's hubs.
    func checkHubField(hubs: [Hub], at place: Place) {
      guard let people else { return }
      let field = people.fields.first { $0.name == "hub" }
      if field?.form.codeList?.codes.map(\.name) == hubs.map(\.id) { return }
      report.add(
        .contradiction, at: place, "source \"\(people.name)\" has no field \"hub\" with the list \"hub\"",
        do: "declare the column with {type: choice, list: hub} and add `hub: as_is` to leaves_hub")
    }
  }

  func read(_ value: Value?) -> Result {
    var sources = Named<Source>("source")
    var names = FieldNames()
    for (key, value) in value?.entries() ?? [] where key.checkName(report: report) {
      let reader = SourceReader(name: key.text, lists: lists, period: period, report: report)
      let source = reader.read(value, names: &names)
      sources.add(key.text, source)
      if source == nil { names.isWhole = false }
    }
    return Result(
      sources: sources, fieldNames: names.owners.keys.sorted(),
      people: names.isWhole ? value.flatMap { person(of: sources.all, at: $0) } : nil, report: report)
  }

  private func person(of sources: [Source], at value: Value) -> Source? {
    let found = sources.filter { $0.rows == .onePerPerson }
    if found.count == 1 { return found[0] }
    let what = found.isEmpty ? "no source has one row per person" : "\(found.count) sources have one row per person"
    value.fail(
      .contradiction, what,
      do: "write `rows: one per person` in the source that holds consent and names, `latest per person` in the others")
    return nil
  }
}
