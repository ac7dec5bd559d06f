import Programme
import Testing

@testable import Disclosure

@Suite("A reader of earlier releases")
struct AuditHistoryTests {
  static let structure = #"{"dims": {"k": [["T", ["a", "b", "c", "d"]]]}}"#

  private func tables(_ counts: [String]) throws -> PublishedTables {
    let rows = zip(["T", "a", "b", "c", "d"], counts).map { "\($0),\($1)\n" }
    return try TableSetFiles.readPublished(
      cells: "k,value\n" + rows.joined(), structure: Self.structure, name: "x")
  }

  private func report(_ releases: [[String]]) throws -> AuditReport {
    let all = try releases.map(tables)
    return try attack(
      try #require(all.last), under: testPolicy(least: 4, width: 3), earlier: Array(all.dropLast()))
  }

  @Test("a quarter that adds one person is a finding, though each release is safe")
  func onePerson() throws {
    let releases = [["40", "10", "12", "8", "10"], ["45", "11", "12", "12", "10"]]
    #expect(try releases.flatMap { try report([$0]).findings }.isEmpty)
    let found = try report(releases).findings
    #expect(found.map(\.cell) == ["k=a"])
    #expect(found.map(\.fault) == [.since(release: 1)])
  }

  @Test("a correction that reveals: 12 becomes 11")
  func correction() throws {
    let found = try report([["40", "10", "12", "8", "10"], ["44", "10", "11", "8", "15"]]).findings
    #expect(found.map(\.cell) == ["k=b"])
    #expect(found.first?.description.contains("since release 1") == true)
  }

  @Test("withheld in both, the difference follows from what is shown")
  func withheldDifference() throws {
    // Only d grew among the shown; a and b together grew by one.
    let report = try report([["40", "", "", "8", "10"], ["41", "", "", "8", "10"]])
    #expect(report.findings.contains { $0.cell == "total" && $0.fault == .since(release: 1) })
    // Nobody knows which of the two it was.
    #expect(!report.findings.contains { $0.cell == "k=a" })
    #expect(report.interval("a", against: .reader) == FeasibilityInterval(lower: 0, upper: 23))
  }

  @Test("a table withheld before and shown now gives the earlier count where nobody came")
  func shownNow() throws {
    let report = try report([["40", "", "", "8", "10"], ["40", "5", "17", "8", "10"]])
    #expect(Set(report.findings.map(\.fault)) == [.earlier(release: 1)])
    #expect(report.findings.map(\.cell) == ["k=a", "k=b"])
  }

  @Test("counts do not fall: an earlier count is a lower end")
  func lowerEnd() throws {
    let report = try report([["40", "10", "12", "8", "10"], ["60", "", "", "18", "10"]])
    #expect(report.interval("a", against: .outsider) == FeasibilityInterval(lower: 0, upper: 32))
    #expect(report.interval("a", against: .reader) == FeasibilityInterval(lower: 10, upper: 20))
    #expect(report.isCumulative)
  }

  @Test("late answers: counts of people without an answer may fall", arguments: ["no_answer", "x.outside"])
  func lateAnswers(code: String) throws {
    let structure = Self.structure.replacing("\"d\"", with: "\"\(code)\"")
    let releases = try ["T,40\na,10\nb,12\nc,8\nd,10\n", "T,60\na,\nb,30\nc,18\nd,\n"].map { cells in
      try TableSetFiles.readPublished(
        cells: "k,value\n" + cells.replacing("d,", with: "\(code),"), structure: structure, name: "x")
    }
    let report = try attack(releases[1], under: testPolicy(least: 4, width: 3), earlier: [releases[0]])
    #expect(report.interval("a", against: .reader) == FeasibilityInterval(lower: 10, upper: 12))
    #expect(report.interval(code, against: .reader) == FeasibilityInterval(lower: 0, upper: 2))
  }

  @Test("counts that contradict each other may fall; the others are attacked all the same")
  func notCumulative() throws {
    // 10 and 12 cannot both have stayed: 14 are left for a and b.
    let fallen = try report([["40", "10", "12", "8", ""], ["42", "", "", "8", "20"]])
    #expect(fallen.isCumulative)
    #expect(fallen.interval("a", against: .reader) == FeasibilityInterval(lower: 0, upper: 14))
    let beside = try report([["40", "10", "12", "8", ""], ["43", "", "", "9", "20"]])
    #expect(beside.findings.map(\.cell).contains("k=c"))
    #expect(beside.findings.contains { $0.cell == "k=c" && $0.fault == .since(release: 1) })
  }

  @Test("a count shown, withheld and shown again is compared with the release that showed it")
  func shownAgain() throws {
    let releases = [["40", "10", "12", "8", "10"], ["50", "", "", "18", "10"], ["60", "11", "21", "18", "10"]]
    let found = try report(releases).findings
    #expect(found.contains { $0.cell == "k=a" && $0.fault == .since(release: 1) })
  }

  @Test("ten quarters stay fast, and categories may change between them")
  func tenQuarters() throws {
    let clock = ContinuousClock()
    let start = clock.now
    var releases: [PublishedTables] = []
    for quarter in 0..<10 {
      let structure =
        quarter < 5 ? Self.structure : #"{"dims": {"k": [["T", ["a", "b", "cd"]], ["cd", ["c", "d"]]]}}"#
      let base = 20 + 10 * quarter
      let merged = quarter < 5 ? "" : "cd,\(2 * base)\n"
      releases.append(
        try TableSetFiles.readPublished(
          cells: "k,value\nT,\(4 * base)\na,\nb,\nc,\(base)\nd,\(base)\n" + merged, structure: structure, name: "x"))
    }
    let report = try attack(releases[9], under: testPolicy(), earlier: Array(releases.dropLast()))
    #expect(report.findings.isEmpty)
    #expect(report.interval("a", against: .reader) == FeasibilityInterval(lower: 0, upper: 220))
    #expect(clock.now - start < .seconds(5))
  }
}
