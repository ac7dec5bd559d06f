import Linkage
import Programme

/// All that a field can hold, as numbers of a meaning: answers from 0, states below. It never depends on the data.
struct AnswerDomain: Sendable {
  /// Answer indexes or values. Only 0, standing for any answer, when the answers are not told apart.
  let answered: Set<Int>
  /// −1 for "no answer", −2 for "declined" where the list has such a code. A state that the field cannot hold by its
  /// form is read as "no answer".
  let states: Set<Int>
  /// Whether ``answered`` tells the answers apart.
  let isEnumerated: Bool

  var all: Set<Int> { answered.union(states) }

  /// Integers with more values than this are not told apart in a meaning: no table of ours has a longer scale.
  static let longestScale = 256

  /// - Parameter isAlwaysAnswered: The home hub, which linkage itself fills in.
  init(_ field: CodedField, isAlwaysAnswered: Bool) {
    let declines = field.form.codeList?.declined != nil
    states = isAlwaysAnswered ? [] : declines ? [-1, -2] : [-1]
    switch field.form {
    case .choice(let list):
      answered = Set(list.codes.indices.filter { list.codes[$0].name != list.declined })
      isEnumerated = true
    case .integer(let range) where range.count <= Self.longestScale:
      answered = Set(range)
      isEnumerated = true
    case .integer, .date, .choices:
      answered = [0]
      isEnumerated = false
    }
  }

  /// The domains of all fields of a programme, in field order.
  static func all(of programme: ProgrammeFile) -> [AnswerDomain] {
    programme.fields.indices.map {
      AnswerDomain(programme.fields[$0], isAlwaysAnswered: $0 == programme.hubField)
    }
  }
}
