/// Collects rows, each once, and hands out latent unknowns.
struct RowBuilder {
  private(set) var rows: [CellSystem.Row] = []
  private(set) var unknowns: Int
  private var seen: Set<CellSystem.Row> = []
  private var latents: [NormalMeaning: Int] = [:]
  /// Parts of every sum by its parent: what is already said about a cell.
  private(set) var partsOf: [Int: [[Int]]] = [:]

  init(firstLatent: Int) { unknowns = firstLatent }

  mutating func addSum(parent: Int, parts: [Int]) {
    add(parent: parent, parts: parts, kind: .sum)
    partsOf[parent, default: []].append(parts)
  }

  /// Σ parts ≤ whole.
  mutating func addContainment(whole: Int, parts: [Int]) {
    add(parent: whole, parts: parts, kind: .containment)
  }

  mutating func latent(_ meaning: NormalMeaning) -> Int {
    if let known = latents[meaning] { return known }
    latents[meaning] = unknowns
    unknowns += 1
    return unknowns - 1
  }

  /// Every innermost cell is the sum of its inner counts.
  ///
  /// - Returns: The unknown of each inner count: a new one, or the cell that counts nothing else.
  mutating func addJoint(_ joint: JointCounts, classOfCell: [Int?]) -> [Int] {
    var unknownOf = [Int?](repeating: nil, count: joint.leaves.count)
    let cells = joint.partsOfCell.sorted { $0.key < $1.key }
    for (position, parts) in cells where parts.count == 1 { unknownOf[parts[0]] = classOfCell[position] }
    let all = unknownOf.map { known -> Int in
      if let known { return known }
      unknowns += 1
      return unknowns - 1
    }
    for (position, parts) in cells where parts.count > 1 {
      if let parent = classOfCell[position] { addSum(parent: parent, parts: parts.map { all[$0] }) }
    }
    return all
  }

  private mutating func add(parent: Int, parts: [Int], kind: CellSystem.Row.Kind) {
    var coefficients: [Int: Int] = [parent: -1]
    for part in parts { coefficients[part, default: 0] += 1 }
    let terms = coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { CellSystem.Row.Term(unknown: $0.key, coefficient: $0.value) }
    let row = CellSystem.Row(terms: terms, kind: kind)
    if terms.isEmpty || seen.contains(row) { return }
    if kind == .containment, seen.contains(CellSystem.Row(terms: terms, kind: .sum)) { return }
    seen.insert(row)
    rows.append(row)
  }
}
