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
