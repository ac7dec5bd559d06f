/// A withheld cell that is not safe under a pattern, and what that proves.
struct UnsafeCell {
  let unknown: Int
  /// Rows of the system that the proof uses.
  let rows: [Int]
}

/// Attacks whole patterns, block by block, and remembers blocks that stood.
struct PatternAttack {
  let system: CellSystem
  let rules: ClassRules
  let primary: [Bool]
  private var standing: Set<[Int]> = []
  /// Coefficients of the linear programs solved so far: a clock that is the same on every machine.
  private(set) var work = 0

  init(system: CellSystem, rules: ClassRules, primary: [Bool]) {
    (self.system, self.rules, self.primary) = (system, rules, primary)
  }

  /// Cells that the pattern leaves unsafe, in the order of the blocks.
  ///
  /// - Parameters:
  ///   - near: Look only at blocks that hold one of these unknowns; `nil` for all.
  ///   - stopsAtFirst: One is enough.
  mutating func unsafeCells(
    withheld: [Bool], cost: [Double?], near: Set<Int>? = nil, stopsAtFirst: Bool = false
  ) throws(DisclosureError) -> [UnsafeCell] {
    var found: [UnsafeCell] = []
    for block in system.blocks(withheld: withheld, counts: rules.counts) {
      if let near, near.isDisjoint(with: block.unknowns) { continue }
      if standing.contains(block.unknowns) { continue }
      let unsafe = try unsafeCells(of: block, withheld, cost, stopsAtFirst)
      if unsafe.isEmpty { standing.insert(block.unknowns) }
      found += unsafe
      if stopsAtFirst, !found.isEmpty { break }
    }
    return found
  }

  private mutating func unsafeCells(
    of block: AttackBlock, _ withheld: [Bool], _ cost: [Double?], _ stopsAtFirst: Bool
  ) throws(DisclosureError) -> [UnsafeCell] {
    let least = block.unknowns.map { $0 < system.classes ? rules.leastWithheld($0) : 0 }
    // A clean-up asks often and may err on the side of withholding.
    var attack = BlockAttack(block, rules: rules, least: least, searchLimit: stopsAtFirst ? 4 : 40)
    var found: [UnsafeCell] = []
    for column in 0..<block.targets {
      guard let verdict = attack.examine(column) else { throw .solver(cell: "unknown \(block.unknowns[column])") }
      guard case .unsafe(let proof) = verdict else { continue }
      found.append(UnsafeCell(unknown: block.unknowns[column], rows: block.usedRows(proof)))
      if stopsAtFirst { break }
    }
    work += attack.programs * block.rows.reduce(0) { $0 + $1.terms.count }
    return found
  }
}

extension AttackBlock {
  /// Rows of the system that the duals of a proof use.
  fileprivate func usedRows(_ proof: BlockAttack.Proof) -> [Int] {
    rows.indices.filter { row in
      (proof.upper.indices.contains(row) && abs(proof.upper[row]) > wholeTolerance)
        || (proof.lower.indices.contains(row) && abs(proof.lower[row]) > wholeTolerance)
    }.map { rows[$0].number }
  }
}
