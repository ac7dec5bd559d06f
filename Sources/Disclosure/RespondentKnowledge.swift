import Programme

/// What the people who are counted know of the counts, each for itself (`DisclosureRules`, "Respondents").
///
/// Who is in an inner count knows that it is at least 1 (weak). Who is alone in it, or with no more others than a
/// coalition has members, knows it entirely (strong). With that, no other withheld cell may become exact.
struct RespondentKnowledge {
  let contributors: DisclosurePolicy.Contributors
  let coalition: Int
  /// All people by their leaf codes, where they are given.
  let people: InnerCounts?

  /// Counts per unknown, with the true inner counts where the people are given.
  func truth(of system: CellSystem, counts: [Int]) throws(DisclosureError) -> [Int] {
    guard let people, let joint = system.joint else { return try system.wholeTruth(counts) }
    var inner = [Int](repeating: 0, count: joint.leaves.count)
    let numbers = Dictionary(uniqueKeysWithValues: joint.leaves.enumerated().map { ($1, $0) })
    for (address, count) in people.people {
      if let number = numbers[joint.dimensions.map { address[$0] }] { inner[number] += count }
    }
    var known: [Int: Int] = [:]
    for (number, unknown) in system.jointUnknowns.enumerated() where unknown >= system.classes {
      known[unknown] = inner[number]
    }
    return try system.wholeTruth(counts, known: known)
  }

  /// One per inner count that holds somebody.
  func restrictions(
    in system: CellSystem, truth: [Int], most: Int
  ) -> [SuppressionProblem.Restriction] {
    if contributors == .none { return [] }
    return innerCounts(of: system).filter { truth[$0] > 0 }.map { unknown in
      let isKnown = contributors == .strong && truth[unknown] <= coalition
      return SuppressionProblem.Restriction(
        unknown: unknown, least: isKnown ? truth[unknown] : 1, most: isKnown ? truth[unknown] : most)
    }
  }

  /// Unknowns that no sum takes apart: the joint inner counts, else the cells without parts.
  private func innerCounts(of system: CellSystem) -> [Int] {
    if system.joint != nil { return Set(system.jointUnknowns).sorted() }
    let parents = Set(
      system.rows.lazy.filter { $0.kind == .sum }.flatMap { row in
        row.terms.filter { $0.coefficient < 0 }.map(\.unknown)
      })
    return (0..<system.unknowns).filter { !parents.contains($0) }
  }
}
