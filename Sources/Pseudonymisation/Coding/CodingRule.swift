import Extracts
import Programme

/// A derivation with its columns and codes looked up: numbers only.
enum CodingRule {
  /// Answers that stand for yes and no.
  struct Flag {
    let yes: Answer
    let no: Answer

    func answer(_ holds: Bool) -> Answer { holds ? yes : no }
  }

  /// A column and the answers that count as yes.
  struct Watched {
    let number: Int
    /// By position in the column's code list.
    let isYes: [Bool]

    func matches(_ raw: RawAnswer) -> Bool {
      switch raw {
      case .choice(let index): isYes[index]
      case .choices(let bits): isYes.indices.contains { isYes[$0] && bits >> UInt32($0) & 1 == 1 }
      case .empty, .declined, .text, .integer, .date, .faulty: false
      }
    }
  }

  /// Years; nobody older is a participant, so an older birth date is a slip.
  static let oldestAge = 110

  case choice(column: Int, answers: [Answer])
  case choices(column: Int, bits: [Int32])
  case integer(column: Int, ClosedRange<Int>)
  case date(column: Int, DateUnit)
  case ageBand(column: Int, at: [Int], on: CalendarDate)
  case yearBand(column: Int, [ClosedRange<Int>])
  case within(column: Int, days: Int, of: CalendarDate, Flag)
  case hasAnswer(column: Int, Flag)
  case anyOf([Watched], Flag)

  init(_ field: CodedField, of source: Source) throws(PseudonymisationError) {
    let columns = Columns(source: source, field: field)
    switch field.derivation {
    case .choice(let name, let recode):
      let number = try columns.number(name)
      self = .choice(column: number, answers: try columns.answers(of: number, recode: recode))
    case .choices(let name):
      let number = try columns.number(name)
      self = .choices(column: number, bits: try columns.answers(of: number, recode: [:]).map { $0.asBit })
    case .integer(let name):
      guard case .integer(let range) = field.form else { throw columns.mismatch }
      self = .integer(column: try columns.number(name), range)
    case .date(let name):
      guard case .date(let unit) = field.form else { throw columns.mismatch }
      self = .date(column: try columns.number(name), unit)
    case .ageBand(let name, let starts, let day): self = .ageBand(column: try columns.number(name), at: starts, on: day)
    case .yearBand(let name, let bands): self = .yearBand(column: try columns.number(name), bands)
    case .within(let name, let days, let day):
      self = .within(column: try columns.number(name), days: days, of: day, try columns.flag())
    case .hasAnswer(let name): self = .hasAnswer(column: try columns.number(name), try columns.flag())
    case .anyOf(let names, let codes):
      var watched: [Watched] = []
      for name in names { watched.append(try columns.watched(name, codes: codes)) }
      self = .anyOf(watched, try columns.flag())
    }
  }
}

extension Answer {
  /// The bit of an option; an option that does not leave the hub has none.
  fileprivate var asBit: Int32 { value.map { 1 << Int32($0) } ?? 0 }
}

/// Looks names of one field up in its source.
private struct Columns {
  let source: Source
  let field: CodedField

  var mismatch: PseudonymisationError { .programme(fact: "field \(field.name) cannot hold what its column gives") }

  func number(_ name: String) throws(PseudonymisationError) -> Int {
    guard let number = source.columns.firstIndex(where: { $0.name == name }) else {
      throw .programme(fact: "source \(source.name) declares no column \(name), which field \(field.name) needs")
    }
    return number
  }

  func codes(of number: Int) throws(PseudonymisationError) -> CodeList {
    switch source.columns[number].kind {
    case .choice(let list), .choices(let list): return list
    case .text, .integer, .date: throw mismatch
    }
  }

  /// Per code of the raw column: the coded answer.
  func answers(of number: Int, recode: [String: String]) throws(PseudonymisationError) -> [Answer] {
    guard let coded = field.form.codeList else { throw mismatch }
    let raw = try codes(of: number)
    var answers: [Answer] = []
    for code in raw.codes {
      if code.name == raw.declined {
        answers.append(.declined)
      } else if let index = coded.index(of: recode[code.name] ?? code.name) {
        answers.append(Answer(index: index))
      } else {
        throw .programme(fact: "field \(field.name) has no code for answer \(code.name)")
      }
    }
    return answers
  }

  func watched(_ name: String, codes wanted: [String]) throws(PseudonymisationError) -> CodingRule.Watched {
    let number = try number(name)
    let list = try codes(of: number)
    return CodingRule.Watched(number: number, isYes: list.codes.map { wanted.contains($0.name) })
  }

  func flag() throws(PseudonymisationError) -> CodingRule.Flag {
    guard let list = field.form.codeList, let yes = list.index(of: "yes"), let no = list.index(of: "no") else {
      throw .programme(fact: "field \(field.name) is a yes or no, but its codes are not yes and no")
    }
    return CodingRule.Flag(yes: Answer(index: yes), no: Answer(index: no))
  }
}
