/// A type-checked condition over the coded answers of one person.
///
/// Three-valued (Kleene): a comparison with a field that has no answer is *unknown*, never false, because a blank is
/// no evidence (`DisclosureRules`, report rule DM9). Field numbers index ``ProgrammeFile/fields``.
public indirect enum Condition: Sendable, Hashable {
  case everyone
  /// A choice, bounded integer or flag field whose answer is one of these codes or values.
  case isIn(field: Int, values: Set<Int>)
  /// A multiple-choice field that has this option.
  case has(field: Int, option: Int)
  /// The field holds an answer. Always true or false.
  case answered(field: Int)
  /// Some record of a many-per-person source satisfies the condition. Without any record: false.
  case anyRecord(source: String, Condition)
  case atLeast(Int, [Condition])
  case and([Condition])
  case or([Condition])
  case not(Condition)

  /// Numbers of the fields that the condition reads, each once, ascending.
  public var fields: [Int] {
    func collect(_ condition: Condition, into found: inout Set<Int>) {
      switch condition {
      case .everyone: break
      case .isIn(let field, _), .has(let field, _), .answered(let field): found.insert(field)
      case .anyRecord(_, let inner), .not(let inner): collect(inner, into: &found)
      case .atLeast(_, let parts), .and(let parts), .or(let parts):
        for part in parts { collect(part, into: &found) }
      }
    }
    var found: Set<Int> = []
    collect(self, into: &found)
    return found.sorted()
  }
}
