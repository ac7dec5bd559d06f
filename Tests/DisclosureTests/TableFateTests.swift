import Programme
import Testing

@testable import Disclosure

@Suite("What becomes of tables") struct TableFateTests {
  private let policy = testPolicy(zeros: .show)

  @Test("a table that nothing is withheld of is whole, one with a small cell counts what it loses")
  func shown() throws {
    let whole = try TableFate.all(of: oneWay([20, 30, 40]), under: policy)
    #expect(whole.map(\.cells) == [4] && whole.map(\.withheld) == [0] && whole.allSatisfy(\.isShown))
    let lossy = try TableFate.all(of: oneWay([20, 2, 9, 12]), under: policy)
    #expect(lossy.map(\.cells) == [5] && lossy.map(\.withheld) == [2])
  }

  @Test("tables that the set leaves out stay left out, with their reason")
  func leftOut() throws {
    let set = oneWay([20, 30, 40])
    let reason = Label(english: "never crossed", albanian: "nuk kryqëzohet")
    let more = TableSet(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, cells: set.cells,
      leftOut: [LeftOut(table: "T9", reason: reason)], crossings: set.crossings)
    let fates = try TableFate.all(of: more, under: policy)
    #expect(fates.last?.table == "T9" && fates.last?.reason == reason && fates.last?.isShown == false)
    #expect(fates.count == set.tables.count + 1)
  }

  @Test("a set that no pattern protects is left out whole, and says why in both languages")
  func hopeless() throws {
    let strict = testPolicy(zeros: .show, mustPublish: ["answer=c1"])
    let fates = try TableFate.all(of: oneWay([20, 2, 9]), under: strict)
    #expect(!fates.isEmpty && fates.allSatisfy { !$0.isShown && $0.reason?.albanian != nil })
  }
}
