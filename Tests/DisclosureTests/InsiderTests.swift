import Programme
import Testing

@testable import Disclosure

@Suite("Attackers who know people")
struct InsiderTests {
  static let structure = #"{"dims": {"k": [["T", ["a", "b", "c", "d"]]]}}"#

  private func report(_ cells: String, _ attackers: Attackers, inner: String?) throws -> AuditReport {
    let tables = try TableSetFiles.readPublished(cells: cells, structure: Self.structure, name: "x")
    let counts = try inner.map {
      try TableSetFiles.readInner($0, structure: Self.structure, path: "inner.csv", structurePath: "s")
    }
    return try attack(tables, under: testPolicy(least: 2, width: 1), attackers: attackers, inner: counts)
  }

  @Test("who is alone in a cell pins the cell that protects it")
  func alone() throws {
    let cells = "k,value\nT,20\na,\nb,\nc,7\nd,10\n"
    let inner = "k,freq\na,1\nb,2\nc,7\nd,10\n"
    let found = try report(cells, Attackers([.outsider, .alone]), inner: inner)
    #expect(found.interval("b") == FeasibilityInterval(lower: 0, upper: 3))
    #expect(found.interval("b", against: .alone) == FeasibilityInterval(lower: 2, upper: 2))
    // The own count is no news.
    #expect(found.interval("a", against: .alone) == nil)
    #expect(found.findings.map(\.attacker) == [.alone])
  }

  @Test("a respondent knows the own record, and pins what leaves room for no other")
  func respondent() throws {
    let cells = "k,value\nT,18\na,\nb,\nc,7\nd,10\n"
    let found = try report(cells, Attackers([.outsider, .respondent]), inner: "k,freq\na,1\nb,0\nc,7\nd,10\n")
    #expect(found.interval("b", against: .outsider) == FeasibilityInterval(lower: 0, upper: 1))
    #expect(found.interval("b", against: .respondent) == FeasibilityInterval(lower: 0, upper: 0))
  }

  @Test("a coalition knows as many as it is")
  func coalition() throws {
    let cells = "k,value\nT,22\na,\nb,\nc,7\nd,10\n"
    let inner = "k,freq\na,2\nb,3\nc,7\nd,10\n"
    #expect(try report(cells, Attackers([.alone]), inner: inner).findings.isEmpty)
    let two = try report(cells, Attackers([.coalition], coalition: 2), inner: inner)
    #expect(two.interval("b", against: .coalition) == FeasibilityInterval(lower: 3, upper: 3))
    #expect(two.interval("a", against: .coalition) == nil)
    let three = try report(cells, Attackers([.coalition], coalition: 3), inner: inner)
    #expect(three.interval("a", against: .coalition) == FeasibilityInterval(lower: 2, upper: 2))
  }

  @Test("without counts of combinations somebody is tried wherever somebody may be")
  func withoutInner() throws {
    let cells = "k,value\nT,18\na,\nb,\nc,7\nd,10\n"
    let found = try report(cells, Attackers([.outsider, .respondent]), inner: nil)
    #expect(found.interval("a", against: .respondent) == FeasibilityInterval(lower: 0, upper: 0))
    #expect(found.interval("b", against: .respondent) == FeasibilityInterval(lower: 0, upper: 0))
  }

  @Test("who pins one piece of a sum pins all of it where every reader knows the rest")
  func pieces() throws {
    let structure = """
      {"dims": {"k": [["T", ["A", "B"]], ["A", ["a", "b"]], ["B", ["c", "d"]], ["most", ["a", "b", "c"]],
        ["T", ["most", "d"]]]}}
      """
    let cells = "k,value\nT,12\nA,7\nB,5\na,\nb,\nc,\nd,\nmost,\n"
    let tables = try TableSetFiles.readPublished(cells: cells, structure: structure, name: "x")
    let counts = try TableSetFiles.readInner(
      "k,freq\na,3\nb,4\nc,4\nd,1\n", structure: structure, path: "inner.csv", structurePath: "s")
    let found = try attack(
      tables, under: testPolicy(least: 2, width: 1), attackers: Attackers([.outsider, .alone]), inner: counts)
    #expect(found.interval("most") == FeasibilityInterval(lower: 7, upper: 12))
    #expect(found.interval("c", against: .alone) == FeasibilityInterval(lower: 4, upper: 4))
    #expect(found.interval("most", against: .alone) == FeasibilityInterval(lower: 11, upper: 11))
    #expect(found.interval("a", against: .alone) == nil)
  }

  @Test("staff of a hub subtract their own people from the region")
  func hubStaff() throws {
    let structure = #"{"dims": {"hub": [["T", ["h1", "h2", "h3"]]], "sex": [["T", ["m", "f"]]]}}"#
    let cells = """
      hub,sex,value
      T,T,40
      h1,T,15
      h2,T,15
      h3,T,10
      T,m,
      T,f,
      h1,m,
      h1,f,
      h2,m,12
      h2,f,3
      h3,m,
      h3,f,

      """
    let inner = "hub,sex,freq\nh1,m,11\nh1,f,4\nh2,m,12\nh2,f,3\nh3,m,8\nh3,f,2\n"
    let tables = try TableSetFiles.readPublished(cells: cells, structure: structure, name: "x")
    let counts = try TableSetFiles.readInner(inner, structure: structure, path: "inner.csv", structurePath: "s")
    let staff = Attackers([.outsider, .hubStaff], hub: Attackers.Hub(dimension: "hub", code: "h1"))
    let found = try attack(tables, under: testPolicy(least: 2, width: 3), attackers: staff, inner: counts)
    // h3 is still open; the total moves with it.
    #expect(found.interval("h3", "f", against: .hubStaff) == FeasibilityInterval(lower: 0, upper: 10))
    #expect(found.interval("T", "f", against: .hubStaff) == FeasibilityInterval(lower: 7, upper: 17))
    #expect(found.interval("h1", "f", against: .hubStaff) == nil)
    #expect(found.findings.isEmpty)
    let known = try TableSetFiles.readPublished(
      cells: cells.replacing("h3,m,\nh3,f,\n", with: "h3,m,8\nh3,f,2\n"), structure: structure, name: "x")
    let pinned = try attack(known, under: testPolicy(least: 2, width: 3), attackers: staff, inner: counts)
    #expect(pinned.interval("T", "f", against: .hubStaff) == FeasibilityInterval(lower: 9, upper: 9))
    #expect(pinned.findings.contains { $0.attacker == .hubStaff && $0.cell == "sex=f" })
  }

  @Test("staff without the counts of combinations are refused")
  func staffWithoutInner() throws {
    #expect(throws: DisclosureError.noInnerCounts(attacker: "hub-staff")) {
      try report(
        "k,value\nT,18\na,\nb,\nc,7\nd,10\n", Attackers([.hubStaff], hub: .init(dimension: "k", code: "a")), inner: nil)
    }
  }
}
