import Foundation
import Programme
import Testing

@testable import Disclosure

@Suite("Certificates")
struct CertificateTests {
  static let structure = #"{"dims": {"x": [["T", ["a", "b", "c"]]], "y": [["T", ["m", "f"]]]}}"#
  static let cells = """
    x,y,value
    T,T,60
    T,m,40
    T,f,20
    a,T,20
    b,T,25
    c,T,15
    a,m,
    a,f,
    b,m,
    b,f,
    c,m,11
    c,f,4

    """

  private func tables(_ cells: String = cells) throws -> PublishedTables {
    try TableSetFiles.readPublished(cells: cells, structure: Self.structure, name: "x")
  }

  @Test(
    "prove every end of every interval, and come back from their file", arguments: DisclosurePolicy.Showing.allCases)
  func prove(zeros: DisclosurePolicy.Showing) throws {
    let policy = testPolicy(zeros: zeros)
    let made = try certify(tables(), under: policy)
    let back = try AuditCertificates.decoded(made.encoded(), path: "x")
    #expect(back == made)
    let found = try verify(back, of: tables(), under: policy)
    let attackers = zeros == .show ? 2 : 1
    #expect(found == AuditVerification(refused: [], proven: 8 * attackers, bySearch: 0))
  }

  @Test("of other numbers are refused with the cell")
  func otherNumbers() throws {
    let made = try certify(tables(), under: testPolicy())
    let changed = try tables(Self.cells.replacing("c,m,11\nc,f,4", with: "c,m,12\nc,f,3"))
    let found = try verify(made, of: changed, under: testPolicy())
    #expect(found.refused.contains { $0.hasPrefix("x=a|y=m: ") })
  }

  @Test("with a changed end, multiplier or table are refused with the cell")
  func changed() throws {
    let made = try certify(tables(), under: testPolicy())
    func refused(_ change: (inout AuditCertificates) -> Void) throws -> [String] {
      var copy = made
      change(&copy)
      return try verify(copy, of: tables(), under: testPolicy()).refused
    }
    let name = try tables().name(of: made.cells[0].address)
    let ends = try refused { certificates in
      let cell = certificates.cells[0]
      certificates.cells[0] = AuditCertificates.Cell(
        address: cell.address, attacker: cell.attacker, lower: cell.lower, upper: (cell.upper ?? 0) + 1,
        atLower: cell.atLower, atUpper: cell.atUpper)
    }
    #expect(ends.count == 1 && ends[0].hasPrefix(name + ": "))
    let multipliers = try refused { $0.cells[0].atUpper?.rows?[0][1] += 1 }
    #expect(multipliers == [name + ": the multipliers do not prove \(made.cells[0].upper ?? 0)"])
    #expect(try refused { $0.cells[0].atUpper?.rows = nil }.count == 1)
    #expect(try refused { $0.tables[1][0][1] += 1 }.count > 0)
    #expect(try refused { $0.cells.removeLast() }.count == 1)
  }

  @Test("bound what only whole numbers decide, and say so")
  func wholeNumbers() throws {
    let published = try TableSetFiles.readPublished(
      cells: "k,value\nT,17\na,\nb,\nc,9\n",
      structure: #"{"dims": {"k": [["T", ["a", "b", "c"]], ["a", ["a1", "a2"]]]}}"#,
      name: "x", values: "kind,k,base k,value\npercentage,a1,a,33.3\n")
    let found = try verify(certify(published, under: testPolicy()), of: published, under: testPolicy())
    #expect(found.refused.isEmpty && found.bySearch > 0)
  }

  @Test(
    "prove the public test sets",
    .enabled(if: conformance != nil, "the test sets are not on this machine (BESA_CONFORMANCE)"),
    arguments: ["d1", "d2s", "haireye", "mun_accidents", "quine_2way", "trap_issue136_linked"])
  func publicSets(name: String) throws {
    let folder = try #require(conformance).appending(path: name)
    let set = try TableSetFiles.read(
      cells: String(contentsOf: folder.appending(path: "cells.csv"), encoding: .utf8),
      structure: String(contentsOf: folder.appending(path: "structure.json"), encoding: .utf8), name: name)
    let published = PublishedTables(
      set, withholding: Set(set.cells.filter { (1...3).contains($0.count ?? 0) }.map(\.address)))
    let found = try verify(certify(published, under: testPolicy()), of: published, under: testPolicy())
    #expect(found.refused.isEmpty && found.proven > 0, "\(found.refused.prefix(3))")
  }
}
