/// What the reader who knows the rule takes for granted of a withheld cell (`DisclosureRules`, "The reader who knows
/// the rule"): somebody is in it, unless it may be an empty category beside a whole group.
struct ReaderBounds {
  let system: CellSystem
  let rules: ClassRules

  /// Least count that the reader admits for a withheld class under this pattern.
  func least(_ number: Int, withheld: [Bool]) -> Int {
    guard rules.showsZeros[number] else { return 0 }
    return rules.withholdsWholeGroups && mayBeEmpty(number, withheld) ? 0 : 1
  }

  /// In some grouping every other category is withheld or an empty one: one of them may hold the whole group.
  private func mayBeEmpty(_ number: Int, _ withheld: [Bool]) -> Bool {
    system.groupingsOfClass[number].contains { position in
      let others = system.groupings[position].children.map(\.unknown).filter { $0 != number }
      return others.contains { withheld[$0] } && others.allSatisfy { withheld[$0] || rules.counts[$0] == 0 }
    }
  }
}
