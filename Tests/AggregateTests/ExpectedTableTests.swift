import Disclosure
import Foundation
import Programme
import Testing

@testable import Tabulation
@testable import besa

@Suite("Expected numbers") struct ExpectedTableTests {
  let programme: ProgrammeFile

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "Pipelines/creative-hubs/programme.yaml")
    programme = try ProgrammeFile.load(Array(Data(contentsOf: path)), file: path.path)
  }

  private func read(_ rows: String) throws -> ExpectedCounts {
    try ExpectedTable("field,code,count\n" + rows, path: "expected.csv", programme: programme).counts
  }

  @Test("are read as they are written")
  func good() throws {
    let counts = try read("people,,105\nhub,shkoder,30\nsupport_needed,business,87\nservice_confidence,answered,96\n")
    #expect(counts.persons == 105)
    #expect(
      counts.answers == [
        "hub": ["shkoder": 30], "support_needed": ["business": 87], "service_confidence": ["answered": 96],
      ])
  }

  @Test(
    "that do not fit the programme are refused with the line and the mistake",
    arguments: [
      ("people,,105\nhubb,shkoder,30", "hubb is no field", 3), ("people,,105\nhub,x,30", "x is no answer of hub", 3),
      ("people,,105\nhub,shkoder,-1", "not a whole number", 3), ("people,,many", "not a whole number", 2),
      ("people,,105\nsex,m,3\nsex,m,4", "stands twice", 4), ("hub,shkoder,30", "no row says how many people", nil),
      ("people,,0", "no row says how many people", nil), ("people,,20\nsex,m,15\nsex,f,6", "21 answers of 20", nil),
      ("people,,20\nsex,pns,3", "pns is no answer of sex", 3), ("people,,99999999", "not a whole number", 2),
    ] as [(String, String, Int?)])
  func bad(_ rows: String, _ says: String, _ line: Int?) throws {
    do {
      _ = try read(rows)
      Issue.record("it was taken")
    } catch DisclosureError.file(let path, let found, let what) {
      #expect(path == "expected.csv" && found == line && what.contains(says), "\(what)")
    }
  }

  @Test("out of a release are its published numbers for as many people; what it withheld is spread or taken for small")
  func released() throws {
    let sex = TableSet.Dimension(
      name: "sex", label: "Sex", total: "Total",
      groupings: [
        .init(parent: "answered", children: ["m", "f", "other"]),
        .init(parent: "Total", children: ["answered", "no_answer"]),
      ],
      labels: [:])
    let option = TableSet.Dimension(
      name: "support_needed.admin", label: "Admin", total: "Total",
      groupings: [
        .init(parent: "answered", children: ["yes", "no"]),
        .init(parent: "Total", children: ["answered", "no_answer"]),
      ],
      labels: [:])
    func cell(_ address: [String], _ count: Int?) -> TableSet.Cell {
      TableSet.Cell(address: address, count: count, contributors: 0, role: .plain, isByHub: false, meaning: .init())
    }
    let set = TableSet(
      unit: "people", dimensions: [sex, option], tables: [],
      cells: [
        cell(["Total", "Total"], 100), cell(["m", "Total"], 80), cell(["f", "Total"], nil),
        cell(["other", "Total"], nil),
        cell(["answered", "Total"], 97), cell(["Total", "yes"], nil), cell(["Total", "no"], nil),
        cell(["Total", "answered"], 60),
      ], crossings: [["sex"], ["support_needed.admin"]])
    let counts = try ReleasedCounts(people: set, others: [:], persons: 200, programme: programme, path: "release")
      .counts
    #expect(counts.persons == 200)
    #expect(counts.answers["sex"]?["m"] == 160)
    #expect(Set([counts.answers["sex"]?["f"], counts.answers["sex"]?["other"]]) == [16, 18])
    #expect(counts.answers["support_needed"] == ["admin": 8, "answered": 120])
  }
}
