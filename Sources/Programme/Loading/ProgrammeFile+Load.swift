extension ProgrammeFile {
  /// Reads and checks a programme file.
  ///
  /// - Parameters:
  ///   - yaml: The file's text; its form is `ProgrammeFileFormat`.
  ///   - file: What messages call the file.
  /// - Throws: ``ProgrammeError/mistakes(_:)`` with everything that is wrong, or ``ProgrammeError/notYAML(_:)``.
  public static func load(_ yaml: String, file: String) throws(ProgrammeError) -> ProgrammeFile {
    let text = try YAMLText(yaml, file: file)
    let report = ProblemReport(file: file)
    let loaded = read(Value(node: text.root, path: "", report: report), lines: text.lines)
    guard let loaded, report.problems.isEmpty else { throw .mistakes(report.problems) }
    return loaded
  }

  /// Reads and checks the bytes of a programme file.
  ///
  /// - Throws: ``ProgrammeError/notYAML(_:)`` also for bytes that are not UTF-8.
  public static func load(_ bytes: [UInt8], file: String) throws(ProgrammeError) -> ProgrammeFile {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notYAML(
        Problem(
          kind: .syntax, file: file, place: firstBadPlace(in: bytes), what: "the file is not UTF-8 text",
          remedy: "save it as UTF-8"))
    }
    return try load(text, file: file)
  }

  /// The line that holds the first byte which is not UTF-8.
  private static func firstBadPlace(in bytes: [UInt8]) -> Place {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return Place(line: bad + 1, column: 1)
  }

  private static let keys = [
    "besa", "programme", "period", "hubs", "purpose", "linkage", "lists", "sources", "define", "tables", "disaggregate",
    "indicators", "logframe", "disclosure",
  ]

  private static func read(_ root: Value, lines: [[Unicode.Scalar]]) -> ProgrammeFile? {
    guard let file = root.section(keys) else { return nil }
    _ = file.required("besa")?.integer(in: 1...1)
    let header = file.required("programme").flatMap(ProgrammeHeader.read)
    let period = file.required("period").flatMap(Period.read)
    let hubs = file.required("hubs").map(Hub.readAll) ?? []
    let lists = CodeList.readAll(file.required("lists"), hubs: hubs)
    let sources = Source.readAll(file.required("sources"), lists: lists, period: period)
    let scope = ConditionScope(sources: sources.all)
    let people = file.required("sources").map { Source.person(of: sources.all, at: $0) }
    let purpose = file.required("purpose").flatMap { Purpose.read($0, people: people ?? nil) }
    let linkage = file.required("linkage").flatMap { LinkageRule.read($0, people: people ?? nil, sources: sources.all) }
    Source.checkHubField(of: people ?? nil, hubs: hubs, at: file.place, report: root.report)

    let conditions = ConditionReader(lines: lines, report: root.report)
    let defined = conditions.define(file.optional("define"), in: scope)
    let policy = file.required("disclosure").flatMap { DisclosurePolicy.read($0) }
    let tables = file.required("tables").map { ProfileTable.readAll($0, scope: defined) } ?? Named("table")
    let standard = file.required("disaggregate").flatMap { BreakdownReader(scope: defined).fields($0) }
    let indicators = file.required("indicators").map {
      IndicatorReader(conditions: conditions, scope: defined, sources: sources.all, standard: standard).readAll($0)
    }
    let logframe = file.required("logframe").flatMap { Logframe.read($0, indicators: indicators ?? Named("indicator")) }
    if let value = file.optional("disclosure") { PolicyCheck(scope: defined, tables: tables).check(value) }
    guard let header, let period, let purpose, let linkage, let indicators, let logframe, let policy else { return nil }
    return ProgrammeFile(
      id: header.id, title: header.title, country: header.country, funder: header.funder, start: header.start,
      period: period, hubs: hubs, purpose: purpose, linkage: linkage, sources: sources.all, codeLists: lists.byName,
      profileTables: tables.all, indicators: indicators.all, logframe: logframe, policy: policy)
  }
}
