import Extracts
import Programme

/// Reads the identifiers of a row of the person source and turns them into tokens; they live no longer than that.
struct IdentifierReader: ~Copyable {
  private let name: Int
  private let birthDate: Int
  private let phone: Int
  private let keys: [TokenKey]
  private var identifiers = Identifiers()
  private var matchKey = MatchKey()
  /// Of the last row: per key a token, or `nil` where the participant lacks a part.
  private(set) var tokens: [MatchToken?]

  init(_ source: Source, _ rule: LinkageRule, _ keys: [TokenKey]) throws(PseudonymisationError) {
    guard let name = source.number(of: rule.nameColumn), let birthDate = source.number(of: rule.birthDateColumn),
      let phone = source.number(of: rule.phoneColumn)
    else { throw .programme(fact: "the person source lacks a column that linkage needs") }
    self.name = name
    self.birthDate = birthDate
    self.phone = phone
    self.keys = keys
    tokens = keys.map { _ in nil }
  }

  /// Makes the row's ``tokens``.
  mutating func read(_ rows: borrowing RawRows, counting quality: inout DataQuality) {
    let born = Self.birthDate(in: birthDate, of: rows, &quality)
    rows.withText(of: name) { identifiers.read(name: $0) }
    identifiers.read(birthDate: born)
    rows.withText(of: phone) { identifiers.read(phone: $0) }
    count(&quality)
    var made = 0
    for place in keys.indices {
      tokens[place] = keys[place].token(for: identifiers, in: &matchKey)
      if tokens[place] != nil { made += 1 }
    }
    quality.add(made, to: .tokens)
    if made == 0 { quality.add(to: .withoutToken) }
  }

  private static func birthDate(
    in column: Int, of rows: borrowing RawRows, _ quality: inout DataQuality
  ) -> CalendarDate? {
    guard case .date(let date) = rows.answer(in: column) else {
      quality.add(to: .birthDatesMissing)
      return nil
    }
    if BirthDate.isPlaceholder(date) {
      quality.add(to: .placeholders)
      return nil
    }
    return date
  }

  private func count(_ quality: inout DataQuality) {
    switch identifiers.name.reading {
    case .name: break
    case .missing: quality.add(to: .namesMissing)
    case .notLatin: quality.add(to: .namesNotLatin)
    }
    switch identifiers.phone.reading {
    case .number: break
    case .missing: quality.add(to: .phonesMissing)
    case .placeholder: quality.add(to: .placeholders)
    }
  }
}
