import Foundation
import Testing

/// A fault of one row or one value: all else of the export is sealed.
struct SpoiledRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What stands where it should not.
  let planted: String
  var status: Int32 = 3
  let what: String
  let places: [String]
  let remedy: String
  let spoil: @Sendable (HubPlace, _ planted: String) throws -> Void

  /// A value that does not belong into a cell.
  private init(
    _ description: String, _ planted: String, in file: String, row: Int, column: String, what: String, do remedy: String
  ) {
    self.init(
      testDescription: description, planted: planted, what: what, places: ["\(file), row \(row), column \(column)"],
      remedy: remedy
    ) { place, planted in try place.spoil(file) { $0[row, column] = planted } }
  }

  private init(
    testDescription: String, planted: String, status: Int32 = 3, what: String, places: [String], remedy: String,
    spoil: @escaping @Sendable (HubPlace, String) throws -> Void
  ) {
    self.testDescription = testDescription
    self.planted = planted
    self.status = status
    self.what = what
    self.places = places
    self.remedy = remedy
    self.spoil = spoil
  }

  static let all = values + identifiers + rows + people

  private static let values = [
    SpoiledRow(
      "an answer is outside its code list", "kanarinë", in: "q1.csv", row: 5, column: "sex",
      what: "1 value outside the code list", do: "correct the answer in the case system"),
    SpoiledRow(
      "a birth date is on no calendar", "1997-02-30", in: "q1.csv", row: 4, column: "birth_date",
      what: "1 value that no calendar has", do: "YYYY-MM-DD or DD.MM.YYYY"),
    SpoiledRow(
      "a date is written with month and year only", "kanarina 2024", in: "q2.csv", row: 3, column: "return_date",
      what: "1 value that no calendar has", do: "write the date as"),
    SpoiledRow(
      "a birth date is that of someone not of age", "2024-12-24", in: "q1.csv", row: 3, column: "birth_date",
      what: "1 value outside the range", do: "correct"),
    SpoiledRow(
      "a score is above its range", "11", in: "q1.csv", row: 6, column: "safety_score",
      what: "1 value outside the range",
      do: "correct the number"),
    SpoiledRow(
      "a score is written in words", "shtatë-kanarina", in: "q1.csv", row: 6, column: "service_confidence",
      what: "1 value that should be a whole number", do: "correct the number"),
    SpoiledRow(
      "an answer is a spreadsheet formula", "=cmd|'/C kanarina'!A0", in: "log.csv", row: 3, column: "contact_type",
      what: "1 value outside the code list", do: "correct the answer"),
  ]

  private static let identifiers = [
    SpoiledRow(
      "a phone stands where a score belongs", "069 918 2736", in: "q1.csv", row: 2, column: "safety_score",
      what: "1 value that should be a whole number", do: "correct the number"),
    SpoiledRow(
      testDescription: "a phone without spaces stands where a headcount belongs", planted: "699182736",
      what: "1 value outside the range", places: ["events.csv, row 2, column men"], remedy: "correct the number"
    ) { place, planted in try place.spoil("events.csv") { $0.append(["consultation", "", planted, "3"]) } },
    SpoiledRow(
      "a birth date stands where a score belongs", "1991-07-23", in: "q1.csv", row: 6,
      column: "service_confidence",
      what: "1 value that should be a whole number", do: "correct the number"),
    SpoiledRow(
      "a name stands where an answer belongs", "Zyhra Kanarinaj", in: "q2.csv", row: 2, column: "stigma",
      what: "1 value outside the code list", do: "correct the answer"),
    SpoiledRow(
      testDescription: "a name stands where an option is marked", planted: "Zyhra Kanarinaj",
      what: "1 value outside the code list", places: ["q2.csv, row 3, column return_reason"],
      remedy: "correct the answer"
    ) { place, planted in try place.spoil("q2.csv") { $0[3, "return_reason/voluntary"] = planted } },
  ]

  private static let rows = [
    SpoiledRow(
      testDescription: "a row has too many cells", planted: "kanarina e tepërt",
      what: "1 row with more cells than the header", places: ["log.csv, row 5"], remedy: "correct these rows"
    ) { place, planted in try place.spoil("log.csv") { $0.lengthen(row: 5, with: planted) } },
    SpoiledRow(
      testDescription: "a row has too few cells", planted: "", what: "1 row with fewer cells than the header",
      places: ["log.csv, row 4"], remedy: "correct these rows"
    ) { place, _ in try place.spoil("log.csv") { $0.cut(row: 4, by: 2) } },
    SpoiledRow(
      testDescription: "a row has no participant code", planted: "", what: "1 row without a participant code",
      places: ["q2.csv, row 3, column participant_code"], remedy: "enter the participant's code"
    ) { place, planted in try place.spoil("q2.csv") { $0[3, "participant_code"] = planted } },
  ]

  private static let people = [
    SpoiledRow(
      "questionnaire 2 is of someone who is not registered", "FL-KANARINA", in: "q2.csv", row: 3,
      column: "participant_code", what: "1 row under a participant code that nobody is registered under",
      do: "correct the code"),
    SpoiledRow(
      "a contact is of someone who is not registered", "FL-KANARINA", in: "log.csv", row: 2,
      column: "participant_code", what: "1 row under a participant code that nobody is registered under",
      do: "export the registration too"),
    SpoiledRow(
      "a name is in Cyrillic letters", "Канарина Петрова", in: "q1.csv", row: 3, column: "full_name",
      what: "1 name in other than Latin letters", do: "write the name in Latin letters"),
    SpoiledRow(
      testDescription: "two people have one participant code", planted: "FL-001", status: 0,
      what: "1 row replaced by a newer one with the same participant code",
      places: ["q1.csv, row 2, column participant_code"], remedy: "give one of them another code"
    ) { place, planted in
      try place.spoil("q1.csv") { sheet in
        let row = sheet.rows[2]
        sheet.append(row)
        sheet[sheet.lastRow, "participant_code"] = planted
        sheet[sheet.lastRow, "full_name"] = "Zyhra Kanarinaj"
        sheet[sheet.lastRow, "_submission_time"] = "2026-03-30T10:00:00"
      }
    },
  ]
}

