import Extracts
import Programme
import Testing

@Suite("Headers")
struct HeaderTests {
  @Test("Group prefixes, labels and label groups lead to the declared column")
  func prefixes() throws {
    for name in ["name", "g_identity/name", "a/b/name", "Name / nickname", "Identity/Name / nickname"] {
      #expect(try Samples.table("code;consent;\(name)\nA1;yes;Lule\n").texts("name") == ["Lule"])
    }
  }

  @Test("Split select-multiple columns, the summary, and both give one answer")
  func selectMultiple() throws {
    let forms = [
      ("care", "older young"), ("g/care/older;g/care/young", "1;1"),
      ("care;care/older;care/young;care/pns", "older young;1;1;0"),
      ("care label/Older people;care label/Young / very young", "True;True"),
      ("care label", "Young / very young Older people"),
    ]
    for (header, cells) in forms {
      #expect(try Samples.table("code;consent;\(header)\nA1;yes;\(cells)\n").answers("care") == [.choices(0b11)])
    }
  }

  @Test("No option chosen is no answer; the declining option is a refusal to answer")
  func selectNothing() throws {
    let table = try Samples.table(
      "code;consent;care/older;care/young;care/pns\nA1;yes;0;0;0\nA2;yes;;;\nA3;yes;0;0;1\nA4;yes;1;0;1\n")
    #expect(try table.answers("care") == [.empty, .empty, .declined, .declined])
  }

  @Test("Option columns and summary that disagree are a fault, and so is any mark but 0 and 1")
  func contradiction() throws {
    let table = try Samples.table(
      "code;consent;care;care/older;care/young\nA1;yes;older;0;1\nA2;yes;older;x;0\nA3;yes;cats;;\nA4;yes;older;0;0\n")
    #expect(
      try table.answers("care") == [
        .faulty(.contradictoryOptions), .faulty(.notInCodeList), .faulty(.notInCodeList),
        .faulty(.contradictoryOptions),
      ])
  }

  @Test("A forbidden column stops the run, also behind a group prefix", arguments: ["crime", "g/crime", "crime label"])
  func forbidden(_ name: String) {
    #expect(throws: ExtractError.forbiddenColumn(file: "people.csv", name: "crime", cell: 3)) {
      try Samples.table("code;consent;\(name)\n")
    }
  }

  @Test("An undeclared column stops the run, or is dropped and told")
  func undeclared() throws {
    #expect(throws: ExtractError.undeclaredColumns(file: "people.csv", cells: [2, 4], names: ["pets", "care/cats"])) {
      try Samples.table("code;pets;consent;care/cats;_id\n")
    }
    let table = try Samples.table("code;pets;consent\nA1;2;yes\n", source: Samples.source(unlistedStops: false))
    #expect(table.notes.first == .dropped(file: "people.csv", names: ["pets"]))
    #expect(try table.texts("consent") == ["yes"])
  }

  @Test("A missing column stops the run when something needs it, and is told when nothing does")
  func missing() throws {
    #expect(throws: ExtractError.missingColumns(file: "people.csv", names: ["consent"])) {
      try Samples.table("code;name\n")
    }
    #expect(throws: ExtractError.missingColumns(file: "people.csv", names: ["_time"])) {
      try Samples.table("code;consent\n", source: Samples.source(newestBy: "_time"))
    }
    #expect(
      try Samples.table("code;consent\n").notes
        == [.absent(file: "people.csv", names: ["name", "care", "score", "day"])])
  }

  @Test("A column that occurs twice stops the run")
  func repeated() {
    #expect(throws: ExtractError.repeatedColumn(file: "people.csv", name: "name", cells: [2, 3])) {
      try Samples.table("code;name;g/name;consent\n")
    }
  }

  @Test("A file without a header stops the run and shows nothing of its first row")
  func noHeader() {
    #expect { try Samples.table("Arta Hoxha;0691234567\n") } throws: { error in
      error as? ExtractError == .headerUnknown(file: "people.csv", source: "people")
        && !"\(error)".contains("Arta") && !"\(error)".contains("069")
    }
  }

  @Test("Every error says what, where and what to do")
  func errors() {
    let errors: [ExtractError] = [
      .noFolder("x"), .missingFile(source: "q1", folder: "x"), .severalFiles(source: "q1", folder: "x", files: ["a"]),
      .unreadable(file: "x"), .empty(file: "x"), .notUTF8(file: "x", row: 1, cell: 2),
      .zeroByte(file: "x", row: 1, cell: 2), .openQuote(file: "x", row: 3), .headerUnknown(file: "x", source: "q1"),
      .missingColumns(file: "x", names: ["a"]), .repeatedColumn(file: "x", name: "a", cells: [1, 2]),
      .undeclaredColumns(file: "x", cells: [1], names: ["a"]), .forbiddenColumn(file: "x", name: "a", cell: 1),
      .rowTooLong(file: "x", row: 4), .changed(file: "x"), .badMapping(file: "x"), .workbook(file: "x", .damaged),
      .workbook(file: "x", .tooLarge), .database(file: "x", .query),
    ]
    for error in errors {
      let lines = error.description.split(separator: "\n")
      #expect(lines.count == 3 && lines[1].hasPrefix("  where: ") && lines[2].hasPrefix("  do:    "))
    }
  }
}
