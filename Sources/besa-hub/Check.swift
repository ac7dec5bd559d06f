import ArgumentParser
import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("check"), discussion: Words.help("check.more"))

  @OptionGroup var place: HomeOption
  @Argument(help: ArgumentHelp(Words.help("check.path"), valueName: "path"))
  var path: String
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "check", place: place, isAlone: false).finish { home, entry in
      let mapping = try home.mapping()
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let findings = try ProgressLine.during {
        let extract =
          isFolder
          ? try Extract.read(folder: path, for: home.programme, mapping: mapping)
          : try Extract.read(file: path, for: home.programme, mapping: mapping)
        let check = try ExportCheck(of: extract, for: home.programme, scratch: NightScratch(in: home.folder))
        return CheckFindings(check, of: extract)
      }
      entry.counts = ["rows_read": findings.rows]
      entry.problems = findings.logged
      for note in findings.notes where !json { Console.error(Words.current("check.note", ["note": note])) }
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
  /// For the log: places and counts by source.
  let logged: [LoggedRun.Problem]

  enum CodingKeys: String, CodingKey {
    case tables, rows, notes, problems
  }

  init(_ check: ExportCheck, of extract: Extract) {
    tables = extract.tables.map { Table(file: $0.file, source: $0.source.name) }
    rows = check.rows
    let language = Words.current.language
    notes = extract.notes.map { $0.text(in: language) }
    problems = Extracts.ProblemReport(check.tally, in: language).messages
    logged = LoggedRun.Problem.all(of: check.tally, in: extract)
  }

  var text: String {
    let words = Words.current
    let found = words("check.problems", for: problems.count)
    let read = problems.isEmpty ? words("check.fine", for: rows) : words("check.rows", for: rows, ["found": found])
    let files = tables.map { words("check.table", ["file": $0.file, "source": $0.source]) }
    return (files + [read]).joined(separator: "\n")
  }

  var json: String { JSONText.of(self) }
}