@Suite("A hub with a faulty row or value")
struct SpoiledRowTests {
  @Test(
    "seals all else and says once what is wrong, where and what to do; the value is nowhere", arguments: SpoiledRow.all)
  func setsAside(_ spoiled: SpoiledRow) throws {
    let place = try HubPlace()
    if spoiled.planted.count >= Canary.shortest { place.addSecret(spoiled.planted) }
    try spoiled.spoil(place, spoiled.planted)
    let outcome = try place.run()
    #expect(outcome.status == spoiled.status, "\(outcome.messages)")
    try Notice.only(of: outcome).expect(spoiled.what, at: spoiled.places, do: spoiled.remedy)
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
    try place.expectNothingLeaked(outcome)
  }

  @Test("names the rows of one fault together, and different faults apart")
  func together() throws {
    let place = try HubPlace()
    try place.spoil("q1.csv") { sheet in
      for row in [3, 5, 8] { sheet[row, "sex"] = "kanarinë" }
      sheet[4, "safety_score"] = "77"
    }
    let outcome = try place.run()
    let notices = Notice.all(in: outcome.messages)
    #expect(outcome.status == 3 && notices.count == 2, "\(outcome.messages)")
    #expect(notices.contains { $0.what.hasPrefix("3 values") && $0.place == "q1.csv, rows 3, 5, 8, column sex" })
    #expect(notices.contains { $0.place == "q1.csv, row 4, column safety_score" })
  }

