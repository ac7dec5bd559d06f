import Foundation
import Programme
import Sodium
import Testing

@testable import Reporting

@Suite("The impact assessment") struct AssessmentTests {
  static let results = """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites><testsuite name="TestResults" errors="0" tests="5" failures="1">
      <testcase classname="ReportingTests.LedgerTests" name="a()" time="5.1" />
      <testcase classname="ReportingTests.LedgerTests" name="b()" time="5.1" />
      <testcase classname="ExchangeTests.LedgerChainTests" name="c()" time="1"><skipped message="no"/></testcase>
      <testcase classname="ReportingTests.ObjectionTests" name="d()" time="1"><failure message="x &lt; y"></failure></testcase>
      <testcase classname="ReportingTests.ObjectionTests" name="e()" time="1" />
    </testsuite></testsuites>
    """

  private func assessment(results: TestResults? = nil) -> TextDocument {
    let facts = AssessmentFacts(
      day: SampleProgramme.day(2026, 4, 15), programmeDigest: Digest(of: [1]), entries: [], hubs: ["north", "south"],
      officers: ["officer-1"], aggregator: "centre",
      checks: [.init(measure: "The ledger is whole", command: "besa ledger verify", result: "whole: 0 entries")],
      results: results)
    return ProtectionAssessment(SampleProgramme.file, facts: facts).document
  }

  private func rows(_ section: String, of document: TextDocument) throws -> [[String]] {
    let found = try #require(document.sections.first { $0.title == section })
    return found.blocks.flatMap { block -> [[String]] in if case .table(_, let rows, _) = block { rows } else { [] } }
  }

  @Test("every measure names suites of tests that exist")
  func suites() {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    for suite in Measure.all.flatMap(\.suites) {
      let path = tests.appending(path: suite.replacing(".", with: "/") + ".swift").path(percentEncoded: false)
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let name = suite.split(separator: ".").last ?? ""
      #expect(text.contains("struct \(name)") || text.contains("class \(name)"), "\(suite)")
    }
  }

  @Test("every risk has measures, and every measure stands against a risk")
  func risks() {
    let known = Set(Measure.all.map(\.id))
    #expect(known.count == Measure.all.count)
    #expect(ProtectionRisk.all.allSatisfy { !$0.measures.isEmpty && known.isSuperset(of: $0.measures) })
    #expect(Set(ProtectionRisk.all.flatMap(\.measures)) == known)
  }

  @Test("every field that leaves a hub is in the data flow, with its form; what stays is named")
  func dataFlow() throws {
    let rows = try rows("Data flow", of: assessment())
    #expect(rows.count == SampleProgramme.file.fields.count)
    for (row, field) in zip(rows, SampleProgramme.file.fields) {
      #expect(row[0].hasPrefix("`\(field.name)`") && !row[2].isEmpty && row[1] == field.role.rawValue)
    }
    let text = assessment().markdown
    for source in SampleProgramme.file.sources {
      for column in source.columns where column.role == .identifier {
        #expect(text.contains("`\(column.name)`"), "\(column.name)")
      }
    }
  }

  @Test("a measure says what its tests said last: passed, failed, or not run")
  func lastResults() throws {
    let results = try #require(TestResults(Array(Self.results.utf8), day: "2026-04-14"))
    let rows = try rows("6. Measures", of: assessment(results: results))
    func result(_ id: String) -> String { rows.first { $0[0] == id }?[3] ?? "" }
    #expect(result("M10") == "2 tests passed, 1 skipped, 2026-04-14")
    #expect(result("M9") == "FAILED: 1 of 2 tests, 2026-04-14")
    #expect(result("M2").hasPrefix("not run: the results of 2026-04-14 lack PseudonymisationTests.ConsentTests"))
    #expect(rows.allSatisfy { $0[2].hasPrefix("`swift test ") })
    let open = assessment(results: results).markdown
    #expect(open.contains("M9 is not shown to hold: FAILED") && !open.contains("M10 is not shown"))
    #expect(TestResults(Array("<testsuites/>".utf8), day: "") == nil)
  }

  @Test("what no program can know is an open point until the programme file says it")
  func openPoints() throws {
    let text = assessment().markdown
    #expect(text.contains("Controller, legal basis, condition and retention: write them into"))
    #expect(text.contains("Consultation: who was asked"))
    #expect(try rows("Annex: IOM's principles", of: assessment()).count == 13)
  }
}
