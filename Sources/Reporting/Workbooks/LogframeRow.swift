import Disclosure
import Programme

/// One indicator's two rows of the logframe.
struct LogframeRow {
  let indicator: Indicator
  /// `nil` where the release does not have the indicator.
  let figure: IndicatorFigure?
  let level: LogframeRows.Level
  let earlier: [ReleasedFigures]
  let programme: ProgrammeFile
  let messages: Messages

  var planned: [SheetCell] {
    row("Planned", values: periods.map { indicator.targets[$0.id].map(SheetCell.stated) ?? Self.notStated })
  }

  var achieved: [SheetCell] { row("Achieved", values: periods.map(achieved)) }

  private var periods: [Period] { programme.plannedPeriods }
  private var cells: CellText { CellText(marker: programme.policy.marker) }
  private static let notStated = SheetCell.mark(ValueText.notAvailable)
  private static let notConcerned = SheetCell.mark(ValueText.notApplicable)

  /// A release speaks of its own period; of earlier ones, what their latest release said; later ones are not due.
  private func achieved(in period: Period) -> SheetCell {
    if period.id == programme.period.id { return cells.cell(figure?.total.value ?? .notAvailable) }
    if period.last > programme.period.last { return Self.notConcerned }
    let unit = figure?.unitInData ?? indicator.unit.rawValue
    return earlier.total(of: indicator.id, unit: unit, in: period).map { cells.cell($0.value) } ?? Self.notStated
  }

  private func row(_ kind: String, values: [SheetCell]) -> [SheetCell] {
    [
      .text(level.name), .text(indicator.id), .text(messages(level.statement)), .text(messages(indicator.title)),
      .text(UnitText(messages: messages).text(indicator, counts: figure?.unit ?? "people")),
      .text(indicator.better.rawValue), .text(kind), indicator.baseline.map { .stated($0.value) } ?? Self.notStated,
      indicator.baseline.map { .text(($0.date ?? programme.start).description) } ?? Self.notStated,
    ] + values + [
      periods.last.map { .text($0.last.description) } ?? Self.notStated,
      .text(messages(indicator.source ?? programme.logframe.source)),
      .text(level.assumptions.isEmpty ? "None stated" : messages(level.assumptions).joined(separator: "; ")),
      level.output.map { .stated(Double($0.weight)) } ?? Self.notConcerned,
      level.output.map { .text($0.risk) } ?? Self.notConcerned, .text(disaggregation), status,
    ]
  }

  /// By what the indicator is broken down in this release, and by what it should be and is not.
  private var disaggregation: String {
    if indicator.by.isEmpty { return "Not broken down" }
    guard let figure else { return "Not in this release" }
    let fields = indicator.by.map { programme.fields[$0] }
    let shown = Set(figure.breakdowns.map(\.dimension.name))
    func names(_ isShown: Bool) -> String {
      fields.filter { shown.contains($0.name) == isShown }.map { Self.inSentence(messages($0.label)) }.joined(
        separator: ", ")
    }
    let parts = [
      names(true).isEmpty ? "" : "By \(names(true)): see \(TablesWorkbook.path)",
      hasWithheld(figure) ? "some values are withheld" : "",
      names(false).isEmpty ? "" : "not in this release by \(names(false))",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    return parts.prefix(1).uppercased() + parts.dropFirst()
  }

  /// A label as a sentence has it: its other capitals are names.
  static func inSentence(_ label: String) -> String { label.prefix(1).lowercased() + label.dropFirst() }

  private func hasWithheld(_ figure: IndicatorFigure) -> Bool {
    figure.breakdowns.contains { breakdown in breakdown.rows.contains { $0.reading.value == .withheld } }
  }

  private var status: SheetCell {
    LogframeStatus(
      value: figure?.total.value ?? .notAvailable, plan: indicator.targets[programme.period.id],
      better: indicator.better, isLast: periods.last?.id == programme.period.id
    ).cell(cells)
  }
}
