import Cohort
import Foundation
import Testing

private let seeds: [UInt64] = [1, 2, 7, 42, 1_000_003, .max]

@Suite("The report's figures, counted over the CSV text", .enabled(if: ReferenceData.isThere, ReferenceData.absence))
struct MarginalTests {
  /// Neither is in a questionnaire: a round table of professionals, and a case note that must not be collected.
  static let elsewhere: Set<String> = ["T34", "T35"]

  @Test("every printed count and every derived number of missing answers is met", arguments: seeds)
  func counts(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let persons = cohort.persons()
    #expect(persons.count == 105)
    var checked = 0
    for table in try ReferenceData.marginals() where !Self.elsewhere.contains(table.id) {
      for category in table.categories ?? [] {
        let found = Self.count(category, of: table, in: persons, events: cohort.rows("events.csv"))
        #expect(found == category.count, "\(table.id) \(category.code), seed \(seed)")
        checked += 1
      }
      if let missing = table.missing, table.instrument?.hasPrefix("Q") == true {
        let found = persons.count { Self.answers(table, $0).isEmpty }
        #expect(found == missing, "\(table.id) missing, seed \(seed)")
        checked += 1
      }
      if let value = table.value {
        #expect(Self.roundedMean(table.variable, persons) == value, "\(table.id), seed \(seed)")
        checked += 1
      }
    }
    // 89 printed counts less 4 of T34 and T35, 11 tables that say how many are missing, 2 means.
    #expect(checked == 98)
  }

  @Test("it makes no difference which registration of the six is used", arguments: seeds)
  func latest(seed: UInt64) throws {
    let persons = try ReadCohort(seed: seed).persons(latest: true)
    for table in try ReferenceData.marginals() where !Self.elsewhere.union(["T06", "T33"]).contains(table.id) {
      for category in table.categories ?? [] {
        let found = Self.count(category, of: table, in: persons, events: [])
        #expect(found == category.count, "\(table.id) \(category.code), seed \(seed)")
      }
      if let value = table.value { #expect(Self.roundedMean(table.variable, persons) == value) }
    }
  }

  @Test("the truth file gives the printed counts")
  func truthCounts() throws {
    let truth = try ReportCohort(seed: 3).truth
    for table in try ReferenceData.marginals() where !Self.elsewhere.contains(table.id) {
      for category in table.categories ?? [] {
        let code = table.id == "T23" ? "never" : category.code
        #expect(truth.counts[table.id]?[code] == category.count, "\(table.id) \(code)")
      }
    }
  }

  @Test("hub and region fit both margins with people who live elsewhere", arguments: seeds)
  func hubsAndRegions(seed: UInt64) throws {
    let persons = try ReadCohort(seed: seed).persons()
    func elsewhere(_ hub: String, _ region: String) -> Int {
      persons.count { $0["hub"] == hub && $0["region"] != region }
    }
    func registeredElsewhere(_ region: String, _ hub: String) -> Int {
      persons.count { $0["region"] == region && $0["hub"] != hub }
    }
    #expect(registeredElsewhere("shkoder", "shkoder") >= 3)
    #expect(registeredElsewhere("tropoje", "tropoje") >= 2)
    #expect(elsewhere("diber", "diber") >= 3)
    #expect(elsewhere("flexy", "other") >= 2)
  }

  @Test("what the report's small places give away by subtraction is so", arguments: seeds)
  func localities(seed: UInt64) throws {
    let persons = try ReadCohort(seed: seed).persons()
    let places = Dictionary(grouping: persons) { $0["locality"] ?? "" }.mapValues(\.count)
    #expect(places.count == 47)
    #expect(places[""] == nil)
    #expect(places.values.count { $0 == 1 } >= 34)
    #expect(places.values.sorted().suffix(6) == [5, 7, 7, 9, 14, 15])
    let towns = persons.filter { $0["region"] == "elbasan_berat" && !["Elbasan", "Berat"].contains($0["locality"]) }
    #expect(towns.count == 3)
    let dispersed = persons.filter { $0["region"] == "other" && $0["locality"] != "Tiranë" }
    #expect(dispersed.count == 7)
    let largest = Dictionary(grouping: dispersed) { $0["locality"] }.values.map(\.count).max() ?? 0
    #expect(largest <= 4)
    for place in ["Lezhë", "Kukës", "Kurbin"] { #expect(places[place] != nil) }
  }

  // MARK: Counting

  private static func count(
    _ category: ReportTable.Category, of table: ReportTable, in persons: [[String: String]],
    events: [[String: String]]
  ) -> Int {
    switch table.id {
    case "T04": persons.count { $0["locality"] == category.label }
    case "T19": persons.count { isDistressed($0) && ["often", "always"].contains($0["basic_needs_worry"]) }
    case "T33":
      events.reduce(0) { $0 + (Int($1[category.code == "m" ? "men" : "women"] ?? "") ?? 0) }
    default: persons.count { answers(table, $0).contains(table.id == "T23" ? "never" : category.code) }
    }
  }

  private static func answers(_ table: ReportTable, _ person: [String: String]) -> [String] {
    switch table.id {
    case "T02": ageBands(person)
    case "T07":
      (person["return_date"]?.prefix(4)).flatMap { Int($0) }.map { [$0 < 2023 ? "pre_2023" : String($0)] } ?? []
    case "T17": [isDistressed(person) ? "yes" : "no"]
    case "T29": person["business_idea"] == "" ? [] : ["yes"]
    default: (person[table.variable] ?? "").split(separator: " ").map(String.init)
    }
  }

  /// The band on enrolment, on the period's last day and in the form's own column; one band if they agree.
  private static func ageBands(_ person: [String: String]) -> [String] {
    let bands = Set(
      [person["today"] ?? "", "2026-03-31"].map { band(born: person["birth_date"] ?? "", on: $0) }
        + [person["age_band"] ?? ""])
    return bands.count == 1 ? Array(bands) : []
  }

  private static func band(born: String, on day: String) -> String {
    let years = (Int(day.prefix(4)) ?? 0) - (Int(born.prefix(4)) ?? 0) - (day.dropFirst(4) < born.dropFirst(4) ? 1 : 0)
    return years < 18 ? "" : years < 25 ? "18_24" : years < 35 ? "25_34" : years < 45 ? "35_44" : "45_plus"
  }

  private static func isDistressed(_ person: [String: String]) -> Bool {
    ["sadness", "anxiety"].contains { ["most_days", "every_day"].contains(person[$0]) }
  }

  private static func roundedMean(_ column: String, _ persons: [[String: String]]) -> Double {
    let scores = persons.compactMap { Int($0[column] ?? "") }
    return (Double(scores.reduce(0, +)) / Double(scores.count) * 10).rounded() / 10
  }
}
