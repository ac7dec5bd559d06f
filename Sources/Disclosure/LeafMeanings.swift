import Programme

/// What a combination of leaf codes says of the people who have it, put together from the set's own margins.
struct LeafMeanings {
  /// Per dimension, leaf code → the meanings of all codes that count it.
  private var meanings: [[String: [TableSet.Meaning]]] = []

  /// - Returns: `nil` where a code has no cell of its own, so that nothing says what it means.
  init?(_ set: TableSet) {
    let totals = set.dimensions.map(\.total)
    let meaningOfCell = Dictionary(set.cells.map { ($0.address, $0.meaning) }, uniquingKeysWith: { first, _ in first })
    for (number, dimension) in set.dimensions.enumerated() {
      var own: [String: [TableSet.Meaning]] = [:]
      for (leaf, codes) in dimension.codesAbove {
        for code in codes {
          var address = totals
          address[number] = code
          guard let meaning = meaningOfCell[address] else { return nil }
          own[leaf, default: []].append(meaning)
        }
      }
      meanings.append(own)
    }
  }

  func meaning(of address: TableSet.Address) -> TableSet.Meaning {
    var admitted: [Int: Set<Int>] = [:]
    var conditions: [Condition: TableSet.Meaning.Truth] = [:]
    for meaning in zip(meanings, address).flatMap({ $0[$1] ?? [] }) {
      for (field, codes) in meaning.admitted { admitted[field] = admitted[field]?.intersection(codes) ?? codes }
      conditions.merge(meaning.conditions) { first, _ in first }
    }
    return TableSet.Meaning(admitted: admitted, conditions: conditions)
  }
}

extension LeafCounts {
  /// The respondents of a set, as the audit tries them.
  ///
  /// - Parameter people: By all their leaf codes. Without it a respondent knows of one innermost cell only.
  init(of set: TableSet, people: InnerCounts?) {
    guard let people, let meanings = LeafMeanings(set) else {
      self.init(innermostOf: set)
      return
    }
    let sorted = people.people.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.init(sorted.map { ($0.key, meanings.meaning(of: $0.key), $0.value) })
  }

  /// Cells that no sum of the set takes apart.
  private init(innermostOf set: TableSet) {
    let parents = set.dimensions.map { Set($0.groupings.map(\.parent)) }
    let crossings = Set(set.crossings.map { Set($0) })
    let inner = set.cells.filter { cell in
      let used = set.dimensions.indices.filter { cell.address[$0] != set.dimensions[$0].total }
      return crossings.contains(Set(used.map { set.dimensions[$0].name }))
        && used.allSatisfy { !parents[$0].contains(cell.address[$0]) }
    }
    self.init(inner.map { ($0.address, $0.meaning, $0.count ?? 0) })
  }
}
