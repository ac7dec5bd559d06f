import Disclosure
import Programme

/// `tables.xlsx`: every released number for people who work with spreadsheets, screen readers included
/// (`ReleaseFormat`, "Workbooks").
///
/// Cover, contents and notes first, then one table per sheet.
struct TablesWorkbook {
  static let path = "tables.xlsx"

  let programme: ProgrammeFile
  let figures: Figures
  let facts: ReleaseFacts
  let messages: Messages

  var workbook: Workbook {
    let tables = [statement] + [leftOut].compactMap(\.self) + tableSheets
    return Workbook(
      path: Self.path, title: "\(messages(programme.title)): tables", subject: cover.subject,
      language: messages.language.rawValue, created: facts.created,
      sheets: [
        cover.sheet(about: "All released figures, one table on each sheet."), contents(of: tables), notes,
      ] + tables)
  }

  private var cover: CoverSheet {
    CoverSheet(programme: programme, facts: facts, kind: "tables", messages: messages)
  }
  private var cells: CellText { CellText(marker: programme.policy.marker) }

  private func contents(of sheets: [Sheet]) -> Sheet {
    let rows = [Sheet(name: Self.notesName, heading: "Marks and notes", lines: [])] + sheets
    return Sheet(
      name: "Contents", heading: "Contents", lines: ["One table: every sheet that follows, with a link to it."],
      table: SheetTable(
        name: "contents", headers: ["What the sheet holds", "Sheet"],
        rows: rows.map { [.text($0.heading), .link($0.name, sheet: $0.name)] }))
  }

  private static let notesName = "Notes"
  private static let leftOutName = "Left out"
  private static let fixedNames = ["Cover", "Contents", notesName, "Disclosure", leftOutName]

  private var notes: Sheet {
    let marks =
      cells.meanings.map { [SheetCell.text("\($0.mark) means \($0.meaning)"), .text($0.mark)] }
      + [[.text(CellText.whySame), .text(cells.marker)]]
    let notes = SheetNote.allCases.map { [SheetCell.text($0.text), .text($0.reference)] }
    return Sheet(
      name: Self.notesName, heading: "Marks and notes",
      lines: ["One table: what the marks in cells and the notes in column heads mean."],
      table: SheetTable(name: "notes", headers: ["Meaning", "Mark or note"], rows: marks + notes))
  }

  private var statement: Sheet {
    let statement = DisclosureStatement(programme: programme, figures: figures, facts: facts, messages: messages)
    let rows = statement.sections.filter { $0.heading != DisclosureStatement.leftOutHeading }.flatMap { section in
      section.lines.map { [SheetCell.text($0.replacing("`", with: "")), .text(section.heading)] }
    }
    return Sheet(
      name: "Disclosure", heading: "Disclosure statement: what is withheld or left out, and why",
      lines: ["One table: a row per statement."],
      table: SheetTable(name: "disclosure", headers: ["Statement", "Part"], rows: rows))
  }

  /// A row per table or breakdown that is not in the release.
  private var leftOut: Sheet? {
    let notHere = NotHereSection(programme, figures.leftOut, messages, summary: "")
    let rows = (notHere.leftOut + notHere.notReported).flatMap { reason in
      (reason["what"] ?? "").split(separator: "; ").map { what -> [SheetCell] in
        [.text(String(what)), .text(reason["why"] ?? "")]
      }
    }
    guard let table = SheetTable(name: "left out", headers: ["Table or breakdown", "Reason"], rows: rows) else {
      return nil
    }
    return Sheet(
      name: Self.leftOutName, heading: "Left out: tables and breakdowns that are not in this release, and why",
      lines: ["One table: a row per table or breakdown."], table: table)
  }

  private var tableSheets: [Sheet] {
    let indicators = IndicatorSheets(programme: programme, figures: figures, messages: messages)
    let profiles = ProfileSheets(figures: figures, messages: messages, cells: cells)
    var sheets: [Sheet] = []
    for make in indicators.makers + profiles.makers {
      // Names are cut at 31 letters: two could become one.
      if let sheet = make(Self.fixedNames + sheets.map(\.name)) {
        sheets.append(sheet)
      }
    }
    return sheets
  }
}

/// Makes a sheet under a name that none of the given sheets has; `nil` where there is nothing to show.
typealias SheetMaker = (_ taken: [String]) -> Sheet?
