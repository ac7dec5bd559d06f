import Foundation
import Programme
import Testing

@testable import Disclosure

/// The programme report's own numbers (`ReportExample`).
@Suite("The printed report", .enabled(if: conformance != nil, "not on this machine (BESA_CONFORMANCE)"))
struct ReportExampleTests {
  private struct Report: Decodable {
    struct Table: Decodable {
      struct Category: Decodable {
        let code: String
        let count: Int?
      }

      let variable: String
      let kind: String?
      let population: Int?
      let categories: [Category]?
    }

    let tables: [Table]
  }

  private func counts(_ variable: String) throws -> (population: Int, counts: [(code: String, count: Int)]) {
    let file = try #require(conformance).deletingLastPathComponent().appending(path: "report/report_marginals.json")
    let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: file))
    let table = try #require(report.tables.first { $0.variable == variable })
    let counts = (table.categories ?? []).compactMap { category in category.count.map { (category.code, $0) } }
    return (try #require(table.population), counts)
  }

  /// One question as it is printed; what is left of everybody is a cell that the report does not print.
  private func report(_ variable: String) throws -> AuditReport {
    let (population, counts) = try counts(variable)
    let codes = counts.map(\.code) + (counts.map(\.count).reduce(0, +) < population ? ["rest"] : [])
    let children = codes.map { "\"\($0)\"" }.joined(separator: ", ")
    let rows = counts.map { "\($0.code),\($0.count)\n" }.joined()
    let cells = "q,value\nTotal,\(population)\n" + rows + (codes.count > counts.count ? "rest,\n" : "")
    return try attack(
      TableSetFiles.readPublished(
        cells: cells, structure: "{\"dims\": {\"q\": [[\"Total\", [\(children)]]]}}", name: variable),
      under: testPolicy(least: 5, width: 5, zeros: .show))
  }

  @Test("prints counts below 5")
  func small() throws {
    let variables = ["marital", "return_year", "uk_stay", "living"]
    let found = try variables.flatMap { name in
      try report(name).findings.filter { $0.fault == .smallPublished }.map { "\(name) \($0.cell)" }
    }
    #expect(
      found == [
        "marital q=cohabiting", "marital q=engaged", "marital q=divorced", "return_year q=2026", "uk_stay q=lt_3m",
        "living q=alone",
      ])
  }

  @Test("gives away by subtraction what it does not print")
  func subtraction() throws {
    #expect(try report("living").interval("rest") == FeasibilityInterval(lower: 21, upper: 21))
    #expect(try report("return_year").interval("rest") == FeasibilityInterval(lower: 10, upper: 10))
  }

  @Test("13 − 12 = 1 and 17 − 9 − 5 = 3")
  func nested() throws {
    let distressed = try #require(try counts("distress_high").counts.first?.count)
    let both = try #require(try counts("distress_x_needs").counts.first?.count)
    let regions = Dictionary(uniqueKeysWithValues: try counts("region").counts.map { ($0.code, $0.count) })
    let places = Dictionary(uniqueKeysWithValues: try counts("locality").counts.map { ($0.code, $0.count) })
    let structure = #"{"dims": {"q": [["Total", ["yes", "no"]], ["yes", ["needs", "none"]]]}}"#
    let cells = "q,value\nTotal,105\nyes,\(distressed)\nno,\nneeds,\(both)\nnone,\n"
    let found = try attack(
      TableSetFiles.readPublished(cells: cells, structure: structure, name: "x"), under: testPolicy(zeros: .show))
    #expect(found.interval("none") == FeasibilityInterval(lower: 1, upper: 1))
    let elbasan = try #require(places["elbasan"])
    let berat = try #require(places["berat"])
    let region = try #require(regions["elbasan_berat"])
    let near = try attack(
      TableSetFiles.readPublished(
        cells: "q,value\nregion,\(region)\nelbasan,\(elbasan)\nberat,\(berat)\nelsewhere,\n",
        structure: #"{"dims": {"q": [["region", ["elbasan", "berat", "elsewhere"]]]}}"#, name: "x"),
      under: testPolicy(zeros: .show))
    #expect(near.interval("elsewhere") == FeasibilityInterval(lower: 3, upper: 3))
  }
}
