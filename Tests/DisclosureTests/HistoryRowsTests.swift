import Programme
import Testing

@testable import Disclosure

/// What earlier releases add to the system, over small sets.
@Suite("Rows of earlier releases")
struct HistoryRowsTests {
  let policy = testPolicy(zeros: .show)

  @Test("a quarter that adds one person: its category and the total must be withheld, and say why")
  func onePerson() throws {
    let sample = try HistorySample(
      oneWay([20, 13, 9]), after: [EarlierRelease(1, oneWay([20, 12, 9]), day: "2026-03-31")], under: policy)
    #expect(sample.words == ["+1 since March 2026", "+1 since March 2026 in c1"])
    for change in sample.changes {
      #expect(change.unknown.truth == 1 && change.unknown.least == 0)
      #expect(try sample.interval(of: change.number, withholding: []) == 1...1)
      // The others stay: whoever came is in c1, however many.
      #expect(try sample.interval(of: change.number, withholding: [["c1"], ["Total"]]).upperBound > 900)
    }
    #expect(sample.changes.count == 2)
  }

  @Test("where nothing changed, there is nothing to protect")
  func nothingChanged() throws {
    let set = twoWay([[20, 7], [11, 9]])
    let sample = try HistorySample(set, after: [EarlierRelease(1, set), EarlierRelease(2, set)], under: policy)
    #expect(sample.words == [] && sample.changes.isEmpty)
  }

  @Test("a change of k or more is shown, a smaller one is not; k is that of today")
  func changeOfK() throws {
    let earlier = [EarlierRelease(1, oneWay([20, 12, 9]))]
    #expect(try HistorySample(oneWay([20, 15, 15]), after: earlier, under: testPolicy(least: 3)).words == [])
    let strict = try HistorySample(oneWay([20, 15, 15]), after: earlier, under: testPolicy(least: 4))
    #expect(strict.words == ["+3 since release 1 in c1"])
    let hubs = try HistorySample(oneWay([20, 15, 15]), after: earlier, under: testPolicy(least: 10))
    #expect(hubs.words == ["+3 since release 1 in c1", "+6 since release 1 in c2", "+9 since release 1"])
  }

  @Test("a late figure: it is compared with every release that showed the cell, not with the last alone")
  func lateFigure() throws {
    let first = EarlierRelease(1, oneWay([20, 12, 9]))
    let second = EarlierRelease(2, oneWay([20, 13, 10]), withholding: [["c1"], ["c2"], ["Total"]])
    let sample = try HistorySample(oneWay([20, 14, 17]), after: [first, second], under: policy)
    #expect(sample.words == ["+2 since release 1 in c1"])
    // Since the second release one came: withheld then, it must not be shown now beside that either.
    let one = try #require(sample.changes.first { $0.unknown.truth == 1 && $0.unknown.cell == 1 })
    #expect(try sample.interval(of: one.number, withholding: []) == 0...2)
  }

  @Test("a leaver: the count that fell is free in sign, and the small difference is withheld")
  func leaver() throws {
    let sample = try HistorySample(
      oneWay([20, 11, 9]), after: [EarlierRelease(1, oneWay([20, 12, 9]))], under: policy)
    #expect(sample.words == ["−1 since release 1", "−1 since release 1 in c1"])
    #expect(sample.changes.allSatisfy { $0.unknown.least == nil })
    let range = try sample.interval(of: sample.changes[0].number, withholding: [["c1"], ["Total"]])
    #expect(range.lowerBound < 0 && range.upperBound == 12)
  }

  @Test("a correction that reveals: one person moved, both categories are withheld and the total stays")
  func correction() throws {
    let sample = try HistorySample(
      oneWay([19, 13, 9]), after: [EarlierRelease(1, oneWay([20, 12, 9]))], under: policy)
    #expect(sample.words == ["+1 since release 1 in c1", "−1 since release 1 in c0"])
  }

  @Test("withheld before and shown now: what is shown bounds what was withheld")
  func shownNow() throws {
    let before = EarlierRelease(1, oneWay([20, 3, 9]), withholding: [["c1"], ["c2"]])
    let sample = try HistorySample(oneWay([24, 5, 17]), after: [before], under: policy)
    let hidden = sample.rows.unknowns.indices.filter {
      if case .withheld(3, 4) = sample.rows.unknowns[$0].status { sample.rows.unknowns[$0].truth == 3 } else { false }
    }
    let earlier = try #require(hidden.first)
    #expect(try sample.interval(of: sample.rows.first + earlier, withholding: [["c1"], ["c2"]]) == 1...11)
    #expect(try sample.interval(of: sample.rows.first + earlier, withholding: []) == 1...5)
    // 5 − 3 = 2 came since.
    #expect(sample.changes.contains { $0.unknown.truth == 2 })
  }

