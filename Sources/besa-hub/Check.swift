import ArgumentParser
import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what is wrong with an export, and makes nothing of it.",
    discussion: """
      Reads one file, or all exports of a folder: every problem with file, row, column and how to mend it, never a value. \
      Exit code 0 when nothing is wrong, 3 when some rows or values would be set aside, 4 when the file cannot be used.
      """)

  @OptionGroup var place: HomeOption
  @Argument(help: ArgumentHelp("An export, or the folder with all of them.", valueName: "path"))
  var path: String
  @Flag(help: "Write the findings as JSON.")
  var json = false

  func run() throws {
    try finish {
      let home = try place.open()
      let mapping = try home.mapping()
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let extract =
        isFolder
        ? try Extract.read(folder: path, for: home.programme, mapping: mapping)
        : try Extract.read(file: path, for: home.programme, mapping: mapping)
      let findings = CheckFindings(try ExportCheck(of: extract, for: home.programme), of: extract)
      for note in findings.notes where !json { Console.error("note: \(note)") }
      for problem in findings.problems where !json { Console.error(problem) }
      Console.result(json ? findings.json : findings.text)
      return findings.problems.isEmpty ? .done : .someSetAside
    }
  }
}

/// What ``Check`` found: totals and places only.
struct CheckFindings: Encodable {
  struct Table: Encodable {
    let file: String
    let source: String
  }

  let tables: [Table]
  let rows: Int
  let notes: [String]
  let problems: [String]

  init(_ check: ExportCheck, of extract: Extract) {
    tables = extract.tables.map { Table(file: $0.file, source: $0.source.name) }
    rows = check.rows
    notes = extract.notes.map(\.description)
    problems = Extracts.ProblemReport(check.tally).messages
  }

  var text: String {
    let found = problems.isEmpty ? "nothing is wrong" : "\(problems.count) kinds of problems, above"
    return tables.map { "\($0.file) is an export of \($0.source)" }.joined(separator: "\n")
      + "\n\(rows) rows read: \(found)"
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("findings of plain fields are JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}
