/// Withheld unknowns that rows tie together, with these rows: attacked by itself.
struct AttackBlock {
  struct Row {
    /// Columns of the block.
    let terms: [(column: Int, coefficient: Int)]
    /// What the published terms leave: Σ terms = rest, or ≤ rest.
    let rest: Int
    /// Position in the system.
    let number: Int
    let kind: CellSystem.Row.Kind
  }

  /// Ascending; classes before latents.
  let unknowns: [Int]
  let rows: [Row]
  /// How many of the unknowns are classes.
  let targets: Int
}

extension LinearProgram {
  /// The attacker's program over a block: one column per unknown, at least `least`, at most `roof`.
  init(_ block: AttackBlock, least: [Int], roof: Double) {
    self.init(
      lower: least.map(Double.init), upper: [Double](repeating: roof, count: least.count),
      rows: block.rows.map { row in
        Row(
          columns: row.terms.map(\.column), coefficients: row.terms.map { Double($0.coefficient) },
          lower: row.kind == .sum ? Double(row.rest) : -.infinity, upper: Double(row.rest))
      })
  }
}

extension CellSystem {
  /// Blocks by first unknown.
  ///
  /// - Parameter withLatentsOnly: Also blocks that hold no withheld class.
  func blocks(withheld: [Bool], counts: [Int], withLatentsOnly: Bool = false) -> [AttackBlock] {
    var joined = DisjointSets(count: unknowns)
    let isOpen = { (unknown: Int) in unknown >= classes || withheld[unknown] }
    for row in rows {
      let open = row.terms.lazy.map(\.unknown).filter(isOpen)
      guard let first = open.first else { continue }
      for other in open { joined.join(first, other) }
    }
    var members: [Int: [Int]] = [:]
    for unknown in 0..<unknowns where isOpen(unknown) { members[joined.root(unknown), default: []].append(unknown) }
    return members.values.filter { withLatentsOnly || $0[0] < classes }.sorted { $0[0] < $1[0] }
      .map { block(of: $0, counts: counts) }
  }

  /// The block of these unknowns; they are all the open ones of their rows.
  private func block(of members: [Int], counts: [Int]) -> AttackBlock {
    let columns = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let numbers = Set(members.flatMap { rowsOfUnknown[$0] }).sorted()
    let rows = numbers.map { number in
      var terms: [(column: Int, coefficient: Int)] = []
      var rest = 0
      for term in self.rows[number].terms {
        if let column = columns[term.unknown] {
          terms.append((column, term.coefficient))
        } else {
          rest -= term.coefficient * counts[term.unknown]
        }
      }
      return AttackBlock.Row(terms: terms, rest: rest, number: number, kind: self.rows[number].kind)
    }
    return AttackBlock(unknowns: members, rows: rows, targets: members.prefix { $0 < classes }.count)
  }
}

/// Union-find with path halving.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var element = element
    while parent[element] != element {
      parent[element] = parent[parent[element]]
      element = parent[element]
    }
    return element
  }

  /// The smaller root stays.
  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}
