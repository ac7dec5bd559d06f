import Cohort
import Extracts
import Foundation
import Linkage
import Programme
import Pseudonymisation
import Sodium
import Testing

@testable import Tabulation

/// The cohort's exports through every room up to the tables, without a bundle between.
struct ReportRun {
  let programme: ProgrammeFile
  let persons: LinkedPersons
  let tables: [TrueTable]
  let sets: [TableSet]

  init(seed: UInt64) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Pipelines/creative-hubs/programme.yaml")
    let programme = try ProgrammeFile.load([UInt8](try Data(contentsOf: file)), file: "programme.yaml")
    let key = SecretBytes(copying: Array(repeating: 7, count: 32))
    var numbers = SeededNumbers(seed: seed)
    var hubs: [HubCases] = []
    for (hub, files) in try ReportCohort(seed: seed).files() {
      var tables: [RawTable] = []
      for source in programme.sources {
        tables.append(
          try RawTable(
            file: source.name + ".csv", bytes: try #require(files[source.name + ".csv"]), source: source,
            needed: programme.neededColumns(of: source)))
      }
      let coded = try pseudonymise(Extract(tables: tables), of: programme, under: key, shuffledBy: &numbers)
      hubs.append(
        HubCases(
          hub: hub, tables: Dictionary(uniqueKeysWithValues: try coded.tables.map { ($0.source, $0) }),
          withoutConsent: coded.withoutConsent))
    }
    self.programme = programme
    persons = try link(hubs, programme: programme)
    let tabulated = try tabulate(persons, programme: programme)
    tables = tabulated.trueTables
    sets = tabulated.sets
  }

  /// The count of a code: in the table itself, or in an option's table (`T10.business`), or of the indicator for it.
  func count(_ table: String, _ code: String) -> Int? {
    if let single = tables.first(where: { $0.id == table }) { return single.count(code) }
    if code == "no_answer" { return tables.first { $0.id.hasPrefix(table + ".") }?.count(code) }
    return tables.first { $0.id == table + "." + code }?.count("yes")
  }

  /// The numerator of an indicator.
  func numerator(_ id: String) -> Int? {
    for set in sets {
      for table in set.tables where table.id == id {
        if case .indicator(_, let numerator, _) = table.subject {
          return tables.first { $0.id == id }?.count(numerator)
        }
      }
    }
    return nil
  }

  func mean(_ id: String) -> Double? {
    for set in sets {
      if let mean = set.means.first(where: { $0.table == id && $0.column == nil }),
        let n = set.cells.first(where: { $0.address == mean.base })?.count
      {
        return Double(mean.sum) / Double(n)
      }
    }
    return nil
  }
}

@Suite(.serialized) struct ReportCountsTests {
  /// Report table → the indicator that gives it, where it is no profile table.
  static let indicators: [String: String] = [
    "T11": "OP1.2", "T17": "OP3.1", "T18": "OP3.2", "T21": "OP3.4", "T23": "OP4.2", "T27": "RK1", "T28": "RK2",
    "T29": "OP2.3",
  ]
  /// Not tables of the programme file: localities (T04) and the joint fact T19; T05 gives way to T06 (`not_both`); T33 is a total only.
  static let absent: Set = ["T04", "T05", "T19", "T33"]
  /// Beside them: sectors without published counts (T31), a meeting of professionals (T34), a casework note (T35).
  static let notAsked = absent.union(["T31", "T34", "T35"])
  /// Report codes that are one code of the programme file, by table.
  static let merged: [String: [String: [String]]] = [
    "T03": ["other": ["cohabiting", "engaged", "divorced"]],
    "T07": ["before_2023": ["pre_2023"], "from_2025": ["2025", "2026"]],
    "T08": ["under_1y": ["lt_3m", "3_12m"]],
  ]
  /// The report counts who lives alone or does not say apart; the programme file publishes them as one.
  static let livingElsewhere = ["T15": "alone"]

  static let run = Result { try ReportRun(seed: 20_260_331) }

  @Test("the true tables equal every count of the programme report that the questionnaires can give")
  func counts() throws {
    let run = try Self.run.get()
    var compared = 0
    for (table, codes) in ReportFigures.counts where !Self.absent.contains(table) {
      let counts = Dictionary(uniqueKeysWithValues: codes.map { ($0.key, $0.value) })
      compared += compare(run, table, counts)
    }
    #expect(compared > 60)
    #expect(run.tables.first { $0.id == "T33" }?.counts == [[35]])
    #expect(run.tables.first { $0.id == "OP1.1" }?.count("Total") == 105)
    #expect(run.mean("OP3.3") == 8.5)
    #expect(run.mean("OC5") == 4.5)
  }