  @Test("categories that were merged are compared with the sum of their parts, and the other way round")
  func changeOfCategories() throws {
    let apart = oneWay([20, 7, 6], names: ["a", "b", "c"])
    let merged = oneWay([20, 15], names: ["a", "bc"])
    let sample = try HistorySample(merged, after: [EarlierRelease(1, apart)], under: policy)
    #expect(sample.words == ["+2 since release 1"])
    #expect(sample.changes.map(\.unknown.truth) == [2, 2])
    let back = try HistorySample(
      oneWay([20, 8, 6], names: ["a", "b", "c"]), after: [EarlierRelease(1, oneWay([20, 13], names: ["a", "bc"]))],
      under: policy)
    #expect(back.changes.map(\.unknown.truth) == [1, 1])
  }

  /// A question, and an indicator on a dimension of its own: those with part-time or no work.
  private func linked(_ counts: [Int], insecure: Int) -> TableSet {
    let table = oneWay(counts, names: ["full", "part", "none"])
    let indicator = TableSet.Dimension(
      name: "insecure", label: "Insecure", total: "Total",
      groupings: [.init(parent: "Total", children: ["yes", "no"])], labels: [:])
    let total = counts.reduce(0, +)
    let own = [("yes", insecure, Set([1, 2])), ("no", total - insecure, Set([0]))].map { code, count, leaves in
      TableSet.Cell(
        address: ["Total", code], count: count, contributors: count, role: .plain, isByHub: false,
        meaning: TableSet.Meaning(admitted: [0: leaves]))
    }
    let cells = table.cells.map { cell in
      TableSet.Cell(
        address: cell.address + ["Total"], count: cell.count, contributors: cell.contributors, role: .plain,
        isByHub: false, meaning: cell.meaning)
    }
    return TableSet(
      unit: "people", dimensions: table.dimensions + [indicator], tables: [], cells: cells + own,
      crossings: [["answer"], ["insecure"]])
  }

  @Test("linked tables of an earlier release are read by today's meanings; if its numbers disagree, by groupings alone")
  func changeOfMeaning() throws {
    let now = linked([30, 12, 9], insecure: 21)
    let same = try HistorySample(now, after: [EarlierRelease(1, linked([30, 12, 9], insecure: 21))], under: policy)
    #expect(same.words == [])
    // Then the indicator counted something else: 16 are not 12 + 5.
    let other = EarlierRelease(1, linked([30, 12, 5], insecure: 16))
    let sample = try HistorySample(now, after: [other], under: policy)
    #expect(sample.words == ["−1 since release 1 in no"])
    #expect(
      try HistorySample(linked([30, 12, 7], insecure: 19), after: [other], under: policy).words == [
        "+2 since release 1", "+2 since release 1 in none", "+3 since release 1 in yes",
        "−1 since release 1 in no",
      ])
  }

  @Test("releases of other units are not read")
  func otherUnits() throws {
    let set = oneWay([20, 12])
    let tables = PublishedTables(set)
    let other = PublishedTables(
      unit: "contacts", dimensions: tables.dimensions, tables: [], crossings: tables.crossings, cells: tables.cells)
    let sample = try HistorySample(
      oneWay([20, 13]), after: [EarlierRelease(number: 1, tables: other)], under: policy)
    #expect(sample.rows.unknowns.isEmpty && sample.rows.rows.isEmpty)
  }

  @Test("counts that nobody inside knows any more get values that every row admits")
  func unknownInside() throws {
    let hidden: Set = [["c1"], ["c2"]]
    let before = EarlierRelease(1, oneWay([20, 3, 9]), withholding: hidden, knows: false)
    let sample = try HistorySample(oneWay([24, 5, 17]), after: [before], under: policy)
    for row in sample.rows.rows {
      let sum = row.terms.reduce(0) { sum, term in
        let truth =
          term.unknown < sample.rows.first
          ? [24, 5, 17, 46][[["c0"], ["c1"], ["c2"], ["Total"]].firstIndex(of: sample.address(term.unknown)) ?? 0]
          : sample.rows.unknown(term.unknown).truth
        return sum + term.coefficient * truth
      }
      #expect(row.kind == .sum ? sum == 0 : sum <= 0)
    }
  }

  @Test("the same history gives the same rows, whatever order its parts are read in")
  func deterministic() throws {
    let releases = [
      EarlierRelease(1, twoWay([[20, 7], [11, 9]]), withholding: [["r0", "c1"], ["r0", "Total"]]),
      EarlierRelease(2, twoWay([[21, 7], [13, 9]])),
    ]
    let set = twoWay([[22, 8], [16, 9]])
    let one = try HistorySample(set, after: releases, under: policy)
    let other = try HistorySample(set, after: releases.reversed(), under: policy)
    #expect(one.rows.rows == other.rows.rows && one.rows.since == other.rows.since)
    #expect(one.rows.unknowns.map(\.truth) == other.rows.unknowns.map(\.truth))
  }
}

extension HistorySample {
  func address(_ unknown: Int) -> [String] { firstAddress(of: unknown) }
}
