import Disclosure
import Programme

/// What stays with the programme: true tables, every decision of the disclosure rules, and the quality of the data.
struct InsideFiles {
  let programme: ProgrammeFile
  let sets: [AuditedTables]
  let facts: ReleaseFacts
  let messages: Messages
  let earlier: [EarlierRelease]

  static let logPath = "disclosure-log.json"

  var files: [OutputFile] {
    [readme, review.file, QualityReport(programme: programme, sets: sets, facts: facts, messages: messages).file, log]
      + sets.flatMap(trueTables)
  }

  private var review: ReviewPage {
    let shown = ShownFigures(tables: sets.map(\.tablesShown))
    return ReviewPage(
      programme: programme, sets: sets, facts: facts, messages: messages,
      difference: ReleaseDifference(of: shown, from: earlier))
  }

  private var readme: OutputFile {
    OutputFile(
      path: "README.md",
      text: """
        # This folder stays inside

        It belongs to draft \(ReleaseNumber(facts.draft).text) of \(programme.title.english). It holds true counts of people, \
        small ones too, and says which numbers were withheld because they are small. Nobody but the programme's \
        release officers and analyst may read it. Never send it, publish it, or copy it beside a release.

        * `review.html`: what officers read before they approve: tables, audit, differences, data quality.
        * `quality.md`: what each hub sent, what was wrong with it, what is missing.
        * `disclosure-log.json`: every withheld cell, why, and what an outsider can still believe of it.
        * `true-tables/`: every table with its true counts.

        """)
  }

  /// One file per table; rows and columns as in the report.
  private func trueTables(_ set: AuditedTables) -> [OutputFile] {
    let counts = Dictionary(
      set.inside.set.cells.map { ($0.address, $0.count) }, uniquingKeysWith: { first, _ in first })
    return set.inside.set.tables.map { table in
      let columns: [String?] = table.columnDimension == nil ? [nil] : table.columns
      var csv = CSVText(header: [table.rowDimension] + columns.map { $0 ?? "count" })
      for row in table.rows {
        let values = columns.map { column in
          (counts[set.inside.set.address(in: table, row: row, column: column)] ?? nil).map { String($0) } ?? ""
        }
        csv.append([row] + values)
      }
      return OutputFile(path: "true-tables/\(Self.fileName(table.id)).csv", text: csv.text)
    }
  }

  /// Table ids come from the programme file; what is no letter, digit, dot or hyphen becomes a hyphen.
  private static func fileName(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") ? $0 : "-" })
  }

  private var log: OutputFile {
    OutputFile(path: Self.logPath, bytes: JSONValue.array(sets.map(decisions)).canonical + [10])
  }

  private func decisions(_ set: AuditedTables) -> JSONValue {
    let counts = Dictionary(
      set.inside.set.cells.map { ($0.address, $0.count) }, uniquingKeysWith: { first, _ in first })
    let intervals = Dictionary(
      set.report.withheld.map { ($0.address, $0.intervals) }, uniquingKeysWith: { first, _ in first })
    let cells = set.inside.log.entries.map { entry -> JSONValue in
      let ranges = (intervals[entry.address] ?? [:]).map { attacker, interval in
        (attacker.rawValue, JSONValue.array([.number(interval.lower), interval.upper.map(JSONValue.number) ?? .null]))
      }
      return [
        "cell": .text(Self.words(entry.address, in: set)),
        "count": (counts[entry.address] ?? nil).map(JSONValue.number) ?? .null,
        "reasons": .array(entry.reasons.map { .text($0.description) }),
        "primary": .bool(entry.reasons.contains { $0.isPrimary }),
        "intervals": .object(Dictionary(ranges, uniquingKeysWith: { first, _ in first })),
      ]
    }
    let dropped = set.inside.log.dropped.map { left -> JSONValue in
      ["table": .text(left.table), "reason": .text(left.reason.english)]
    }
    return ["unit": .text(set.unit), "withheld": .array(cells), "dropped": .array(dropped)]
  }

  /// The non-total coordinates of a cell.
  private static func words(_ address: TableSet.Address, in set: AuditedTables) -> String {
    let parts = zip(set.dimensions, address).filter { $0.total != $1 }.map { "\($0.name)=\($1)" }
    return parts.isEmpty ? "total" : parts.joined(separator: "|")
  }
}
