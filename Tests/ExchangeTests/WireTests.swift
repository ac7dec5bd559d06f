import Programme
import Testing

@testable import Exchange

@Suite("The wire CSV")
struct WireTests {
  private let people = WireForm(SampleProgramme.people, of: SampleProgramme.file)
  private let header = "case,key:strong,key:phone,trade,skills,wellbeing,enrolled\n"

  private func decode(_ text: String, form: WireForm? = nil, rows: Int = 1, people count: Int = 1) throws(ExchangeError)
    -> CodedTable
  {
    let input = ArrayInput(Array(text.utf8), path: "x")
    return try WireDecoder.decode(input, form: form ?? people, file: "people.csv", rows: rows, people: count)
  }

  @Test("a row is read as it was written")
  func good() throws {
    let table = try decode(header + "0,0123456789abcdef0011223344556677,,2,7,25,-2\n")
    #expect(table.caseNumbers == [0])
    #expect(table.tokens["strong"] == [MatchToken(high: 0x0123_4567_89ab_cdef, low: 0x0011_2233_4455_6677)])
    #expect(table.tokens["phone"] == [nil])
    #expect(table.answers.map { $0.map(\.raw) } == [[2], [7], [25], [-2]])
  }

  @Test(
    "a value in any other spelling, or outside its form, is refused and not shown",
    arguments: [
      "0,,,3,0,5,0", "0,,,-4,0,5,0", "0,,,0,8,5,0", "0,,,0,0,4,0", "0,,,0,0,26,0", "0,,,0,0,5,120000", "1,,,0,0,5,0",
      "-1,,,0,0,5,0", "0,,,00,0,5,0", "0,,,-0,0,5,0", "0,,,+1,0,5,0", "0,,, 1,0,5,0", "0,,,1.0,0,5,0", "0,,,,0,5,0",
      "0,,,0,0,5", "0,,,0,0,5,0,", "0,,,0,0,5,0\r", "0,,,0,0,5,4294967296", "0,,,0,0,5,99999999999999999999",
      "0,0123456789ABCDEF0011223344556677,,0,0,5,0", "0,0123456789abcdef001122334455667,,0,0,5,0",
      "0,-123456789abcdef0011223344556677,,0,0,5,0", "0,0123456789abcdef00112233445566778,,0,0,5,0",
      "0,12,,0,0,5,0", "a,,,0,0,5,0", "0,,,a,0,5,0", "0,,,0,0,5,-", "\"0\",,,0,0,5,0", "0;;;0;0;5;0",
    ])
  func bad(row: String) {
    do {
      _ = try decode(header + row + "\n")
      Issue.record("accepted")
    } catch {
      guard case .wire("people.csv", 1, _, _) = error else {
        Issue.record("another place: \(error)")
        return
      }
    }
  }

  @Test("a refusal names the column")
  func column() {
    #expect(throws: ExchangeError.wire(file: "people.csv", row: 2, column: "wellbeing", what: "outside its form")) {
      try decode(header + "0,,,0,0,5,0\n1,,,0,0,4,0\n", rows: 2, people: 2)
    }
  }

  @Test(
    "another header is refused",
    arguments: ["", "case\n", "case,key:phone,key:strong,trade,skills,wellbeing,enrolled\n"])
  func otherHeader(text: String) {
    #expect(throws: ExchangeError.self) { try decode(text, rows: 0, people: 0) }
  }

  @Test("rows are as many as announced, and the last one has its line end")
  func rowCount() {
    #expect(throws: ExchangeError.self) { try decode(header + "0,,,0,0,5,0\n", rows: 2, people: 2) }
    #expect(throws: ExchangeError.self) { try decode(header + "0,,,0,0,5,0\n1,,,0,0,5,0\n", rows: 1, people: 2) }
    #expect(throws: ExchangeError.self) { try decode(header + "0,,,0,0,5,0", rows: 1) }
    #expect(throws: ExchangeError.self) { try decode(header + "\n", rows: 1) }
  }

  @Test("each kind of source has its own rule for case numbers")
  func caseNumbers() throws {
    let programme = SampleProgramme.file
    let (followUp, log) = (
      WireForm(SampleProgramme.followUp, of: programme), WireForm(SampleProgramme.log, of: programme)
    )
    let events = WireForm(SampleProgramme.events, of: programme)
    #expect(throws: ExchangeError.self) { try decode(header + "0,,,0,0,5,0\n0,,,0,0,5,0\n", rows: 2, people: 2) }
    #expect(throws: ExchangeError.self) { try decode(header + "0,,,0,0,5,0\n", rows: 1, people: 2) }
    #expect(throws: ExchangeError.self) { try decode("case,works\n0,1\n0,1\n", form: followUp, rows: 2, people: 2) }
    #expect(try decode("case,works\n1,1\n", form: followUp, rows: 1, people: 2).caseNumbers == [1])
    #expect(try decode("case,minutes\n1,1\n1,2\n", form: log, rows: 2, people: 2).caseNumbers == [1, 1])
    #expect(throws: ExchangeError.self) { try decode("case,minutes\n2,1\n", form: log, rows: 1, people: 2) }
    #expect(try decode("case,visitors\n-1,1\n", form: events, rows: 1, people: 2).caseNumbers == [-1])
    #expect(throws: ExchangeError.self) { try decode("case,visitors\n0,1\n", form: events, rows: 1, people: 2) }
  }

  @Test("the wire admits exactly what the field's form admits")
  func sameAsForm() {
    let programme = SampleProgramme.file
    for source in programme.sources {
      let form = WireForm(source, of: programme)
      for (number, field) in source.fields.enumerated() {
        for value in Array(-6...700 as ClosedRange<Int32>) + [24_300, 119_987, 119_999, 120_000, 100_001, .max, .min] {
          #expect(form.admits(value, field: number) == field.form.admits(Answer(raw: value)), "\(field.name) \(value)")
        }
      }
    }
  }

  @Test("a table that does not fit the programme is not sealed")
  func encoder() throws {
    let parties = try SampleParties()
    func contents(_ change: (inout [CodedTable]) -> Void) throws(ExchangeError) -> BundleContents {
      var tables = SampleProgramme.tables(people: 3)
      change(&tables)
      return try BundleContents(manifest: parties.manifest(), tables: tables, programme: SampleProgramme.file)
    }
    #expect(throws: ExchangeError.self) { try contents { $0.removeLast() } }
    #expect(throws: ExchangeError.self) { try contents { $0.append($0[0]) } }
    #expect(throws: ExchangeError.wire(file: "events.csv", row: 1, column: "visitors", what: "outside its form")) {
      try contents {
        $0[3] = CodedTable(source: "events", caseNumbers: [-1], tokens: [:], answers: [[Answer(raw: 100_001)]])
      }
    }
    #expect(throws: ExchangeError.wire(file: "events.csv", row: 1, column: "case", what: "no such case")) {
      try contents { $0[3] = CodedTable(source: "events", caseNumbers: [0], tokens: [:], answers: [[Answer(raw: 1)]]) }
    }
    #expect(throws: ExchangeError.tableMismatch(source: "events", what: "match keys")) {
      try contents {
        $0[3] = CodedTable(source: "events", caseNumbers: [-1], tokens: ["strong": [nil]], answers: [[Answer(raw: 1)]])
      }
    }
  }
}
