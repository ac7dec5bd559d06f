import Foundation
import Programme
import Testing

@testable import Disclosure
@testable import Reporting

/// A Python that has the package `csvw`, the validator of CSV on the Web.
private let python: String? = {
  guard let path = ProcessInfo.processInfo.environment["BESA_PYTHON"],
    (try? Tool.run(path, ["-c", "import csvw"])) != nil
  else { return nil }
  return path
}()

@Suite("Data files") struct DataFileTests {
  let draft: DraftFolder

  init() throws { draft = try SampleRelease.make() }

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(draft.release.file(path)).bytes, as: UTF8.self)
  }

  /// Rows of a file without quotes, which the sample's are.
  private func rows(_ path: String) throws -> [[String]] {
    try text(path).split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("counts, percentages and means have a row each, in total and by group, with the status of value and n")
  func indicators() throws {
    let rows = try rows("indicators.csv")
    func values(_ id: String, _ dimension: String, _ category: String) -> [String]? {
      rows.first { $0[0] == id && $0[4] == dimension && $0[5] == category }.map { Array($0.dropFirst(7)) }
    }
    #expect(values("OP1.1", "_T", "_T") == ["105", "people", "105", "A", "people", "0", "A", "F"])
    #expect(values("OP1.1", "hub", "north") == ["57", "people", "57", "A", "people", "0", "A", "F"])
    #expect(values("OC2", "_T", "_T") == ["68.7", "percent", "83", "A", "people", "0", "A", "F"])
    #expect(values("OC5", "_T", "_T") == ["5.8", "mean", "62", "A", "people", "1", "A", "F"])
    #expect(values("IM1", "hub", "south") == ["59.4", "percent", "32", "A", "people", "1", "A", "F"])
    #expect(values("RK1", "_T", "_T") == ["", "people", "83", "A", "people", "0", "Q", "C"])
  }

  @Test("a withheld value has one status, whatever the reason, and every empty value has one")
  func status() throws {
    for row in try rows("indicators.csv").dropFirst() {
      #expect((row[7].isEmpty) == (row[13] != "A") && (row[14] == "C") == (row[13] == "Q"), "\(row)")
      #expect((row[9].isEmpty) == (row[10] != "A"), "\(row)")
      #expect(["A", "Q", "M"].contains(row[13]) && ["A", "Q", "M"].contains(row[10]))
    }
  }

  @Test("means stand beside the table set in the form that the audit reads, with their scale")
  func means() throws {
    let tables = try TableSetFiles.readPublished(
      cells: try text("tables/published.csv"), structure: try text("tables/structure.json"), name: "sample",
      values: try text("tables/values.csv"))
    #expect(tables.cells.count == SampleRelease.people.cells.count)
    #expect(tables.values.map(\.number.description) == ["4.5", "5.8"])
    #expect(
      tables.values.map(\.kind) == [
        .mean(of: "confidence", scale: 0...10), .mean(of: "fu_confidence", scale: 0...10),
      ])
    #expect(tables.values.map { tables.published($0.cell) } == [.count(81), .count(62)])
    #expect(draft.release.file("tables/attendances/values.csv") == nil)
  }

  @Test("the logframe as data has the rows of the workbook, planned before achieved, and marks for what is no number")
  func logframe() throws {
    let csv = try text("logframe.csv").split(separator: "\r\n").dropFirst()
    let workbook = try WorkbookParts(try #require(draft.release.file("logframe.xlsx")).bytes)
    let sheets = ["Impact", "Outcome", "Outputs", "Risks"].compactMap { workbook.page($0) }
    let rows = sheets.flatMap { $0.tableRows.dropFirst() }
    #expect(rows.count == csv.count && rows.count == 12)
    #expect(rows.map { $0[6].text } == Array(repeating: ["Planned", "Achieved"], count: 6).flatMap { $0 })
    // What the sample has no comma in is equal byte for byte.
    for (row, line) in zip(rows, csv) where !line.contains("\"") {
      #expect(row.map(\.text).joined(separator: ",") == line)
    }
    #expect(csv.contains { $0.hasPrefix("Risk,RK1,") && $0.contains(",Achieved,") && $0.contains(",[c],") })
  }

  @Test("a plan with milestones has a column for each, and a release knows what was achieved in its own period only")
  func milestones() throws {
    let programme = SampleProgramme.file.planning([
      Period(id: "2025-12", first: SampleProgramme.day(2025, 9, 1), last: SampleProgramme.day(2025, 12, 31)),
      Period(id: "2026-09", first: SampleProgramme.day(2025, 9, 1), last: SampleProgramme.day(2026, 9, 30)),
    ])
    #expect(programme.plannedPeriods.map(\.id) == ["2025-12", "2026-03", "2026-09"])
    let figures = Figures(programme: programme, sets: [SampleRelease.people, SampleRelease.attendances])
    let rows = LogframeRows(
      programme: programme, figures: figures, earlier: [], messages: Messages(.english))
    #expect(
      rows.headers[9...12] == [
        "Milestone 1 (to 31 December 2025)", "Milestone 2 (to 31 March 2026)", "Target", "Target date",
      ])
    let cells = rows.rows(of: rows.outcome).filter { $0[1].text == "OC2" }
    #expect(cells[0][9...12].map(\.text) == ["[x]", "55", "[x]", "2026-09-30"])
    #expect(cells[1][9...12].map(\.text) == ["[x]", "68.7", "[z]", "2026-09-30"])
    let before = [(1, 690), (2, 700)].map { number, scaled in
      let value = PublishedValue.number(PublishedNumber(scaled: scaled, digits: 1))
      return ReleasedFigures(
        number: number, day: SampleProgramme.day(2026, 1, number), period: "2025-12",
        totals: ["OC2": .init(value: value, n: .withheld, unit: "percent")])
    }
    let later = LogframeRows(
      programme: programme, figures: figures, earlier: before, messages: Messages(.english))
    #expect(
      later.rows(of: later.outcome).filter { $0[1].text == "OC2" }[1][9...11].map(\.text) == ["70.0", "68.7", "[z]"])
    #expect(cells.allSatisfy { $0.last?.text == "Milestone not met" && $0.count == rows.headers.count })
  }

  @Test("a status is withheld with its value, met or not by the released number alone, and follows the direction")
  func statuses() {
    func status(_ value: PublishedValue, better: Indicator.Direction, plan: Double?, isLast: Bool = true) -> String {
      LogframeStatus(value: value, plan: plan, better: better, isLast: isLast).cell(CellText(marker: "[c]")).text
    }
    let fifty = PublishedValue.number(PublishedNumber(scaled: 500, digits: 1))
    #expect(status(fifty, better: .up, plan: 50) == "Target met")
    #expect(status(fifty, better: .up, plan: 50.1) == "Target not met")
    #expect(status(fifty, better: .down, plan: 50) == "Target met")
    #expect(status(fifty, better: .down, plan: 49.9) == "Target not met")
    #expect(status(fifty, better: .up, plan: 50, isLast: false) == "Milestone met")
    #expect(status(fifty, better: .up, plan: nil) == "Nothing planned for this period")
    #expect(status(.withheld, better: .up, plan: 1) == "[c]")
    #expect(status(.notAvailable, better: .up, plan: 1) == "[x]")
    #expect(status(.notApplicable, better: .up, plan: 1) == "[z]")
  }

  @Test(
    "a validator of CSV on the Web accepts the data files, and refuses them once a number is a mark that nobody declared",
    .enabled(if: python != nil, "BESA_PYTHON names no Python with the package csvw"),
    arguments: ["indicators.csv", "logframe.csv"])
  func csvw(_ path: String) throws {
    let python = try #require(python)
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = """
      import sys, warnings; from csvw import CSVW
      warnings.simplefilter("error")
      sys.exit(0 if CSVW(sys.argv[1], validate=True).is_valid else 1)
      """
    let metadata = folder.appending(path: path + "-metadata.json")
    try Data(text(path + "-metadata.json").utf8).write(to: metadata)
    try Data(text(path).utf8).write(to: folder.appending(path: path))
    try Tool.run(python, ["-c", program, metadata.path])
    try Data(text(path).replacing(",68.7,", with: ",<5,").utf8).write(to: folder.appending(path: path))
    #expect(throws: Tool.Failed.self) { try Tool.run(python, ["-c", program, metadata.path]) }
  }
}
