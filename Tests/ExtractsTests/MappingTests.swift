import Foundation
import Programme
import Testing

@testable import Extracts

@Suite("Columns with other names")
struct MappingTests {
  private func table(_ text: String, _ mapping: SourceMapping) throws -> RawTable {
    try OpenedExport(.memory(Array(text.utf8)), path: nil, file: "people.csv", encoding: mapping.encoding, source: nil)
      .table(of: Samples.source(), mapping: mapping, needed: ["code", "consent"])
  }

  @Test("What the hub confirmed counts, and what it leaves out is never read")
  func confirmed() throws {
    let mapping = SourceMapping(columns: ["Kodi": "code", "Pranon": "consent", "Shënime": SourceMapping.leftOut])
    let table = try table("Kodi;Pranon;Shënime\nA1;Po;fshehtë\n", mapping)
    #expect(try table.texts("code") == ["A1"])
    #expect(try table.answers("consent") == [.choice(0)])
    #expect(table.notes.contains(.dropped(file: "people.csv", names: ["Shënime"])))
  }

  @Test("Given name and surname in two columns make one name")
  func joined() throws {
    let mapping = SourceMapping(joined: ["name": ["FirstName", "SecondName"]])
    let table = try table("code;consent;FirstName;SecondName\nA1;yes;Arta; Hoxha \nA2;yes;;Gjoka\n", mapping)
    #expect(try table.texts("name") == ["Arta Hoxha", "Gjoka"])
  }

  @Test("Columns about the device are dropped and told, whatever the file says of undeclared ones")
  func device() throws {
    let names = [
      "deviceid", "username", "phonenumber", "email", "audit", "_geolocation", "_home_latitude", "meta/instanceID",
    ]
    let table = try Samples.table(
      "code;consent;" + names.joined(separator: ";") + "\nA1;yes" + String(repeating: ";x", count: 8) + "\n")
    #expect(table.notes.first == .device(file: "people.csv", names: names))
  }

  @Test("Other spellings and names of the HTCDS are proposed, and mean nothing before they are confirmed")
  func proposals() throws {
    let programme = try Samples.creativeHubs()
    let people = try #require(programme.personSource)
    let header = [
      "PARTICIPANT CODE", "gender", "prs_FirstName", "SecondName", "Birthdate", "Mobile Phone", "emri i nënës",
    ]
    let proposed = ProposedNames(people, programme.linkage).proposals(
      for: header, file: "x.csv", mapping: SourceMapping())
    #expect(
      proposed.map(\.meaning) == ["participant_code", "birth_date", "full_name", "phone", "sex"])
    #expect(proposed.map(\.reason) == [.spelling, .spelling, .standard, .standard, .standard])
    #expect(proposed[2].columns == ["prs_FirstName", "SecondName"])
    #expect(HeaderLayout(of: header, for: people).isUnknown)
  }

  @Test("The mapping file says the same when it is read again; a damaged one stops the run")
  func file() throws {
    let mapping = HubMapping(sources: [
      "q1": SourceMapping(columns: ["a\"b": "code"], joined: ["name": ["x", "y"]], query: "SELECT 1")
    ])
    #expect(try HubMapping(mapping.bytes, file: "mapping.json") == mapping)
    for text in ["", "{}", "{\"besa\":2,\"sources\":{}}", "[1"] {
      #expect(throws: ExtractError.badMapping(file: "m")) { try HubMapping(Array(text.utf8), file: "m") }
    }
  }
}
