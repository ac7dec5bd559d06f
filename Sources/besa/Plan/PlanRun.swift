import Disclosure
import Programme
import Reporting
import Tabulation

/// Tries a programme's tables on invented people, several times over, and what merging categories would bring.
struct PlanRun {
  let programme: ProgrammeFile
  let expected: ExpectedCounts
  let seed: UInt64

  /// Most merges that are tried: each is a protection of its own.
  private static let mostTrials = 6

  /// The fates of all tables in one hand of expected people.
  func fates(hand: Int) throws -> [TableFate] {
    try fates(expected, under: programme.policy, hand: hand)
  }

  private func fates(_ expected: ExpectedCounts, under policy: DisclosurePolicy, hand: Int) throws -> [TableFate] {
    let people = ExpectedPersons(programme, expected)
    return try people.tables(seed: seed &+ UInt64(hand)).flatMap { try TableFate.all(of: $0, under: policy) }
  }

  /// What merging would bring, on the first hand.
  ///
  /// - Parameter before: The fates of the first hand without a merge.
  func trials(before: [TableFate]) throws -> [MergeTrial] {
    let own = yield(of: before)
    return try candidates(before).prefix(Self.mostTrials).map { candidate in
      Progress.say("counting \(candidate.code) of \(candidate.field) with \(candidate.into)")
      let merged = expected.merging(candidate.code, into: candidate.into, of: candidate.field)
      let merge = CategoryMerge(dimension: candidate.field, codes: [candidate.code, candidate.into])
      let after =
        try fatesOrNil(merged, under: programme.policy.merging(merge))
        ?? fates(merged, under: programme.policy, hand: 0)
      return MergeTrial(
        field: candidate.field, code: candidate.code, into: candidate.into, before: own,
        after: yield(of: after))
    }
  }

  /// `nil` where tables do not treat the categories alike: then the category is only left empty.
  private func fatesOrNil(_ expected: ExpectedCounts, under policy: DisclosurePolicy) throws -> [TableFate]? {
    do {
      return try fates(expected, under: policy, hand: 0)
    } catch DisclosureError.cannotMerge {
      return nil
    }
  }

  private func yield(of fates: [TableFate]) -> MergeTrial.Yield {
    let shown = fates.filter(\.isShown)
    return MergeTrial.Yield(tables: shown.count, cells: shown.reduce(0) { $0 + $1.cells - $1.withheld })
  }

  private typealias Candidate = (field: String, code: String, into: String, count: Int)

  /// Per field whose tables or breakdowns lose something: its smallest category, and the next smallest one.
  ///
  /// Hubs are left alone: a site is no answer that another one could stand for.
  private func candidates(_ before: [TableFate]) -> [Candidate] {
    let losing = before.filter { $0.withheld > 0 || !$0.isShown }.map(\.table)
    return programme.fields.compactMap { field -> Candidate? in
      guard case .choice(let list) = field.form, field.name != "hub", let counts = expected.answers[field.name],
        losing.contains(where: { isAbout(field, $0) })
      else { return nil }
      let codes = list.codes.map(\.name).filter { $0 != list.declined && (counts[$0] ?? 0) > 0 }
      let sorted = codes.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
      // Of two categories nothing would be left to tell apart.
      guard sorted.count > 2, let smallest = counts[sorted[0]] else { return nil }
      return (field.name, sorted[0], sorted[1], smallest)
    }.sorted { ($0.count, $0.field) < ($1.count, $1.field) }
  }

  private func isAbout(_ field: CodedField, _ table: String) -> Bool {
    if table.hasSuffix(".by." + field.name) { return true }
    return programme.profileTables.contains { profile in
      guard case .answers(let own, _) = profile.content, programme.fields[own].name == field.name else { return false }
      return table == profile.id || table.hasPrefix(profile.id + ".by.")
    }
  }
}
