import Programme

@testable import Disclosure

/// A list of made-up people over a few fields, and the table set that counts them.
struct SampleSet {
  struct Field {
    let name: String
    let leaves: [String]
    /// Codes above the leaves; the total is added.
    var groups: [(code: String, leaves: [String])] = []
    var role = FieldRole.plain
    var isHub = false
  }

  let fields: [Field]
  /// Leaf number per field, one row per person.
  let people: [[Int]]
  /// Field numbers that are published together.
  let crossings: [[Int]]

  func tableSet() -> TableSet {
    var cells: [TableSet.Cell] = []
    var seen: Set<[String]> = []
    for crossing in crossings {
      for address in addresses(crossing) where seen.insert(address).inserted { cells.append(cell(address)) }
    }
    let names = crossings.map { crossing in crossing.map { fields[$0].name } }
    let tables = names.filter { $0.count < 3 }.map { names in
      TableSet.Table(
        id: names.joined(separator: ".by."), subject: .profile(id: names.joined(separator: ".by.")),
        rowDimension: names[0], rows: codes(of: field(names[0])),
        columnDimension: names.count > 1 ? names[1] : nil, columns: names.count > 1 ? codes(of: field(names[1])) : [])
    }
    return TableSet(
      unit: "people", dimensions: fields.map(dimension), tables: tables, cells: cells, crossings: names)
  }

  /// Every combination of leaf numbers.
  var combinations: [[Int]] {
    fields.reduce([[]]) { found, field in found.flatMap { prefix in field.leaves.indices.map { prefix + [$0] } } }
  }

  /// The combinations that a cell counts, by number.
  func members(of address: TableSet.Address) -> [Int] {
    let all = combinations
    return all.indices.filter { number in
      address.enumerated().allSatisfy { field, code in leaves(field, code)?.contains(all[number][field]) ?? true }
    }
  }

  /// The people by combination.
  var leafCounts: LeafCounts {
    LeafCounts(
      combinations.map { combination in
        (
          address: zip(fields, combination).map { $0.leaves[$1] },
          meaning: TableSet.Meaning(
            admitted: Dictionary(uniqueKeysWithValues: combination.enumerated().map { ($0, [$1]) })),
          count: people.count { $0 == combination }
        )
      })
  }

  private func field(_ name: String) -> Field { fields.first { $0.name == name } ?? fields[0] }

  private func codes(of field: Field) -> [String] { field.leaves + field.groups.map(\.code) + ["Total"] }

  private func dimension(_ field: Field) -> TableSet.Dimension {
    let groups = field.groups.map { TableSet.Dimension.Grouping(parent: $0.code, children: $0.leaves) }
    return TableSet.Dimension(
      name: field.name, label: Label(english: field.name), total: "Total",
      groupings: groups + [TableSet.Dimension.Grouping(parent: "Total", children: field.leaves)], labels: [:])
  }

  private func addresses(_ crossing: [Int]) -> [[String]] {
    fields.indices.reduce([[]]) { found, number in
      let codes = crossing.contains(number) ? codes(of: fields[number]) : ["Total"]
      return found.flatMap { address in codes.map { address + [$0] } }
    }
  }

  /// The leaves that a code of a field admits; `nil` for all.
  func leaves(_ number: Int, _ code: String) -> Set<Int>? {
    if code == "Total" { return nil }
    let field = fields[number]
    let names = field.groups.first { $0.code == code }?.leaves ?? [code]
    return Set(names.compactMap { field.leaves.firstIndex(of: $0) })
  }

  private func cell(_ address: [String]) -> TableSet.Cell {
    var admitted: [Int: Set<Int>] = [:]
    for (number, code) in address.enumerated() { admitted[number] = leaves(number, code) }
    let count = people.filter { person in admitted.allSatisfy { $0.value.contains(person[$0.key]) } }.count
    let used = admitted.keys.map { fields[$0] }
    return TableSet.Cell(
      address: address, count: count, contributors: count, role: used.map(\.role).max() ?? .plain,
      isByHub: used.contains(where: \.isHub), meaning: TableSet.Meaning(admitted: admitted))
  }
}

/// Every table of whole numbers with a sum.
func everyTable(sum: Int, columns: Int) -> [[Int]] {
  if columns == 1 { return [[sum]] }
  return (0...sum).flatMap { first in everyTable(sum: sum - first, columns: columns - 1).map { [first] + $0 } }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for a seed on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A policy for tests: every role alike.
func testPolicy(
  least: Int = 4, width: Int = 3, zeros: DisclosurePolicy.Showing = .withhold,
  allOfGroup: DisclosurePolicy.Showing = .show, base: Int = 20, byHub: Int? = nil, nearWhole: Int? = nil,
  contributors: DisclosurePolicy.Contributors = .none, mustPublish: [String] = [], dominance: Int? = nil,
  merges: [CategoryMerge] = []
) -> DisclosurePolicy {
  DisclosurePolicy(
    minimumCell: [.plain: least, .quasi: least, .sensitive: least], minimumCellByHub: byHub ?? least,
    minimumBase: base, zero: [.plain: zeros, .quasi: zeros, .sensitive: .withhold], allOfGroup: allOfGroup,
    byHub: [:], neverCross: [], notBoth: [], interval: width, hidesSmall: true, contributors: contributors,
    coalition: 1,
    nearWholeGroup: nearWhole, dominance: dominance, mustPublish: mustPublish.compactMap { CellName($0) },
    merges: merges,
    percentDigits: 1, meanDigits: 1, marker: "[c]", approvals: 2)
}

let fewestCells = SuppressionCost(measure: .cells, sparesHeadlines: false)

/// A one-way table over one field, from its counts.
func oneWay(_ counts: [Int], names: [String]? = nil) -> TableSet {
  let leaves = names ?? counts.indices.map { "c\($0)" }
  let people = counts.enumerated().flatMap { code, count in Array(repeating: [code], count: count) }
  return SampleSet(fields: [.init(name: "answer", leaves: leaves)], people: people, crossings: [[0]]).tableSet()
}

/// A two-way table from its inner counts.
func twoWay(_ counts: [[Int]]) -> TableSet {
  let people = counts.enumerated().flatMap { row, line in
    line.enumerated().flatMap { column, count in Array(repeating: [row, column], count: count) }
  }
  return SampleSet(
    fields: [
      .init(name: "row", leaves: counts.indices.map { "r\($0)" }),
      .init(name: "column", leaves: counts[0].indices.map { "c\($0)" }),
    ], people: people, crossings: [[0, 1]]
  ).tableSet()
}

extension PublishedTables {
  /// A set with some cells withheld by hand.
  init(_ set: TableSet, withholding hidden: Set<[String]>) {
    self.init(
      unit: set.unit, dimensions: set.dimensions, tables: set.tables, crossings: set.crossings,
      cells: set.cells.map { cell in
        PublishedCell(
          address: cell.address, value: hidden.contains(cell.address) ? .withheld : .count(cell.count ?? 0),
          role: cell.role, isByHub: cell.isByHub, meaning: cell.meaning)
      })
  }
}

extension AuditReport {
  func interval(_ address: String..., against attacker: Attacker = .outsider) -> FeasibilityInterval? {
    withheld.first { $0.address == address }?.intervals[attacker]
  }
}
