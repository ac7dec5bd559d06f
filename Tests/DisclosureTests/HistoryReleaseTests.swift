import Programme
import Testing

@testable import Disclosure

/// A release is smaller rather than refused beside earlier ones.
@Suite("What is left out beside earlier releases")
struct HistoryReleaseTests {
  let policy = testPolicy(width: 10, zeros: .show)

  /// People by two questions, published one by one: how many have each pair of answers.
  private func set(_ counts: [[Int]]) -> TableSet {
    var people: [[Int]] = []
    for (first, row) in counts.enumerated() {
      for (second, count) in row.enumerated() { people += Array(repeating: [first, second], count: count) }
    }
    return SampleSet(
      fields: [.init(name: "work", leaves: ["w0", "w1"]), .init(name: "home", leaves: ["h0", "h1"])], people: people,
      crossings: [[0], [1]]
    ).tableSet()
  }

  private func released(_ now: [[Int]], after before: [[Int]]) throws -> ProtectedTables {
    try protect(set(now), under: policy, earlier: [EarlierRelease(1, set(before), day: "2026-03-31")])
  }

  @Test("a question whose small changes no cell can hide is left out, and says why; the other one is shown")
  func question() throws {
    // Six came, all of one kind of work, and one of them into the second home: six are too few to hide one in ten.
    let tables = try released([[25, 20], [21, 20]], after: [[20, 19], [21, 20]])
    #expect(tables.published.leftOut.map(\.table) == ["home"])
    #expect(tables.published.leftOut[0].reason.english.contains("since an earlier release"))
    #expect(tables.published.published(["w0", "Total"]) == .count(45))
    #expect(tables.published.published(["Total", "h1"]) == nil)
  }

  @Test("where enough came, small changes are withheld with complements, and no question is lost")
  func complements() throws {
    let tables = try released([[45, 20], [21, 20]], after: [[20, 19], [21, 20]])
    #expect(tables.published.leftOut.isEmpty)
    #expect(tables.published.published(["Total", "h1"]) == .withheld)
    #expect(tables.published.published(["Total", "h0"]) == .withheld)
    #expect(tables.published.published(["Total", "Total"]) == .count(106))
  }

  @Test("one person more in all: the total is withheld, and why stays inside")
  func onePerson() throws {
    let tables = try released([[21, 19], [21, 20]], after: [[20, 19], [21, 20]])
    #expect(tables.published.published(["Total", "Total"]) == .withheld)
    #expect(tables.published.published(["w1", "Total"]) == .count(41))
    let total = tables.inside.log.entries.first { $0.address == ["Total", "Total"] }
    #expect(total?.reasons.map(\.description) == ["+1 since March 2026"])
  }

  @Test("a total that shown would narrow the one withheld before is withheld too")
  func totalBefore() throws {
    let before = set([[1, 0], [0, 0]])
    let hidden = Set(before.cells.filter { $0.count == 1 }.map(\.address))
    let tables = try protect(
      set([[5, 0], [0, 0]]), under: policy, earlier: [EarlierRelease(1, before, withholding: hidden)])
    #expect(tables.published.published(["Total", "Total"]) == .withheld)
  }

  @Test("two came, and every figure changed by one or two: all are withheld, and no question is refused for it")
  func nothingToShow() throws {
    let tables = try released([[21, 19], [21, 21]], after: [[20, 19], [21, 20]])
    #expect(tables.published.cells.allSatisfy { $0.value == .withheld })
    #expect(tables.published.leftOut.isEmpty)
  }

  @Test("a total that must be shown and changed by one: no release, and the refusal says what stands in the way")
  func refused() throws {
    let strict = testPolicy(width: 10, zeros: .show, mustPublish: ["total"])
    #expect(throws: DisclosureError.self) {
      try protect(
        set([[21, 19], [21, 20]]), under: strict,
        earlier: [EarlierRelease(1, set([[20, 19], [21, 20]]), day: "2026-03-31")])
    }
  }
}
