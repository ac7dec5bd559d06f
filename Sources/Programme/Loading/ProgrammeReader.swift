internal import Yams

/// Reads the parts of a programme file in the order in which they build on each other.
struct ProgrammeReader {
  let lines: [[Unicode.Scalar]]
  let report: ProblemReport

  private static let keys = [
    "besa", "programme", "period", "hubs", "purpose", "linkage", "lists", "sources", "define", "tables", "disaggregate",
    "not_reported", "indicators", "wheel", "logframe", "disclosure", "iati",
  ]

  /// - Returns: `nil` only after a problem was reported; a file with problems can still be returned.
  func read(_ root: Node) -> ProgrammeFile? {
    guard let file = Value(node: root, path: "", report: report).section(Self.keys) else { return nil }
    file.required("besa").map(checkFormat)
    let header = file.required("programme").flatMap(ProgrammeHeader.read)
    let period = file.required("period").flatMap(Period.read)
    let hubs = file.required("hubs").map(Hub.readAll) ?? []
    let lists = CodeList.readAll(file.required("lists"), hubs: hubs)
    let sources = SourcesReader(lists: lists, period: period, report: report).read(file.required("sources"))
    sources.checkHubField(hubs: hubs, at: file.place)
    let purpose = file.required("purpose").flatMap { Purpose.read($0, people: sources.people) }
    let linkage = file.required("linkage").flatMap { LinkageRule.read($0, sources: sources) }
    let results = readResults(file, sources: sources, period: period)
    let iati = file.optional("iati").map { IATIReader(hubs: hubs, start: header?.start).read($0) }
    guard let header, let period, let purpose, let linkage, let results, iati != .some(nil) else { return nil }
    return ProgrammeFile(
      id: header.id, title: header.title, country: header.country, funder: header.funder, start: header.start,
      period: period, hubs: hubs, purpose: purpose, linkage: linkage, sources: sources.sources.all,
      codeLists: lists.byName, profileTables: results.tables, indicators: results.indicators,
      logframe: results.logframe, policy: results.policy, notReported: results.notReported,
      wheel: results.wheel, iati: iati ?? nil)
  }

  /// What is counted and published.
  private struct Results {
    let tables: [ProfileTable]
    let indicators: [Indicator]
    let logframe: Logframe
    let policy: DisclosurePolicy
    let notReported: [NotReported]
    let wheel: Wheel?
  }

  private func readResults(_ file: Section, sources: SourcesReader.Result, period: Period?) -> Results? {
    let conditions = ConditionReader(lines: lines, report: report)
    let scope = conditions.define(
      file.optional("define"), in: ConditionScope(sources: sources.sources.all, declared: sources.fieldNames))
    let tables = file.required("tables").map { ProfileTable.readAll($0, scope: scope) }
    let standard = file.required("disaggregate").flatMap { BreakdownReader(scope: scope).fields($0) }
    let reader = IndicatorReader(
      conditions: conditions, scope: scope, sources: sources.sources.all, tables: tables ?? Named("table"),
      standard: standard)
    let indicators = file.required("indicators").map { reader.readAll($0) }
    let logframe = file.required("logframe").flatMap {
      Logframe.read($0, indicators: indicators ?? Named("indicator"), period: period)
    }
    let disclosure = file.required("disclosure")
    let policy = disclosure.flatMap { DisclosurePolicy.read($0) }
    if let tables, let indicators {
      disclosure.map { PolicyCheck(scope: scope, tables: tables, indicators: indicators.names).check($0) }
    }
    let notReported = file.optional("not_reported").map(readNotReported) ?? []
    let wheel = file.optional("wheel").flatMap { Wheel.read($0, indicators: indicators ?? Named("indicator")) }
    guard let tables, let indicators, let logframe, let policy, let notReported else { return nil }
    return Results(
      tables: tables.all, indicators: indicators.all, logframe: logframe, policy: policy, notReported: notReported,
      wheel: wheel)
  }

  private func readNotReported(_ value: Value) -> [NotReported]? {
    value.entries()?.compactMap { key, value in
      guard let section = value.section(["what", "why"]) else { return nil }
      let what = section.required("what")?.label()
      let why = section.required("why")?.label()
      guard let what, let why else { return nil }
      return NotReported(id: key.text, what: what, why: why)
    }
  }

  private func checkFormat(_ value: Value) {
    guard let word = value.word(), word.text != "1" else { return }
    value.fail(
      .outOfRange, "format \"\(word.text)\" is not known", do: "write besa: 1, or use the Besa that the file is for")
  }
}
