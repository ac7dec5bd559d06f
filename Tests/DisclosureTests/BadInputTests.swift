import Programme
import Testing

@testable import Disclosure

@Suite("Bad input")
struct BadInputTests {
  private func set(
    _ cells: [([String], Int?)], groupings: [TableSet.Dimension.Grouping] = [.init(parent: "T", children: ["a", "b"])]
  ) -> TableSet {
    let codes = ["a": 0, "b": 1]
    return TableSet(
      unit: "people",
      dimensions: [TableSet.Dimension(name: "d", label: "", total: "T", groupings: groupings, labels: [:])],
      tables: [],
      cells: cells.map { address, count in
        TableSet.Cell(
          address: address, count: count, contributors: count ?? 0, role: .plain, isByHub: false,
          meaning: TableSet.Meaning(admitted: address.first.flatMap { codes[$0] }.map { [0: [$0]] } ?? [:]))
      }, crossings: [["d"]])
  }

  private func error(_ set: TableSet, _ policy: DisclosurePolicy = testPolicy()) -> DisclosureError? {
    do {
      _ = try protect(set, under: policy)
      return nil
    } catch {
      return error
    }
  }

  @Test("margins that do not add up are named, with the difference")
  func margins() {
    let found = error(set([(["T"], 10), (["a"], 5), (["b"], 7)]))
    #expect(found == .mismatch([.init(cell: "total", dimension: "d", off: 2)]))
    #expect(found?.description.contains("total along d, off by 2") == true)
  }

  @Test("a duplicate, a negative and a missing count, a wrong code and a wrong address are each named")
  func cells() {
    #expect(error(set([(["T"], 10), (["T"], 10)])) == .duplicate(cell: "total"))
    #expect(error(set([(["T"], 10), (["a"], -1)])) == .badCount(cell: "d=a"))
    #expect(error(set([(["T"], 10), (["a"], nil)])) == .badCount(cell: "d=a"))
    #expect(error(set([(["T"], 10), (["z"], 1)])) == .unknownCode(dimension: "d", code: "z"))
    #expect(error(set([(["T", "T"], 10)])) == .badAddress(cell: "T|T", codes: 2, dimensions: 1))
  }

  @Test("a code that is part of itself is refused")
  func cycle() {
    let groupings = [
      TableSet.Dimension.Grouping(parent: "a", children: ["b"]), .init(parent: "b", children: ["a"]),
    ]
    #expect(error(set([(["T"], 1)], groupings: groupings)) == .cycle(dimension: "d"))
  }

  @Test("a role that the policy does not name is refused")
  func role() {
    let policy = DisclosurePolicy(
      minimumCell: [:], minimumCellByHub: 4, minimumBase: 20, zero: [:], allOfGroup: .show, byHub: [:],
      neverCross: [], notBoth: [], interval: 3, hidesSmall: true, contributors: .none, coalition: 1,
      nearWholeGroup: nil, dominance: nil,
      mustPublish: [], merges: [], percentDigits: 1, meanDigits: 1, marker: "[c]", approvals: 2)
    #expect(error(set([(["T"], 9)]), policy) == .noRule(role: "plain", part: "min_cell"))
  }

  @Test("a part that is larger than its whole across tables is refused")
  func partAboveWhole() {
    let set = TableSet(
      unit: "people",
      dimensions: ["x", "y"].map {
        TableSet.Dimension(name: $0, label: "", total: "T", groupings: [], labels: ["yes": ""])
      }, tables: [],
      cells: [(["T", "T"], 40, [:]), (["yes", "T"], 12, [0: [1]]), (["T", "yes"], 13, [0: [1], 1: [1]])].map {
        TableSet.Cell(
          address: $0, count: $1, contributors: $1, role: .plain, isByHub: false,
          meaning: TableSet.Meaning(admitted: $2))
      }, crossings: [["x"], ["y"]])
    #expect(error(set) == .partAboveWhole(part: "y=yes", whole: "x=yes", off: 1))
  }

  @Test("published counts that contradict each other are refused by the attack")
  func contradiction() throws {
    let set = set([(["T"], 3), (["a"], 5), (["b"], 0)])
    let published = PublishedTables(set, withholding: [["b"]])
    #expect(throws: DisclosureError.self) { try attack(published, under: testPolicy()) }
  }

  @Test("a file with an open quote, a short row, no counts or no such column says so, with its line")
  func files() {
    let structure = #"{"dims": {"d": [["T", ["a", "b"]]]}}"#
    let cases: [(String, String)] = [
      ("d,value\n\"a,1\n", "cells.csv, line"), ("d,value\na\n", "cells.csv, line 2"),
      ("d,other\na,1\n", "`value` or `freq`"), ("e,value\na,1\n", "no column for dimension d"),
      ("d,value\na,1.5\n", "cells.csv, line 2"), ("d,value\nz,1\n", "code z"), ("", "empty"),
    ]
    for (cells, words) in cases {
      do {
        _ = try TableSetFiles.read(cells: cells, structure: structure, name: "x")
        Issue.record("read: \(cells)")
      } catch {
        #expect(error.description.contains(words), "\(error)")
      }
    }
    #expect(throws: DisclosureError.self) { try TableSetFiles.read(cells: "d,value\n", structure: "{", name: "x") }
    #expect(throws: DisclosureError.cycle(dimension: "d")) {
      try TableSetFiles.read(cells: "d,value\n", structure: #"{"dims":{"d":[["a",["b"]],["b",["a"]]]}}"#, name: "x")
    }
  }
}