  @Test("names a registration that is lost, and the rows that hang on it with it")
  func lostRegistration() throws {
    let place = try HubPlace()
    try place.spoil("q1.csv") { $0.cut(row: 5, by: 1) }
    let outcome = try place.run()
    let notices = Notice.all(in: outcome.messages)
    #expect(outcome.status == 3 && notices.first?.place.hasPrefix("q1.csv, row 5") == true, "\(outcome.messages)")
    #expect(notices.dropFirst().allSatisfy { $0.remedy.hasPrefix("mend the registrations named above, if any") })
    #expect(notices.contains { $0.place.hasPrefix("q2.csv, row 5") })
    try place.expectNothingLeaked(outcome)
  }

  @Test("is searched by a canary that sees what the export holds")
  func canarySees() throws {
    let place = try HubPlace()
    for file in ["q1.csv", "q2.csv", "log.csv"] {
      #expect(place.canary.isFound(in: try Data(contentsOf: place.file(file))))
    }
    #expect(!place.canary.isFound(in: try Data(contentsOf: place.file("events.csv"))))
  }

  @Test("says nothing of formulas in open answers: they never leave")
  func formulaInText() throws {
    let place = try HubPlace()
    place.addSecret("=cmd|'/C kanarina'!A0")
    try place.spoil("q1.csv") { $0[2, "business_idea"] = "=cmd|'/C kanarina'!A0" }
    let outcome = try place.run()
    #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(outcome.output.contains("participants        19"))
    try place.expectNothingLeaked(outcome)
  }
}

@Suite("A hub without rows, and the egress gate")
struct BareHubTests {
  @Test("A hub without a single row sends a bundle and is told once that it is empty")
  func headerOnly() throws {
    let place = try HubPlace()
    for file in ["q1.csv", "q2.csv", "fu.csv", "log.csv", "events.csv"] { try place.spoil(file) { $0.removeRows() } }
    let outcome = try place.run()
    #expect(outcome.status == 0, "\(outcome.messages)")
    try Notice.only(of: outcome).expect("nobody is in the export", at: ["q1.csv"], do: "export again with all rows")
    #expect(outcome.output.contains("rows read           0") && outcome.output.contains("participants        0"))
    #expect(try place.bundles().count == 2)
    try place.expectNothingHalfDone()
  }

  @Test("A hub where nobody consents sends a total and nothing else, and is told once")
  func nobodyConsents() throws {
    let place = try HubPlace()
    var people = Set<String>()
    try place.spoil("q1.csv") { sheet in
      people = Set(sheet.values("participant_code"))
      for row in 2...sheet.lastRow { sheet[row, "consent_reporting"] = "no" }
    }
    try place.spoil("events.csv") { $0.removeRows() }
    let outcome = try place.run()
    #expect(outcome.status == 0, "\(outcome.messages)")
    try Notice.only(of: outcome).expect("nobody agreed to reporting", at: ["q1.csv"], do: "nothing, if that is so")
    #expect(outcome.output.contains("without consent     \(people.count) (only this total leaves)"))
    #expect(outcome.output.contains("rows kept           0"))
    try place.expectNothingLeaked(outcome)
  }

  @Test("An identifier that would stand in the sealed manifest stops the run at the gate; nothing is sealed")
  func gate() throws {
    let place = try HubPlace()
    #expect(try place.run().status == 0)
    let note = try String(contentsOf: place.home.appending(path: "last-sealed.json"), encoding: .utf8)
    // The next manifest names the digest of this bundle: a participant code that equals part of it would leave.
    let digest = try #require(note.split(separator: "\"").first { $0.count == 64 })
    try place.spoil("q1.csv") { $0[3, "participant_code"] = String(digest.prefix(32)) }
    let outcome = try place.run()
    let notice = try #require(Notice.all(in: outcome.messages).first, "\(outcome.messages)")
    #expect(outcome.status == 4)
    notice.expect("the egress gate refused", at: ["manifest.json of the payload"], do: "nothing has left this hub")
    #expect(!outcome.messages.contains(digest.prefix(8)))
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
    try place.expectNothingHalfDone()
  }
}
