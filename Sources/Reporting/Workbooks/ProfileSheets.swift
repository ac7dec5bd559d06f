import Disclosure
import Programme

/// One sheet per report table, and one per breakdown of it.
struct ProfileSheets {
  let figures: Figures
  let messages: Messages
  let cells: CellText

  var makers: [SheetMaker] { figures.profiles.map { figure in { sheet(figure, taken: $0) } } }

  private func sheet(_ figure: ProfileFigure, taken: [String]) -> Sheet? {
    let by = figure.breakdown.map { messages($0.dimension.label) }
    let hasShares = figure.rows.contains { $0.share != nil }
    let rows = figure.rows.map { row($0, hasShares: hasShares) }
    let title = messages(figure.label) + (by.map { ", by \($0)" } ?? "")
    let name = figure.id + (figure.breakdown.map { " by " + $0.dimension.name } ?? "")
    let unit = messages.texts["unit_\(figure.unit)_other"] ?? figure.unit
    return Sheet(
      name: SheetName.sheet(name, unlike: taken), heading: "\(figure.id) \(title)",
      lines: ["One table: number of \(unit) per answer\(by.map { ", by \($0)" } ?? "")."]
        + (overlaps(figure) ? ["Several answers were possible \(SheetNote.mentions.reference)."] : [])
        + cells.legend(for: rows),
      table: SheetTable(name: figure.id + " " + title, headers: headers(figure, unit, hasShares), rows: rows))
  }

  /// A question with several answers has a dimension per option, and its rows are named by them.
  private func overlaps(_ figure: ProfileFigure) -> Bool {
    figure.answers.contains { $0.code.contains(".") }
  }

  private func headers(_ figure: ProfileFigure, _ unit: String, _ hasShares: Bool) -> [String] {
    if let breakdown = figure.breakdown {
      return ["Answer"] + breakdown.columns.map { $0.map { messages($0) } ?? messages["all"] }
    }
    let share = "Share of those who answered, percent \(SheetNote.shares.reference)"
    return ["Answer", "Number of \(unit)"] + (hasShares ? [share] : [])
  }

  /// Only answers have a share; elsewhere the column does not apply.
  private func row(_ row: ProfileFigure.Row, hasShares: Bool) -> [SheetCell] {
    let share = hasShares ? [row.share.map(cells.cell) ?? .mark(ValueText.notApplicable)] : []
    return [.text(row.label.map { messages($0) } ?? messages["all"])] + row.cells.map(cells.cell) + share
  }
}
