import Programme

/// `logframe.xlsx`, one sheet per level (`ReleaseFormat`, "Logframe").
struct LogframeWorkbook {
  static let path = "logframe.xlsx"

  let programme: ProgrammeFile
  let figures: Figures
  let earlier: [ReleasedFigures]
  let facts: ReleaseFacts
  let messages: Messages

  var workbook: Workbook {
    let cover = CoverSheet(programme: programme, facts: facts, kind: "logframe", messages: messages)
    return Workbook(
      path: Self.path, title: "\(messages(programme.title)): logframe", subject: cover.subject,
      language: messages.language.rawValue, created: facts.created,
      sheets: [
        cover.sheet(about: "The logical framework: what was planned and what was achieved, one level per sheet."),
        marks,
      ]
        + levels.compactMap { sheet($0.name, $0.heading, $0.levels) } + [weights].compactMap(\.self))
  }

  /// The same rows for machines; a withheld value is the same mark.
  var data: [OutputFile] { LogframeData(rows: rows, levels: levels.flatMap(\.levels), programme: programme).files }

  private var rows: LogframeRows {
    LogframeRows(programme: programme, figures: figures, earlier: earlier, messages: messages)
  }
  private var cells: CellText { CellText(marker: programme.policy.marker) }

  private var levels: [(name: String, heading: String, levels: [LogframeRows.Level])] {
    [
      ("Impact", "Impact: \(messages(rows.impact.statement))", [rows.impact]),
      ("Outcome", "Outcome: \(messages(rows.outcome.statement))", [rows.outcome]), ("Outputs", "Outputs", rows.outputs),
      ("Risks", "Risks: \(messages(rows.risks.statement))", [rows.risks]),
    ]
  }

  private func sheet(_ name: String, _ heading: String, _ levels: [LogframeRows.Level]) -> Sheet? {
    let table = levels.flatMap(rows.rows)
    if table.isEmpty { return nil }
    return Sheet(
      name: name, heading: heading,
      lines: [
        "One table: two rows per indicator, what was planned and what was achieved. Days are written year-month-day."
      ] + cells.legend(for: table),
      table: SheetTable(name: name, headers: rows.headers, rows: table))
  }

  private var marks: Sheet {
    let others = [
      ("Status", "By the released number alone. Where that is withheld, so is the status."),
      (
        "Achieved",
        "This release's own period, and what the latest release of each earlier one said ([x]: none did); later ones are not due ([z])."
      ), ("Baseline date", "The day that the baseline speaks of; the programme's start where it states no other."),
    ]
    return Sheet(
      name: "Notes", heading: "Marks and columns", lines: ["One table: what marks in cells and some columns mean."],
      table: SheetTable(
        name: "notes", headers: ["Meaning", "Mark or column"],
        rows: cells.meanings.map { [.text("\($0.mark) means \($0.meaning)"), .text($0.mark)] }
          + [[.text(CellText.whySame), .text(cells.marker)]]
          + others.map { [.text($0.1), .text($0.0)] }))
  }

  /// Weights stand in every row of an output; here they stand once, and add up.
  private var weights: Sheet? {
    let outputs = programme.logframe.outputs
    if outputs.isEmpty { return nil }
    let rows = outputs.map { output -> [SheetCell] in
      [
        .text(messages(output.title)), .text("Output \(output.number)"), .text(output.risk),
        .stated(Double(output.weight)),
      ]
    }
    let sum = outputs.map(\.weight).reduce(0, +)
    let all: [SheetCell] = [.text("All outputs"), .text("All"), .mark(ValueText.notApplicable), .stated(Double(sum))]
    return Sheet(
      name: "Weights", heading: "Outputs: impact weighting and risk rating",
      lines: ["One table: a row per output, then their sum."] + cells.legend(for: [all]),
      table: SheetTable(
        name: "weights", headers: ["Statement", "Level", "Risk rating", "Output impact weighting (percent)"],
        rows: rows + [all]))
  }
}
