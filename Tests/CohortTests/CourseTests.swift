import Cohort
import Testing

private let seeds: [UInt64] = [1, 2, 7, 42]

@Suite("What happens after enrolment")
struct CourseTests {
  @Test("dates follow each other: return, enrolment, follow-up, end of the period", arguments: seeds)
  func dates(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    var enrolled: [String: String] = [:]
    for row in cohort.rows("q1.csv") {
      let today = try #require(row["today"])
      enrolled[row["participant_code"] ?? ""] = today
      #expect(("2025-09-01"..."2026-03-15").contains(today))
      #expect(row["start"]?.hasPrefix(today) == true && row["_submission_time"]?.hasPrefix(today) == true)
    }
    for row in cohort.rows("q2.csv") {
      let day = try #require(row["return_date"])
      #expect(day < enrolled[row["participant_code"] ?? ""] ?? "")
    }
    for (file, column) in [("fu.csv", "fu_date"), ("log.csv", "contact_date")] {
      for row in cohort.rows(file) {
        let day = try #require(row[column])
        #expect(day > enrolled[row["participant_code"] ?? ""] ?? "9" && day <= "2026-03-31", "\(file), seed \(seed)")
      }
    }
  }

  @Test("69 of the 105 are followed up, 21 of them twice, with some questions unanswered", arguments: seeds)
  func followUps(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let waves = cohort.perPerson("fu.csv").mapValues(\.count)
    #expect(waves.count == 69)
    #expect(waves.values.count { $0 == 2 } == 21)
    #expect(cohort.rows("fu.csv").contains { $0["fu_service_confidence"] == "" })
    #expect(cohort.rows("fu.csv").contains { $0["fu_employment"] == "" })
  }

  @Test("84 had training or mentoring, 78 a contact in the last 90 days, 5 none at all", arguments: seeds)
  func contacts(seed: UInt64) throws {
    let contacts = try ReadCohort(seed: seed).perPerson("log.csv")
    #expect(contacts.count == 100)
    #expect(contacts.values.count { $0.contains { trainings.contains($0["contact_type"] ?? "") } } == 84)
    #expect(contacts.values.count { $0.contains { ($0["contact_date"] ?? "") >= "2025-12-31" } } == 78)
  }

  @Test("only referrals name a service, and only they are completed or not", arguments: seeds)
  func referrals(seed: UInt64) throws {
    let rows = try ReadCohort(seed: seed).rows("log.csv")
    for row in rows {
      #expect((row["contact_type"] == "referral") == (row["referral_made"] != ""))
      if row["contact_type"] != "referral" { #expect(row["referral_completed"] == "") }
    }
    #expect(Set(rows.compactMap { $0["referral_completed"] }) == ["", "yes", "no"])
  }

  @Test("12 people have a Washington Group difficulty and 6 did not answer", arguments: seeds)
  func difficulties(seed: UInt64) throws {
    let columns = ["wg_seeing", "wg_hearing", "wg_walking", "wg_remembering", "wg_selfcare", "wg_communicating"]
    let persons = try ReadCohort(seed: seed).persons()
    let affected = persons.filter { person in columns.contains { ["lot", "cannot"].contains(person[$0]) } }
    #expect(affected.count == 12)
    #expect(persons.count { $0["disability_wg"] == "yes" } == 12)
    #expect(persons.count { person in columns.allSatisfy { person[$0] == "" } } == 6)
  }

  private let trainings: Set = ["training", "mentoring", "coaching"]
}

extension ReadCohort {
  /// Rows of a file per consenting person, over both hubs of the six.
  func perPerson(_ file: String) -> [Int: [[String: String]]] {
    let consenting = Set(truth.registrations.filter(\.consents).map(\.participantCode))
    let rows = rows(file).filter { consenting.contains($0["participant_code"] ?? "") }
    let people = personOfCode
    return Dictionary(grouping: rows) { people[$0["participant_code"] ?? ""] ?? 0 }
  }
}
