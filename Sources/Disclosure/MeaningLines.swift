/// Sums that no table states but the meanings do (`DisclosureRules`, "Linked tables").
///
/// A *line* is all cells that restrict one field in different ways and everything else equally, such as the answers
/// to a question in a table and, in an indicator, two of these answers taken together. The field's values fall into
/// atoms that no cell of the line tells apart; each cell is the sum of its atoms, and all atoms together are no more
/// than the cell that does not restrict the field.
extension RowBuilder {
  struct LineMember {
    let unknown: Int
    let values: Set<Int>
  }

  mutating func addLines(of meanings: [NormalMeaning]) {
    struct Key: Hashable {
      let rest: NormalMeaning
      let attribute: Int
    }
    var keys: [Key] = []
    var members: [Key: [LineMember]] = [:]
    for (unknown, meaning) in meanings.enumerated() {
      for part in meaning.parts {
        let key = Key(rest: meaning.without(part.attribute), attribute: part.attribute)
        if members[key] == nil { keys.append(key) }
        members[key, default: []].append(LineMember(unknown: unknown, values: Set(part.values)))
      }
    }
    let classes = Dictionary(uniqueKeysWithValues: meanings.enumerated().map { ($1, $0) })
    for key in keys {
      guard let line = members[key], line.count > 1 else { continue }
      addLine(line, rest: key.rest, attribute: key.attribute, classes: classes)
    }
  }

  private mutating func addLine(
    _ line: [LineMember], rest: NormalMeaning, attribute: Int, classes: [NormalMeaning: Int]
  ) {
    let inLine = Set(line.map(\.unknown))
    var all: [Int] = []
    var unknownOfAtom: [[Int]: Int] = [:]
    let atoms = atoms(of: line)
    for atom in atoms {
      let meaning = rest.adding(NormalMeaning.Part(attribute: attribute, values: atom))
      let unknown = classes[meaning] ?? latent(meaning)
      unknownOfAtom[atom] = unknown
      all.append(unknown)
    }
    for member in line where !isSummed(member.unknown, within: inLine) {
      let parts = atoms.filter { member.values.contains($0[0]) }.compactMap { unknownOfAtom[$0] }
      if parts != [member.unknown] { addSum(parent: member.unknown, parts: parts) }
    }
    if let whole = classes[rest], !isSummed(whole, within: inLine) { addContainment(whole: whole, parts: all) }
  }

  /// Whether a sum already says of which members of the line this one consists.
  private func isSummed(_ unknown: Int, within line: Set<Int>) -> Bool {
    partsOf[unknown]?.contains { parts in parts.allSatisfy { line.contains($0) && $0 != unknown } } ?? false
  }

  /// Values that the same members contain, each atom ascending; atoms by first value.
  private func atoms(of line: [LineMember]) -> [[Int]] {
    var values: [[Int]: [Int]] = [:]
    for value in Set(line.flatMap(\.values)).sorted() {
      values[line.indices.filter { line[$0].values.contains(value) }, default: []].append(value)
    }
    return values.values.sorted { $0[0] < $1[0] }
  }
}
