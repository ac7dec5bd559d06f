import Programme
import Testing

@testable import Disclosure

@Suite("Sums of amounts")
struct DominanceTests {
  private func contributions(_ amounts: [Int]) -> TableSet.Contributions {
    amounts.reduce(.init()) { $0.adding($1) }
  }

  @Test(
    "the p % rule is total − largest − second < p % of the largest",
    arguments: [
      ([100, 50, 10], 10, false), ([100, 50, 9], 10, true), ([100, 50, 5, 5], 10, false), ([100], 1, true),
      ([100, 100], 1, true), ([3, 3, 3], 100, false), ([3, 3, 2], 100, true), ([15, 1, 1], 10, true),
      ([15, 2, 2], 10, false), ([], 50, false),
    ])
  func rule(amounts: [Int], percent: Int, isDominated: Bool) {
    #expect(contributions(amounts).isDominated(total: amounts.reduce(0, +), percent: percent) == isDominated)
  }

  @Test("the two largest of joined sums are the two largest of all amounts, whatever the order")
  func joined() {
    var numbers = SeededNumbers(seed: 9)
    for _ in 0..<50 {
      let one = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in Int.random(in: 0...9, using: &numbers) }
      let other = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in Int.random(in: 0...9, using: &numbers) }
      let all = contributions((one + other).shuffled(using: &numbers))
      #expect(contributions(one).joined(with: contributions(other)) == all)
      let sorted = (one + other).sorted(by: >) + [0, 0]
      #expect(all.largest == sorted[0] && all.second == sorted[1])
    }
  }

  private let rows = """
    place,kind,amount
    a,x,500\na,x,20\na,x,10\na,y,40\na,y,50\na,y,60\na,y,40
    b,x,70\nb,x,60\nb,x,80\nb,x,75\nb,y,90\nb,y,85\nb,y,80\nb,y,100

    """

  private func tables(_ sum: String?) throws -> TableSet {
    try MicrodataTables(rows, tables: [["place", "kind"]], sum: sum, name: "rows.csv").tableSet(name: "rows.csv")
  }

  private func policy(width: Int) -> DisclosurePolicy {
    testPolicy(least: 3, width: width, zeros: .show, dominance: 10)
  }

  @Test("a sum that one amount dominates is withheld, and its margins cannot give it away")
  func withheld() throws {
    let set = try tables("amount")
    let protected = try protect(set, under: policy(width: 30), cost: fewestCells)
    let entry = try #require(protected.inside.log.entries.first { $0.address == ["a", "x"] })
    #expect(entry.reasons == [.dominated(percent: 10)])
    #expect(protected.published.published(["a", "x"]) == .withheld)
    let audited = try audit(protected, under: testPolicy(least: 1, width: 30, zeros: .show))
    try checkDominance(of: audited, percent: 10)
  }

  @Test("an interval that leaves the largest amount too little room is refused, with the sum and what it lacks")
  func tooNarrow() throws {
    let amounts = ["c0": [300, 300], "c1": [4, 3, 3], "c2": [100, 100, 100, 100, 100]]
    let whole = oneWay([2, 3, 2])
    let set = TableSet(
      unit: whole.unit, dimensions: whole.dimensions, tables: whole.tables,
      cells: whole.cells.map { cell in
        let own = amounts[cell.address[0]] ?? amounts.values.flatMap(\.self)
        return TableSet.Cell(
          address: cell.address, count: own.reduce(0, +), contributors: own.count, role: .plain, isByHub: false,
          meaning: cell.meaning, contributions: contributions(own + [0, 0]))
      }, crossings: whole.crossings)
    // The cheapest helper is the sum of 10: it leaves the 600 an upper end of 609, where 10 % of 300 are needed.
    let cheapest = SuppressionCost(measure: .people, sparesHeadlines: false)
    let error = #expect(throws: DisclosureError.self) {
      let protected = try protect(set, under: policy(width: 5), cost: cheapest)
      try checkDominance(of: audit(protected, under: testPolicy(least: 1, width: 5, zeros: .show)), percent: 10)
    }
    #expect(error == .dominated([.init(cell: "answer=c0", lacking: 21)]))
  }

  @Test("the same rows without a sum are people, and the amounts say nothing")
  func people() throws {
    #expect(try tables(nil).cells.allSatisfy { $0.contributions == nil })
    #expect(try tables("amount").cells.first { $0.address == ["a", "x"] }?.contributions?.people == 3)
  }
}