  /// - Returns: How many figures were compared.
  func compare(_ run: ReportRun, _ table: String, _ counts: [String: Int]) -> Int {
    var expected = counts
    for (code, parts) in Self.merged[table] ?? [:] {
      expected[code] = parts.reduce(0) { $0 + (expected.removeValue(forKey: $1) ?? 0) }
    }
    if let code = Self.livingElsewhere[table] { expected[code] = nil }
    for (code, count) in expected {
      let found =
        Self.indicators[table].map(run.numerator) ?? run.count(table, code == "unanswered" ? "no_answer" : code)
      #expect(found == count, "\(table) \(code)")
    }
    return expected.count
  }

  static let figures =
    (ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data") + "/report/report_marginals.json"

  @Test(
    "the true tables equal the published figures file",
    .enabled(if: FileManager.default.fileExists(atPath: figures), "the conformance data is not at hand"))
  func publishedFile() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.figures))
    let file = try JSONDecoder().decode(PublishedFile.self, from: data)
    let run = try Self.run.get()
    var compared = 0
    for table in file.tables where !Self.notAsked.contains(table.id) {
      guard let categories = table.categories else { continue }
      compared += compare(run, table.id, Dictionary(uniqueKeysWithValues: categories.map { ($0.code, $0.count) }))
    }
    #expect(compared > 60)
  }

  struct PublishedFile: Decodable {
    struct Table: Decodable {
      struct Category: Decodable {
        let code: String
        let count: Int
      }
      let id: String
      let categories: [Category]?
    }
    let tables: [Table]
  }

  @Test("105 persons from 111 consenting registrations; six overlaps, and three without consent in one total only")
  func persons() throws {
    let run = try Self.run.get()
    let report = run.persons.report
    #expect(report.registrations == 111)
    #expect(report.persons == 105)
    #expect(report.overlaps.values.reduce(0, +) == 6)
    #expect(report.withoutConsent == 3)
    let pairs = try ReportCohort(seed: 20_260_331).truth.secondRegistrations
    #expect(pairs.count == 6)
    let first = Dictionary(grouping: pairs, by: \.first.hub.rawValue).mapValues(\.count)
    #expect(report.overlaps.filter { $0.value > 0 } == first, "each of the six counts for the hub that enrolled first")
    #expect(report.strayRows.values.reduce(0, +) == 0)
    #expect(report.crowdedTokens == [])
  }

  @Test("the persons' regions equal T05, which the policy keeps out of the tables")
  func regions() throws {
    let run = try Self.run.get()
    let number = try #require(run.programme.fieldNumber("region"))
    guard case .choice(let list) = run.programme.fields[number].form else { throw CocoaError(.featureUnsupported) }
    let answers = run.persons.answers[number]
    let figures = try #require(ReportFigures.counts.first { $0.key == "T05" }).value
    for (code, count) in figures {
      let index = try #require(list.index(of: code), "\(code)")
      #expect(answers.count { $0.value == index } == count, "\(code)")
    }
  }

  @Test("every margin of the programme's tables is the sum of its parts")
  func margins() throws {
    for set in try Self.run.get().sets where set.unit != "attendances" {
      let sums = SetCheck(set).sums
      #expect(sums.wrong == [])
      #expect(sums.checked > 5)
    }
  }

  @Test("breakdowns that the policy forbids are left out with their reasons")
  func leftOut() throws {
    let set = try #require(try Self.run.get().sets.first)
    let reasons = Dictionary(set.leftOut.map { ($0.table, $0.reason) }) { first, _ in first }
    #expect(reasons["T05"]?.english == "the policy publishes only one of T06 and T05, the first")
    #expect(reasons["OC2.by.hub"]?.english == "the policy does not break sensitive answers down by hub")
    #expect(reasons["OC2.by.sex"] == Assembly.thinReason)
    #expect(set.leftOut.allSatisfy { entry in !set.tables.contains { $0.id == entry.table } })
    #expect(set.tables.contains { $0.id == "T10.business.by.hub" })
  }
}
