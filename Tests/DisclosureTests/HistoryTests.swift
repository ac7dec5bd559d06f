import Programme
import Testing

@testable import Disclosure

/// Protection beside earlier releases, over small sets: what two or more releases give away together.
@Suite("Protection beside earlier releases")
struct HistoryTests {
  let policy = testPolicy(zeros: .show)

  /// Protects one set after another, each beside the releases of those before.
  private func releases(_ sets: [TableSet], under policies: [DisclosurePolicy]) throws
    -> [ProtectedTables]
  {
    var earlier: [EarlierRelease] = []
    var found: [ProtectedTables] = []
    for (number, set) in sets.enumerated() {
      let tables = try protect(set, under: policies[number], cost: fewestCells, earlier: earlier)
      let hidden = Set(tables.published.cells.filter { $0.value == .withheld }.map(\.address))
      found.append(tables)
      earlier.append(
        EarlierRelease(number + 1, set, withholding: hidden, day: "2026-0\(number + 1)-28"))
    }
    return found
  }

  private func releases(_ sets: [TableSet]) throws -> [ProtectedTables] {
    try releases(sets, under: sets.map { _ in policy })
  }

  private func withheld(_ tables: ProtectedTables) -> Set<[String]> {
    Set(tables.published.cells.filter { $0.value == .withheld }.map(\.address))
  }

  /// Published counts of equal addresses that differ by 1 to `least` − 1, over all pairs of releases.
  private func unsafeDifferences(_ all: [ProtectedTables], least: Int) -> [[String]] {
    var found: [[String]] = []
    for (position, now) in all.enumerated() {
      for before in all[..<position] {
        for cell in now.published.cells {
          guard let count = cell.value.count,
            case .count(let old)? = before.published.published(cell.address),
            count != old, abs(count - old) < least
          else { continue }
          found.append(cell.address)
        }
      }
    }
    return found
  }

  @Test("a quarter that adds one person withholds the category and the total, and says why inside")
  func onePerson() throws {
    let all = try releases([oneWay([20, 12, 9]), oneWay([20, 13, 9])])
    #expect(withheld(all[1]) == [["c1"], ["Total"]])
    let reasons = all[1].inside.log.entries.flatMap(\.reasons).map(\.description)
    #expect(reasons.contains("+1 since January 2026 in c1"))
    #expect(unsafeDifferences(all, least: 4).isEmpty)
  }

  @Test("where nothing changed, nothing is withheld for the sake of earlier releases")
  func nothingChanged() throws {
    let set = twoWay([[20, 2], [11, 9]])
    let all = try releases([set, set, set])
    for tables in all {
      #expect(withheld(tables).contains(["r0", "c1"]))
      #expect(!tables.inside.log.entries.flatMap(\.reasons).contains { if case .since = $0 { true } else { false } })
    }
  }

  @Test("a leaver and a correction that reveals are withheld")
  func leaverAndCorrection() throws {
    let leaver = try releases([oneWay([20, 12, 9]), oneWay([20, 11, 9])])
    #expect(withheld(leaver[1]).isSuperset(of: [["c1"], ["Total"]]))
    let correction = try releases([oneWay([20, 12, 9]), oneWay([19, 13, 9])])
    #expect(withheld(correction[1]).isSuperset(of: [["c0"], ["c1"]]))
    #expect(
      unsafeDifferences(leaver, least: 4).isEmpty && unsafeDifferences(correction, least: 4).isEmpty
    )
  }

  @Test(
    "a late figure: what one release withheld, the next does not give away beside the one before")
  func lateFigure() throws {
    let all = try releases([oneWay([20, 12, 9]), oneWay([20, 13, 19]), oneWay([20, 14, 29])])
    #expect(withheld(all[1]).contains(["c1"]) && withheld(all[2]).contains(["c1"]))
    #expect(unsafeDifferences(all, least: 4).isEmpty)
  }

  @Test("a table withheld before is shown only when that does not narrow what was withheld")
  func shownNow() throws {
    let wide = testPolicy(width: 5, zeros: .show)
    let before = EarlierRelease(1, oneWay([20, 3, 9]), withholding: [["c1"], ["c2"]])
    // 5, shown now, would leave 1 to 5 of before; 16 leave what was left then.
    let five = try protect(oneWay([20, 5, 29]), under: wide, cost: fewestCells, earlier: [before])
    #expect(withheld(five).contains(["c1"]))
    let sixteen = try protect(oneWay([20, 16, 29]), under: wide, cost: fewestCells, earlier: [before])
    #expect(withheld(sixteen).isEmpty)
  }

  @Test("k may change: differences go by the k of today")
  func changeOfK() throws {
    let sets = [oneWay([20, 12, 19]), oneWay([20, 15, 29])]
    let lenient = try releases(
      sets,
      under: [
        testPolicy(least: 3, width: 2, zeros: .show), testPolicy(least: 3, width: 2, zeros: .show),
      ])
    #expect(withheld(lenient[1]).isEmpty)
    let strict = try releases(
      sets,
      under: [testPolicy(least: 3, width: 2, zeros: .show), testPolicy(least: 4, zeros: .show)])
    #expect(withheld(strict[1]).contains(["c1"]))
  }

  @Test("what earlier releases gave away by themselves does not stop a new one")
  func lostBefore() throws {
    // Published without a look at each other: 13 − 12 is out already.
    let earlier = [
      EarlierRelease(1, oneWay([20, 12, 9])),
      EarlierRelease(2, oneWay([20, 3, 19]), withholding: [["c1"]]),
    ]
    let tables = try protect(
      oneWay([20, 17, 29]), under: policy, cost: fewestCells, earlier: earlier)
    #expect(withheld(tables).isEmpty)
  }

  @Test("merged categories are compared with the sum of their parts")
  func changeOfCategories() throws {
    let apart = oneWay([20, 7, 16], names: ["a", "b", "c"])
    let merged = oneWay([40, 25], names: ["a", "bc"])
    let tables = try protect(
      merged, under: policy, cost: fewestCells, earlier: [EarlierRelease(1, apart)])
    #expect(withheld(tables).contains(["bc"]))
  }

  @Test("Q1 + Q2 = H1: a revised quarter is withheld with the one beside it, or with the half-year")
  func halfYear() throws {
    let half = ["Q1", "Q2"]
    let all = try releases([oneWay([20, 9], names: half), oneWay([21, 18], names: half)])
    #expect(withheld(all[0]).isEmpty)
    #expect(withheld(all[1]).contains(["Q1"]) && withheld(all[1]).count == 2)
    #expect(unsafeDifferences(all, least: 4).isEmpty)
  }

  @Test("ten quarters of a two-way table: no two releases differ by a few anywhere")
  func tenQuarters() throws {
    var random = SeededNumbers(seed: 20_260_331)
    var counts = [[14, 9, 4], [22, 6, 11], [8, 17, 5]]
    var sets: [TableSet] = []
    for _ in 0..<10 {
      sets.append(twoWay(counts))
      for _ in 0..<Int.random(in: 4...14, using: &random) {
        counts[Int.random(in: 0..<3, using: &random)][Int.random(in: 0..<3, using: &random)] += 1
      }
    }
    let all = try releases(sets)
    #expect(unsafeDifferences(all, least: 4).isEmpty, "seed 20260331")
    let alone = try sets.map { try protect($0, under: policy, cost: fewestCells) }
    #expect(!unsafeDifferences(alone, least: 4).isEmpty, "with history left out on purpose")
  }
}
