import Foundation
import Testing

@testable import Cohort

@Suite("How the report cohort is made")
struct GeneratorTests {
  @Test("the same seed gives the same bytes, another seed gives other people")
  func deterministic() throws {
    let once = try ReportCohort(seed: 99).files()
    #expect(try ReportCohort(seed: 99).files() == once)
    let other = try ReportCohort(seed: 100)
    #expect(other.files() != once)
    let names = Set(try ReportCohort(seed: 99).truth.registrations.map(\.fullName))
    #expect(names.intersection(other.truth.registrations.map(\.fullName)).count < 20)
  }

  @Test("the generator's numbers are those of the published algorithm")
  func splitMix() {
    // State 1234567 of splitmix64.c gives these; our streams begin elsewhere but walk the same way.
    var random = SplitMix64(rawState: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test("a hundred seeds meet every figure", arguments: [UInt64(0), 1000, 2000, 3000, 1 << 40])
  func manySeeds(start: UInt64) throws {
    for seed in start..<start + 20 { _ = try ReportCohort(seed: seed) }
  }

  @Test(
    "the recount finds a single changed answer",
    arguments: [Question.sex, .region, .employment, .stigma, .caring, .debtAffects])
  func recount(question: Question) throws {
    let cohort = try ReportCohort(seed: 2)
    var registrations = cohort.registrations
    let index = try #require(
      registrations.firstIndex { !$0.isSecond && $0.person.consents && $0.answers[question] != nil })
    registrations[index] = registrations[index].answering(question, nil)
    #expect(throws: CohortError.self) { try FigureCheck.check(registrations, seed: 2) }
  }

  @Test("the recount finds a missing person, and a mean that is off")
  func recountPeople() throws {
    let registrations = try ReportCohort(seed: 2).registrations
    #expect(throws: CohortError.self) { try FigureCheck.check(registrations.dropLast(20), seed: 2) }
    let happier = registrations.map { $0.answering(.safetyScore, $0.answers[.safetyScore].map { min(10, $0 + 1) }) }
    #expect(throws: CohortError.self) { try FigureCheck.check(happier, seed: 2) }
  }

  @Test("days know their date, weekday and age")
  func days() {
    #expect(CivilDay(1970, 1, 1).number == 0)
    #expect(CivilDay(2026, 3, 31).description == "2026-03-31")
    #expect(CivilDay(2000, 2, 29).description == "2000-02-29")
    for number in stride(from: -10_000, through: 25_000, by: 7) {
      let (year, month, day) = CivilDay(number: number).parts
      #expect(CivilDay(year, month, day).number == number)
    }
    #expect(CivilDay(2026, 3, 15).weekday == 6)
    #expect(CivilDay(2026, 3, 14).onWeekday == CivilDay(2026, 3, 16))
    #expect(CivilDay(2000, 6, 15).fullYears(on: CivilDay(2025, 6, 14)) == 24)
    #expect(CivilDay(2000, 6, 15).fullYears(on: CivilDay(2025, 6, 15)) == 25)
  }

  @Test("the truth goes to a file that only its owner can read, and comes back")
  func truthFile() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "besa-truth-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let truth = try ReportCohort(seed: 1).truth
    try truth.write(to: file.path)
    let read = try JSONDecoder().decode(CohortTruth.self, from: Data(contentsOf: file))
    #expect(read.identifiers == truth.identifiers)
    #expect(read.registrations.count == 114)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
}
