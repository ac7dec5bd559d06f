import Programme
import Testing

@testable import Tabulation

@Suite struct StructureTests {
  let persons = SamplePerson.linked(SamplePerson.random(300, seed: 5))

  func people(
    tables: [ProfileTable] = Sample.tables, indicators: [Indicator] = Sample.indicators,
    policy: DisclosurePolicy = Sample.policy()
  ) throws -> TableSet {
    let programme = Sample.programme(tables: tables, indicators: indicators, policy: policy)
    return try #require(try tabulate(persons, programme: programme).sets.first)
  }

  func groupings(_ set: TableSet, _ dimension: String) -> [String: [[String]]] {
    let own = set.dimensions.first { $0.name == dimension }?.groupings ?? []
    return Dictionary(grouping: own, by: \.parent).mapValues { $0.map(\.children) }
  }

  @Test("an indicator on one field lives on that field's dimension and reuses its codes")
  func placement() throws {
    let set = try people()
    let work = groupings(set, "work")
    #expect(
      work["Total"] == [
        ["answered", "no_answer", "declined"], ["answered", "INSECURE.outside"], ["INSECURE.no", "WORKING.outside"],
      ])
    #expect(work["answered"] == [["none", "informal", "full", "own"], ["INSECURE.yes", "INSECURE.no"]])
    #expect(work["INSECURE.outside"] == [["no_answer", "declined"]])
    let insecure = try #require(set.tables.first { $0.id == "INSECURE" })
    #expect(insecure.rowDimension == "work")
    #expect(insecure.subject == .indicator(id: "INSECURE", numerator: "INSECURE.yes", base: "answered"))
    #expect(insecure.rows == ["INSECURE.yes", "INSECURE.no", "answered", "INSECURE.outside", "Total"])
    #expect(set.dimensions.contains { $0.name == "INSECURE" } == false)
  }

  @Test("an indicator on several fields has its own dimension")
  func ownDimension() throws {
    let set = try people()
    #expect(groupings(set, "MOVED") == ["n": [["yes", "no", "unknown"]], "Total": [["n", "outside"]]])
    #expect(groupings(set, "FOLLOWED") == ["Total": [["yes", "no"]]])
    #expect(groupings(set, "TRAINED") == ["Total": [["yes", "no", "unknown"]]])
    let followed = try #require(set.tables.first { $0.id == "FOLLOWED" })
    #expect(followed.subject == .indicator(id: "FOLLOWED", numerator: "yes", base: "Total"))
  }

  @Test("merging no answer into a code leaves no state and moves an indicator off the dimension")
  func merging() throws {
    let set = try people()
    #expect(groupings(set, "living") == ["Total": [["family", "alone", "other"]]])
    #expect(set.tables.first { $0.id == "ALONE" }?.rowDimension == "ALONE")
  }

  @Test("equal sets of persons found through different dimensions are one unknown")
  func oneUnknown() throws {
    let set = try people()
    func meaning(_ table: String, _ row: String) -> TableSet.Meaning? {
      set.tables.first { $0.id == table }.flatMap { table in
        let address = set.address(in: table, row: row, column: nil)
        return set.cells.first { $0.address == address }?.meaning
      }
    }
    #expect(meaning("WELL", "n") == meaning("FOLLOWED", "yes"))
    #expect(meaning("TALK", "yes") == meaning("T3.talk", "yes"))
    #expect(meaning("TALK", "unknown") == meaning("T3.business", "no_answer"))
    #expect(meaning("MOVED", "n") != meaning("WELL", "n"))
    #expect(try #require(meaning("MOVED", "n")).isSubset(of: try #require(meaning("WELL", "n"))))
  }

  @Test("the hub's dimension has no states, and its cells are by hub")
  func hubs() throws {
    let set = try people()
    #expect(groupings(set, "hub") == ["Total": [["north", "south", "online"]]])
    let position = try #require(set.dimensions.firstIndex { $0.name == "hub" })
    for cell in set.cells { #expect(cell.isByHub == (cell.address[position] != "Total")) }
  }

  @Test("a cell's role is the strictest of what it reads")
  func roles() throws {
    let set = try people()
    func role(_ id: String, _ row: String, _ column: String? = nil) -> FieldRole? {
      guard let table = set.tables.first(where: { $0.id == id }) else { return nil }
      let address = set.address(in: table, row: row, column: column)
      return set.cells.first { $0.address == address }?.role
    }
    #expect(role("T2", "Total") == .plain)
    #expect(role("T1", "f") == .quasi)
    #expect(role("T2", "no_answer") == .sensitive)
    #expect(role("TRAINED.by.sex", "yes", "f") == .quasi)
    #expect(role("INSECURE.by.sex", "INSECURE.yes", "f") == .sensitive)
    #expect(role("FOLLOWED", "yes") == .plain)
  }

  @Test("the policy's rules leave breakdowns out, each with its reason")
  func leftOut() throws {
    let set = try people(
      policy: Sample.policy(
        byHub: [.plain: .show, .quasi: .show, .sensitive: .withhold], neverCross: [["sex", "fu_work"]]))
    #expect(
      Set(set.leftOut.map(\.table)) == ["INSECURE.by.hub", "WELL.by.hub", "T2.by.hub", "MOVED.by.sex"])
    #expect(
      set.leftOut.first { $0.table == "MOVED.by.sex" }?.reason.english == "the policy never crosses sex with fu_work")
    for entry in set.leftOut { #expect(!set.tables.contains { $0.id == entry.table }) }
    #expect(set.tables.contains { $0.id == "T3.business.by.hub" })
  }

  @Test("of two tables that must not stand together only the first is made, nor are its counts shown as margins")
  func notBoth() throws {
    let set = try people(policy: Sample.policy(notBoth: [["T1", "T5"]]))
    #expect(!set.dimensions.contains { $0.name == "hub" })
    let options = ["business", "training", "talk"].map { "T3.\($0).by.hub" }
    #expect(
      Set(set.leftOut.map(\.table))
        == Set(["T5", "ALL.by.hub", "INSECURE.by.hub", "WELL.by.hub", "T2.by.hub"] + options))
  }

  @Test("a breakdown with a category below the interval is left out; the category's own table is not")
  func thin() throws {
    let set = try people(policy: Sample.policy(interval: 301))
    #expect(set.tables.contains { $0.id == "T1" })
    #expect(set.tables.contains { $0.id == "ALL.by.sex" })
    #expect(!set.tables.contains { $0.id == "INSECURE.by.sex" || $0.id == "SCORE.by.sex" })
    #expect(!set.means.contains { $0.table == "SCORE.by.sex" })
    let reasons = set.leftOut.map(\.reason)
    #expect(reasons.contains(Assembly.thinReason))
    #expect(reasons.allSatisfy { !$0.english.contains { $0.isNumber } })
  }

  @Test("faults of the programme file are named before anything is counted")
  func faults() {
    #expect(throws: TabulationError.mergeCode(field: "living", code: "nowhere")) {
      try people(tables: [Sample.table("T4", "living", merging: "nowhere")])
    }
    #expect(throws: TabulationError.mergedTwoWays(field: "living")) {
      try people(tables: [Sample.table("T4", "living", merging: "other"), Sample.table("T9", "living")])
    }
    #expect(throws: TabulationError.breakdown(table: "T1", field: "score")) {
      try people(tables: [Sample.table("T1", "sex", by: ["score"])])
    }
    #expect(throws: TabulationError.profile(table: "T1", field: "men")) {
      try people(tables: [Sample.table("T1", "men")])
    }
  }
}
