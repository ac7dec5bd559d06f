import Foundation
import Programme
import Testing

@testable import Disclosure

/// The public test sets, outside the project; `BESA_CONFORMANCE` says where.
let conformance: URL? = {
  let path =
    ProcessInfo.processInfo.environment["BESA_CONFORMANCE"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data").path
  let folder = URL(fileURLWithPath: path).appending(path: "tables")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite("Table sets of others")
struct TableSetFilesTests {
  private func read(_ name: String) throws -> TableSet {
    let folder = try #require(conformance).appending(path: name)
    return try TableSetFiles.read(
      cells: String(contentsOf: folder.appending(path: "cells.csv"), encoding: .utf8),
      structure: String(contentsOf: folder.appending(path: "structure.json"), encoding: .utf8), name: name)
  }

  @Test(
    "stand against the audit, zeros protected and published",
    .enabled(if: conformance != nil, "the test sets are not on this machine (BESA_CONFORMANCE)"),
    arguments: [
      "d1", "d2s", "d2tenth", "example1", "haireye", "mun_accidents", "quine_2way", "trap_gauss_doc",
      "trap_issue135_singletons", "trap_issue136_linked", "trap_issue194_case2", "trap_issue194_case3",
    ])
  func stand(name: String) throws {
    let set = try read(name)
    for zeros in DisclosurePolicy.Showing.allCases {
      let policy = testPolicy(zeros: zeros)
      let audited = try audit(try protect(set, under: policy, cost: fewestCells), under: policy)
      #expect(audited.audit.exact == 0 && audited.audit.narrow == 0)
      #expect(audited.audit.smallestWidth ?? .max >= 3)
    }
  }

  @Test("come back from their published form as they were written")
  func roundTrip() throws {
    let set = twoWay([[20, 2, 9], [11, 9, 8]])
    let tables = try protect(set, under: testPolicy(), cost: fewestCells).published
    let back = try TableSetFiles.read(
      cells: TableSetFiles.csv(tables, marker: "[c]"), structure: TableSetFiles.json(tables), name: "back")
    #expect(back.cells.map(\.address) == tables.cells.map(\.address))
    #expect(back.cells.map(\.count) == tables.cells.map(\.value.count))
    #expect(back.crossings == tables.crossings)
    #expect(back.dimensions.map(\.groupings) == tables.dimensions.map(\.groupings))
  }

  @Test("rival groupings without common leaves conclude nothing from leaves")
  func rivalGroupings() throws {
    let set = try TableSetFiles.read(
      cells: "g,value\nT,20\nc1,12\nc2,8\nk1,9\nk2,11\n",
      structure: #"{"dims": {"g": [["T", ["c1", "c2"]], ["T", ["k1", "k2"]]]}}"#, name: "x")
    _ = try protect(set, under: testPolicy(), cost: fewestCells)
  }

  @Test("quotes and commas in codes survive")
  func quoting() throws {
    let set = try TableSetFiles.read(
      cells: "d,value\r\nT,30\r\n\"a, b\",14\r\n\"c\"\"d\",16\r\n",
      structure: #"{"dims": {"d": [["T", ["a, b", "c\"d"]]]}}"#, name: "x")
    #expect(set.cells.map(\.address) == [["T"], ["a, b"], ["c\"d"]])
    let tables = PublishedTables(set, withholding: [])
    let back = try TableSetFiles.read(
      cells: TableSetFiles.csv(tables, marker: "[c]"), structure: TableSetFiles.json(tables), name: "y")
    #expect(back == set)
  }
}

@Suite("Rounded and bounded counts")
struct BoundedCountTests {
  static let structure = #"{"dims": {"k": [["T", ["a", "b", "c"]]]}}"#

  private func read(_ cells: String) throws -> PublishedTables {
    try TableSetFiles.readPublished(cells: cells, structure: Self.structure, name: "x")
  }

  @Test("come from lo and hi, and from <5; equal ends are a count")
  func forms() throws {
    let tables = try read("k,value,lo,hi\nT,60,59,61\na,<5,,\nb,15,14,\nc,40,40,40\n")
    #expect(tables.cells.map(\.value) == [.between(59, 61), .between(0, 4), .between(14, nil), .count(40)])
    let back = try read(TableSetFiles.csv(tables, marker: "[c]"))
    #expect(back.cells.map(\.value) == tables.cells.map(\.value))
  }

  @Test("are attacked: rounding to 5 beside exact counts gives the count away")
  func attacked() throws {
    let report = try attack(
      read("k,value,lo,hi\nT,57,,\na,5,3,7\nb,22,,\nc,31,,\n"), under: testPolicy())
    #expect(report.interval("a") == FeasibilityInterval(lower: 4, upper: 4))
    #expect(report.findings.map(\.fault) == [.exact])
  }

  @Test("rounded alike they keep what their bounds promise")
  func keep() throws {
    let report = try attack(
      read("k,value,lo,hi\nT,57,55,59\na,3,1,5\nb,21,19,23\nc,33,31,35\n"), under: testPolicy())
    #expect(report.interval("a") == FeasibilityInterval(lower: 1, upper: 5))
    #expect(report.findings.isEmpty)
  }

  @Test("<5 beside * : the mark's count is bounded by what the other can be")
  func lessThanFiveBesideWithheld() throws {
    let report = try attack(read("k,value\nT,40\na,<5\nb,*\nc,30\n"), under: testPolicy())
    #expect(report.interval("a") == FeasibilityInterval(lower: 0, upper: 4))
    #expect(report.interval("b") == FeasibilityInterval(lower: 6, upper: 10))
    #expect(report.findings.isEmpty)
  }

  @Test("at most 5 withheld, and then rounded to 5: the sum says which")
  func withheldThenRounded() throws {
    let report = try attack(read("k,value,lo,hi\nT,12,,\na,5,0,5\nb,5,0,5\nc,2,,\n"), under: testPolicy())
    #expect(report.interval("a") == FeasibilityInterval(lower: 5, upper: 5))
    #expect(report.findings.filter { $0.fault == .exact }.count == 2)
  }

  @Test("are no true counts")
  func notTrue() {
    #expect(throws: DisclosureError.self) {
      try TableSetFiles.read(cells: "k,value,lo,hi\nT,60,59,61\n", structure: Self.structure, name: "x")
    }
  }
}
