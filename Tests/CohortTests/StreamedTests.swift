import Foundation
import Testing

@testable import Cohort

@Suite("Cohorts of any size")
struct StreamedTests {
  /// Writes a cohort to a folder of its own and removes it afterwards.
  private func exports(people: Int, seed: UInt64) throws -> (files: [String: CSVText], truth: [CohortTruth.Entry]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-cohort-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let truth = folder.path + "-truth.jsonl"
    defer { try? FileManager.default.removeItem(atPath: truth) }
    try StreamedCohort(people: people, seed: seed).write(into: folder.path, truth: truth)
    var files: [String: CSVText] = [:]
    for hub in HubSite.allCases {
      for name in HubExport.fileNames {
        let bytes = try Data(contentsOf: folder.appending(path: hub.rawValue + "/" + name))
        let separator: Unicode.Scalar = ["log.csv", "events.csv"].contains(name) ? "," : ";"
        files[hub.rawValue + "/" + name] = CSVText(Array(bytes), separator: separator)
      }
    }
    let lines = try String(contentsOfFile: truth, encoding: .utf8).split(separator: "\n")
    let entries = try lines.map { try JSONDecoder().decode(CohortTruth.Entry.self, from: Data($0.utf8)) }
    return (files, entries)
  }

  @Test("the exports hold a row per registration of the truth, whatever the buffers' limits")
  func rows() throws {
    let (files, truth) = try exports(people: 4000, seed: 4)
    for hub in HubSite.allCases {
      let rows = try #require(files[hub.rawValue + "/q1.csv"]).rows
      let entries = truth.filter { $0.hub == hub }
      #expect(rows.map { $0["participant_code"] } == entries.map { $0.participantCode })
      #expect(rows.map { $0["full_name"] } == entries.map { $0.fullName })
      #expect(rows.map { $0["birth_date"] } == entries.map { $0.birthDate })
      #expect(files[hub.rawValue + "/q2.csv"]?.rows.count == entries.count)
    }
    for (name, file) in files { #expect(Set(file.widths).count == 1, "\(name)") }
  }

  @Test("a person depends on seed and number alone", arguments: [1, 77, 499])
  func regenerated(number: Int) throws {
    let (_, truth) = try exports(people: 500, seed: 12)
    let alone = try StreamedCohort(people: 1_000_000, seed: 12).truth(of: number)
    let written = truth.filter { $0.person == number }
    #expect(alone.map(\.fullName) == written.map(\.fullName))
    #expect(alone.map(\.phone) == written.map(\.phone))
    #expect(alone.map(\.participantCode) == written.map(\.participantCode))
    let other = try StreamedCohort(people: 500, seed: 13).truth(of: number)
    #expect(alone.map(\.fullName) != other.map(\.fullName))
  }

  @Test("shares are near the report's, and distress stays tied to worry")
  func shares() throws {
    let people = 12_000
    let (files, truth) = try exports(people: people, seed: 21)
    let rows = HubSite.allCases.flatMap { files[$0.rawValue + "/q1.csv"]?.rows ?? [] }
    func share(_ isCounted: ([String: String]) -> Bool) -> Double {
      Double(rows.count(where: isCounted)) / Double(rows.count)
    }
    /// Four standard errors of a share of 12,000 are below 0.02.
    func isNear(_ found: Double, _ people: Int) -> Bool { abs(found - Double(people) / 105) < 0.02 }
    #expect(isNear(share { $0["sex"] == "f" }, 7))
    #expect(isNear(share { $0["employment"] == "unemployed" }, 36))
    #expect(isNear(share { $0["business_idea"] != "" }, 65))
    #expect(isNear(share { $0["region"] == "shkoder" }, 33))
    let distressed = rows.filter { row in
      ["sadness", "anxiety"].contains { ["most_days", "every_day"].contains(row[$0]) }
    }
    let worried = distressed.count { ["often", "always"].contains($0["basic_needs_worry"]) }
    #expect(isNear(Double(distressed.count) / Double(rows.count), 13))
    #expect(abs(Double(worried) / Double(distressed.count) - 12.0 / 13) < 0.03)
    #expect(isNear(Double(truth.count(where: \.isSecond)) / Double(people), 6))
    #expect(abs(Double(truth.count { !$0.consents && !$0.isSecond }) / Double(people) - 3.0 / 108) < 0.01)
  }

  @Test("people of one sex and age band never share name and birth date, and nobody shares a phone")
  func distinct() throws {
    let identities = StreamedIdentity(seed: 3)
    var random = SplitMix64(seed: 3, stream: 0)
    var profile = Profile()
    profile.answers.choose(.sex, "m")
    var seen: Set<String> = []
    var phones: Set<String> = []
    for number in 1...60_000 {
      let identity = identities.identity(of: number, profile: profile, slip: nil, by: &random)
      seen.insert(identity.name.full + identity.born.description)
      phones.insert(identity.phone)
    }
    #expect(seen.count == 60_000)
    #expect(phones.count == 60_000)
    #expect(StreamedIdentity.distinct >= 19_000_000)
    #expect(AlbanianNames.men.count == 90 && Set(AlbanianNames.men).count == 90)
    #expect(AlbanianNames.women.count == 90 && Set(AlbanianNames.women).count == 90)
    #expect(Set(AlbanianNames.surnames).count == AlbanianNames.surnames.count)
  }

  @Test("a number of people that cannot be made is refused", arguments: [0, -1, 19_000_001])
  func refused(people: Int) {
    #expect(throws: CohortError.people(people)) { try StreamedCohort(people: people, seed: 1) }
  }

  @Test("a folder that cannot be made is refused with its path, and nothing stays")
  func unwritable() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "besa-cohort-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path + "/shkoder"
    #expect(throws: CohortError.cannotWrite(path: path, reason: "the folder cannot be made")) {
      try ReportCohort(seed: 1).write(into: file.path)
    }
  }
}
