import Programme
import Testing

@testable import Disclosure

@Suite("Percentages and means")
struct PublishedValueTests {
  @Test("rounding is exact, halves away from zero")
  func rounding() {
    #expect(PublishedNumber(numerator: 57, denominator: 83, factor: 100, digits: 1).description == "68.7")
    #expect(PublishedNumber(numerator: 1, denominator: 8, factor: 100, digits: 0).description == "13")
    #expect(PublishedNumber(numerator: 1, denominator: 200, factor: 1, digits: 2).description == "0.01")
    #expect(PublishedNumber(numerator: -5, denominator: 2, factor: 1, digits: 0).description == "-3")
    #expect(PublishedNumber(numerator: 1, denominator: 300, factor: 100, digits: 1).value == 0.3)
  }

  /// Two bands and who has no band; an indicator on its own dimension.
  private func audited(_ rows: [(band: Int, yes: Int, no: Int, sum: Int)], total: Int? = nil) throws -> AuditedTables {
    let people = rows.flatMap { row in
      Array(repeating: [row.band, 0], count: row.yes) + Array(repeating: [row.band, 1], count: row.no)
    }
    let sample = SampleSet(
      fields: [
        .init(name: "band", leaves: ["young", "old", "no_answer"]), .init(name: "answer", leaves: ["yes", "no"]),
      ],
      people: people, crossings: [[0], [1], [0, 1]])
    let set = sample.tableSet()
    let subject = TableSet.Table.Subject.indicator(id: "I", numerator: "yes", base: "Total")
    let tables = [
      TableSet.Table(
        id: "I", subject: subject, rowDimension: "answer", rows: ["yes", "no", "Total"], columnDimension: nil,
        columns: []),
      TableSet.Table(
        id: "I.by.band", subject: subject, rowDimension: "answer", rows: ["yes", "no", "Total"],
        columnDimension: "band", columns: ["young", "old", "no_answer", "Total"]),
    ]
    let codes = ["young", "old", "no_answer"]
    let means =
      [
        TableSet.Mean(
          table: "I", column: nil, base: ["Total", "Total"], sum: total ?? rows.reduce(0) { $0 + $1.sum }, scale: 0...10
        )
      ]
      + rows.filter { $0.band < 2 }.map {
        TableSet.Mean(
          table: "I.by.band", column: codes[$0.band], base: [codes[$0.band], "Total"], sum: $0.sum, scale: 0...10)
      }
    let whole = TableSet(
      unit: "people", dimensions: set.dimensions, tables: tables, cells: set.cells, means: means,
      crossings: [["answer"], ["band"], ["answer", "band"]])
    let policy = testPolicy(least: 5, width: 5, zeros: .show, allOfGroup: .withhold)
    return try audit(try protect(whole, under: policy), under: policy)
  }

  @Test("a percentage comes from two published counts and a base that is large enough")
  func percentages() throws {
    let tables = try audited([(0, 30, 25, 200), (1, 12, 7, 60)])
    let table = try #require(tables.tables.last)
    #expect(tables.percentage(table, column: nil).number?.description == "56.8")
    #expect(tables.percentage(table, column: "young").number?.description == "54.5")
    // 19 people are fewer than 20.
    #expect(tables.percentage(table, column: "old") == .withheld)
    #expect(tables.percentage(table, column: "no_answer") == .notApplicable)
    #expect(tables.percentage(table, column: "nowhere") == .notAvailable)
  }

  @Test("means of a breakdown are shown together or not at all")
  func meansTogether() throws {
    let all = try audited([(0, 30, 25, 200), (1, 12, 13, 60)])
    #expect(all.means.map(\.value.number?.description) == ["3.3", "3.6", "2.4"])
    let small = try audited([(0, 30, 25, 200), (1, 12, 7, 60)])
    #expect(small.means.map(\.value.number?.description) == ["3.5", nil, nil])
  }

  @Test("a category without a mean of its own withholds the others: sums subtract")
  func missingCategory() throws {
    let tables = try audited([(0, 30, 25, 200), (1, 12, 13, 60), (2, 6, 0, 31)])
    #expect(tables.means.first?.value.number != nil)
    #expect(tables.means.dropFirst().allSatisfy { $0.value == .withheld })
  }

  @Test("a mean at the end of its scale says it of each and is withheld")
  func endOfScale() throws {
    let tables = try audited([(0, 30, 25, 550), (1, 12, 13, 60)])
    #expect(tables.means.map(\.value.number?.description) == ["7.6", nil, nil])
    let total = try audited([(0, 30, 25, 550), (1, 12, 13, 250)])
    #expect(total.means.allSatisfy { $0.value == .withheld })
  }

  @Test("the audit refuses means that the published counts do not support")
  func auditOfMeans() throws {
    let tables = try audited([(0, 30, 25, 200), (1, 12, 7, 60)])
    let wrong = tables.means.map { mean in
      PublishedMean(
        table: mean.table, column: mean.column, base: mean.base, scale: mean.scale,
        value: .number(PublishedNumber(scaled: 35, digits: 1)))
    }
    let policy = testPolicy(least: 5, width: 5, zeros: .show, allOfGroup: .withhold)
    let report = try attack(tables.tablesShown, means: wrong, under: policy)
    #expect(report.findings.map(\.fault) == [.value])
  }
}
