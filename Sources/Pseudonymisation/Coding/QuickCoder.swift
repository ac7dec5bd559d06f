import Extracts
import Programme

/// Codes choices of short texts, which most fields are: the same answers as ``FieldCoder`` gives, without asking it.
///
/// Whatever is not plain (a long text, an unknown one, a column of several cells) is left to it.
struct QuickCoder {
  private enum Step {
    /// ``FieldCoder`` does it.
    case other
    case choice(column: Int, table: Int)
    /// Some columns of ``watched``.
    case anyOf(first: Int, end: Int, yes: Int32, no: Int32)
  }

  /// What an answer of a watched column comes to.
  private enum Sign {
    static let no: Int32 = 0
    static let yes: Int32 = 1
    static let declined: Int32 = 2
  }

  private var steps: [Step] = []
  private var watched: [(column: Int, table: Int)] = []
  private var tables = ChoiceTables()

  /// - Parameter fields: Those of the source, in its order.
  init(_ fields: [FieldCoder], of source: Source) {
    for field in fields { steps.append(step(for: field.rule, of: source)) }
  }

  /// - Returns: ``ChoiceTables/unknown`` when it is for the field's ``FieldCoder`` to say.
  func raw(of field: Int, in rows: borrowing RawRows) -> Int32 {
    switch steps[field] {
    case .other: return ChoiceTables.unknown
    case .choice(let column, let table):
      guard let text = rows.shortText(of: column) else { return ChoiceTables.unknown }
      return text.isEmpty ? Answer.notAnswered.raw : tables.number(of: text, in: table)
    case .anyOf(let first, let end, let yes, let no): return any(first..<end, yes: yes, no: no, in: rows)
    }
  }

  private func any(_ columns: Range<Int>, yes: Int32, no: Int32, in rows: borrowing RawRows) -> Int32 {
    var isAnswered = false
    var isDeclined = false
    for place in columns {
      guard let text = rows.shortText(of: watched[place].column) else { return ChoiceTables.unknown }
      if text.isEmpty { continue }
      switch tables.number(of: text, in: watched[place].table) {
      case Sign.yes: return yes
      case Sign.no: isAnswered = true
      case Sign.declined: isDeclined = true
      default: return ChoiceTables.unknown
      }
    }
    return isAnswered ? no : isDeclined ? Answer.declined.raw : Answer.notAnswered.raw
  }

  private mutating func step(for rule: CodingRule, of source: Source) -> Step {
    switch rule {
    case .choice(let column, let answers):
      guard let spellings = Self.spellings(of: column, source) else { return .other }
      let entries = spellings.map { text, meaning in
        switch meaning {
        case .code(let index): (text, answers[index].raw)
        case .declined: (text, Answer.declined.raw)
        }
      }
      return .choice(column: column, table: tables.add(entries))
    case .anyOf(let columns, let flag):
      let first = watched.count
      for column in columns {
        guard let spellings = Self.spellings(of: column.number, source) else { return .other }
        let entries = spellings.map { text, meaning in
          switch meaning {
          case .code(let index): (text, column.isYes[index] ? Sign.yes : Sign.no)
          case .declined: (text, Sign.declined)
          }
        }
        watched.append((column.number, tables.add(entries)))
      }
      return .anyOf(first: first, end: watched.count, yes: flag.yes.raw, no: flag.no.raw)
    case .choices, .integer, .date, .ageBand, .yearBand, .within, .hasAnswer: return .other
    }
  }

  /// - Returns: `nil` for a column of another kind.
  private static func spellings(of column: Int, _ source: Source) -> [(ShortText, CodeSpellings.Meaning)]? {
    guard case .choice(let list) = source.columns[column].kind else { return nil }
    return CodeSpellings(list).shortSpellings.map { ($0.text, $0.meaning) }
  }
}
