/// x ≤ y for cells of which one lies inside the other by its meaning (`DisclosureRules`, "Containment").
///
/// Only direct covers are written, and none that a sum already implies: the rest follows by transitivity.
extension RowBuilder {
  mutating func addContainments(of meanings: [NormalMeaning]) {
    var byAttributes: [[Int]: [Int]] = [:]
    for (unknown, meaning) in meanings.enumerated() { byAttributes[meaning.attributes, default: []].append(unknown) }
    for (unknown, meaning) in meanings.enumerated() {
      let above = subsets(of: meaning.attributes).flatMap { byAttributes[$0] ?? [] }
        .filter { $0 != unknown && meaning.isSubset(of: meanings[$0]) }
      for whole in above where !impliesPart(unknown, of: whole) {
        let isDirect = !above.contains { $0 != whole && meanings[$0].isSubset(of: meanings[whole]) }
        if isDirect { addContainment(whole: whole, parts: [unknown]) }
      }
    }
  }

  /// Every choice of attributes, in a fixed order. A meaning restricts a handful of fields.
  private func subsets(of attributes: [Int]) -> [[Int]] {
    attributes.reduce([[]]) { found, attribute in found + found.map { $0 + [attribute] } }
  }

  private func impliesPart(_ part: Int, of whole: Int) -> Bool {
    partsOf[whole]?.contains { $0.contains(part) } ?? false
  }
}
