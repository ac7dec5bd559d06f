import Disclosure
import Programme
import Tabulation

/// Expected counts out of a release: what was published last, for as many people as are expected now.
///
/// Only released numbers are read. Where one was withheld, what is left of its total is spread evenly over all that were; of
/// an option of several answers nothing else is known, and it is taken for just too small.
struct ReleasedCounts {
  let counts: ExpectedCounts

  /// - Parameters:
  ///   - people: The release's tables of people.
  ///   - others: Source whose records are counted → its tables.
  ///   - persons: How many are expected; `nil`: as many as in the release.
  /// - Throws: ``DisclosureError/file(path:line:what:)`` when the release does not say how many people there are.
  init(
    people: TableSet, others: [String: TableSet], persons: Int?, programme: ProgrammeFile, path: String
  ) throws(DisclosureError) {
    guard let before = Self.published(people, dimension: nil, code: nil), before > 0 else {
      throw .file(path: path, line: nil, what: "it does not say how many people there are")
    }
    let now = persons ?? before
    var answers: [String: [String: Int]] = [:]
    for (unit, set) in others.map({ (Optional($0.key), $0.value) }) + [(nil, people)] {
      for dimension in set.dimensions {
        // Tables of records are broken down by answers of people: those are not counted there.
        guard let (field, option) = Self.field(of: dimension, in: programme),
          unit == nil ? others[field.source] == nil : field.source == unit
        else { continue }
        let small = (programme.policy.minimumCell[field.role] ?? 1) - 1
        let found = Self.answers(in: set, of: dimension, total: before, hiddenOption: option == nil ? nil : small)
        let scaled = found.mapValues { (2 * $0 * now + before) / (2 * before) }
        if let option {
          answers[field.name, default: [:]][option] = scaled["yes"] ?? 0
          answers[field.name]?["answered"] = scaled.values.reduce(0, +)
        } else {
          answers[field.name] = scaled
        }
      }
    }
    counts = ExpectedCounts(persons: now, answers: answers.mapValues { Self.capped($0, at: now) })
  }

  /// Rounding up may make one person too many.
  private static func capped(_ counts: [String: Int], at persons: Int) -> [String: Int] {
    counts.mapValues { min($0, persons) }
  }

  /// The field that a dimension tells about, and the option where it is one of several answers; `nil` for a dimension that
  /// an indicator made of several fields.
  private static func field(
    of dimension: TableSet.Dimension, in programme: ProgrammeFile
  ) -> (field: CodedField, option: String?)? {
    if let field = programme.fields.first(where: { $0.name == dimension.name }) { return (field, nil) }
    let parts = dimension.name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let field = programme.fields.first(where: { $0.name == parts[0] }),
      field.form.codeList?.codes.contains(where: { $0.name == parts[1] }) == true
    else { return nil }
    return (field, parts[1])
  }

  /// Code → count for all answers of a dimension.
  ///
  /// - Parameter hiddenOption: What a withheld option is taken for; `nil` for a dimension that is no option.
  private static func answers(
    in set: TableSet, of dimension: TableSet.Dimension, total: Int, hiddenOption: Int?
  ) -> [String: Int] {
    let parents = Set(dimension.groupings.map(\.parent))
    let leaves = Set(dimension.groupings.flatMap(\.children)).subtracting(parents)
      .filter { !AnswerState.isWithoutAnswer(code: $0) }.sorted()
    let shown = leaves.compactMap { code in published(set, dimension: dimension, code: code).map { (code, $0) } }
    var found = Dictionary(shown, uniquingKeysWith: { first, _ in first })
    let hidden = leaves.filter { found[$0] == nil }
    if hidden.isEmpty { return found }
    let all = published(set, dimension: dimension, code: "answered") ?? total
    let left = max(0, all - found.values.reduce(0, +))
    if let hiddenOption, hidden == ["no", "yes"] {
      let yes = min(hiddenOption, left / 2)
      return ["yes": yes, "no": left - yes]
    }
    for (position, code) in hidden.enumerated() {
      found[code] = left / hidden.count + (position < left % hidden.count ? 1 : 0)
    }
    return found
  }

  /// The one-way count of a code; of everybody without one.
  private static func published(_ set: TableSet, dimension: TableSet.Dimension?, code: String?) -> Int? {
    let address = set.dimensions.map { $0.name == dimension?.name ? code ?? $0.total : $0.total }
    return set.cells.first { $0.address == address }?.count
  }
}
