import Cohort
import Foundation
import Testing

private let seeds: [UInt64] = Array(1...10)

@Suite("Who is in the report cohort")
struct PeopleTests {
  @Test("111 consenting registrations are 105 people; three more did not consent, at three hubs", arguments: seeds)
  func registrations(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let rows = cohort.rows("q1.csv")
    #expect(rows.count { $0["consent_reporting"] == "yes" } == 111)
    #expect(cohort.persons().count == 105)
    let perHub = HubSite.allCases.map { cohort.files[$0.rawValue]?["q1.csv"]?.rows.count }
    #expect(perHub == [31, 23, 22, 18, 20])
    let refusing = rows.filter { $0["consent_reporting"] == "no" }
    #expect(Set(refusing.compactMap { $0["hub"] }).count == 3)
    let codes = Set(refusing.compactMap { $0["participant_code"] })
    #expect(codes.count == 3)
    for file in ["q2.csv", "fu.csv", "log.csv"] {
      let known = Set(cohort.rows(file).compactMap { $0["participant_code"] })
      #expect(codes.isSubset(of: known), "\(file), seed \(seed)")
    }
  }

  @Test("each of the six differs in its own way, at another hub and later", arguments: seeds)
  func six(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let pairs = cohort.truth.secondRegistrations
    #expect(Set(pairs.compactMap(\.second.slip)) == Set(Slip.allCases))
    for (first, second) in pairs {
      #expect(first.hub != second.hub)
      #expect(first.enrolled < second.enrolled)
      #expect(cohort.truth.homeHubs[first.person] == first.hub)
      #expect(
        first.fullName != second.fullName || first.birthDate != second.birthDate,
        "\(second.slip?.rawValue ?? ""), seed \(seed)")
    }
  }

  @Test("each of the six still shares a strong match key with the first registration", arguments: seeds)
  func matchable(seed: UInt64) throws {
    for (first, second) in try ReportCohort(seed: seed).truth.secondRegistrations {
      let (one, two) = (NormalisedPerson(first), NormalisedPerson(second))
      let byName = one.given == two.given && one.surname == two.surname && one.born == two.born
      let byPhone = one.given == two.given && one.phone == two.phone && one.phone.count == 9 && one.year == two.year
      #expect(byName || byPhone, "\(second.slip?.rawValue ?? ""), seed \(seed)")
    }
  }

  @Test("a second registration gives the same answers to every question but the hub", arguments: seeds)
  func sameAnswers(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let own: Set = ["start", "end", "today", "full_name", "phone", "birth_date", "participant_code", "hub"]
    for file in ["q1.csv", "q2.csv"] {
      let rows = Dictionary(uniqueKeysWithValues: cohort.rows(file).map { ($0["participant_code"] ?? "", $0) })
      for (first, second) in cohort.truth.secondRegistrations {
        let one = try #require(rows[first.participantCode])
        let two = try #require(rows[second.participantCode])
        for (column, cell) in one where !own.contains(column) && !column.hasPrefix("_") {
          #expect(two[column] == cell, "\(file) \(column), seed \(seed)")
        }
      }
    }
  }

  @Test("no two people share a birth date or a phone, so nobody is merged by accident", arguments: seeds)
  func noAccidents(seed: UInt64) throws {
    let entries = try ReportCohort(seed: seed).truth.registrations
    for (_, sharing) in Dictionary(grouping: entries, by: \.birthDate) {
      #expect(Set(sharing.map(\.person)).count == 1, "birth date, seed \(seed)")
    }
    let phones = entries.map { (NormalisedPerson($0).phone, $0.person) }.filter {
      $0.0.count == 9 && $0.0 != "000000000"
    }
    for (_, sharing) in Dictionary(grouping: phones, by: \.0) {
      #expect(Set(sharing.map(\.1)).count == 1, "phone, seed \(seed)")
    }
  }

  @Test("there are two brothers of one hub and two namesakes of different ages", arguments: seeds)
  func relations(seed: UInt64) throws {
    let entries = try ReportCohort(seed: seed).truth.registrations.filter { !$0.isSecond && $0.consents }
    let people = entries.map { ($0, NormalisedPerson($0)) }
    var brothers = 0
    var namesakes = 0
    for (index, (one, oneName)) in people.enumerated() {
      for (two, twoName) in people[(index + 1)...] where oneName.surname == twoName.surname {
        if oneName.given == twoName.given { namesakes += oneName.year == twoName.year ? 0 : 1 }
        if oneName.given != twoName.given, one.hub == two.hub { brothers += 1 }
      }
    }
    #expect(brothers >= 1)
    #expect(namesakes >= 1)
  }

  @Test("some people give no phone, some a placeholder, and most a number", arguments: [UInt64(1)])
  func phones(seed: UInt64) throws {
    let phones = try ReportCohort(seed: seed).truth.registrations.map(\.phone)
    #expect((3...25).contains(phones.count { $0.isEmpty }))
    #expect((1...12).contains(phones.count { $0 == "0000000000" }))
    #expect(phones.contains { $0.hasPrefix("+355") })
  }

  @Test("participant codes are unique and say the hub")
  func codes() throws {
    let entries = try ReportCohort(seed: 6).truth.registrations
    #expect(Set(entries.map(\.participantCode)).count == 114)
    for entry in entries { #expect(entry.participantCode.hasPrefix(entry.hub.rawValue.prefix(2).uppercased() + "-")) }
  }

  @Test("the identifiers of the truth are all that stand in the exports", arguments: [UInt64(1), 2])
  func identifiers(seed: UInt64) throws {
    let cohort = try ReadCohort(seed: seed)
    let known = Set(cohort.truth.identifiers).union(["", "0000000000"])
    for row in cohort.rows("q1.csv") {
      for column in ["full_name", "phone", "birth_date", "participant_code"] {
        #expect(known.contains(row[column] ?? "?"), "\(column)")
      }
    }
    for row in cohort.rows("log.csv") { #expect(cohort.truth.keyWorkers.contains(row["key_worker"] ?? "?")) }
    let texts = Set(cohort.truth.freeTexts).union([""])
    for row in cohort.rows("q1.csv") {
      for column in ["work_history", "business_idea", "mentoring_needs"] { #expect(texts.contains(row[column] ?? "?")) }
    }
  }
}

/// A sensible Albanian normalisation, written for the tests alone.
struct NormalisedPerson {
  let given: String
  let surname: String
  let born: String
  let year: Substring
  /// The nine digits after the trunk or country prefix.
  let phone: String

  init(_ entry: CohortTruth.Entry) {
    let words = entry.fullName.lowercased().split(separator: " ").map { Self.folded(String($0)) }
    let nicknames = ["gim": "agim", "fred": "alfred", "ben": "arben", "mond": "edmond"]
    let first = words.first ?? ""
    given = nicknames[first] ?? first
    surname = words.last ?? ""
    born = entry.birthDate
    year = entry.birthDate.prefix(4)
    phone = String(entry.phone.filter(\.isNumber).suffix(9))
  }

  private static func folded(_ word: String) -> String {
    let letters: [Character: String] = ["ë": "e", "ç": "c", "q": "c", "y": "i"]
    var folded = word.map { letters[$0] ?? String($0) }.joined()
    if let last = folded.last, "iua".contains(last), folded.count > 3 { folded.removeLast() }
    return folded
  }
}
