public import Disclosure
public import Programme

extension DraftFolder {
  /// Makes all files of a draft: what would be published, and what stays inside.
  ///
  /// A pure function: equal arguments give equal bytes on every machine (workbooks: with equal libxlsxwriter and zlib).
  ///
  /// - Parameters:
  ///   - sets: One per counted unit, people first; only the audit makes them.
  ///   - earlier: Headline figures of every earlier release, for the report's comparison over time.
  ///   - beside: Tables of every earlier release, for the differences that officers review.
  /// - Throws: ``ReportingError/badTemplate(name:detail:)``, a bug, or ``ReportingError/workbookFailed(name:detail:)`` where
  ///   the folder for temporary files has no space.
  public static func make(
    _ programme: ProgrammeFile, sets: [AuditedTables], facts: ReleaseFacts, earlier: [ReleasedFigures] = [],
    beside: [EarlierRelease] = []
  ) throws(ReportingError) -> DraftFolder {
    let messages = Messages(.english)
    let figures = Figures(programme: programme, sets: sets)
    var pages: [OutputFile] = []
    for language in Language.allCases {
      let messages = Messages(language)
      pages.append(
        try ReportPage(programme: programme, figures: figures, facts: facts, earlier: earlier, messages: messages)
          .file())
    }
    let statement = DisclosureStatement(programme: programme, figures: figures, facts: facts, messages: messages)
    let tables = TablesWorkbook(programme: programme, figures: figures, facts: facts, messages: messages)
    let logframe = LogframeWorkbook(
      programme: programme, figures: figures, earlier: earlier, facts: facts, messages: messages)
    return DraftFolder(
      release: pages + [statement.file, ReleaseCard(programme: programme, facts: facts).file]
        + IndicatorData(programme: programme, figures: figures, messages: messages).files
        + sets.flatMap { TableSetData(tables: $0, messages: messages).files }
        + [try tables.workbook.file(), try logframe.workbook.file()] + logframe.data
        + (programme.iati.map {
          [ActivityFile(programme: programme, activity: $0, figures: figures, earlier: earlier, facts: facts).file]
        } ?? []),
      inside: InsideFiles(programme: programme, sets: sets, facts: facts, messages: messages, earlier: beside).files)
  }
}
