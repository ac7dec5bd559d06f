import Extracts
import Programme

/// Reads the identifiers of a row of the person source and turns them into tokens; they live no longer than that.
struct IdentifierReader {
  private let name: Int
  private let birthDate: Int
  private let phone: Int

  init(_ source: Source, _ rule: LinkageRule) throws(PseudonymisationError) {
    guard let name = source.number(of: rule.nameColumn), let birthDate = source.number(of: rule.birthDateColumn),
      let phone = source.number(of: rule.phoneColumn)
    else { throw .programme(fact: "the person source lacks a column that linkage needs") }
    self.name = name
    self.birthDate = birthDate
    self.phone = phone
  }

  /// - Returns: Per key a token, or `nil` where the participant lacks a part.
  func tokens(
    of rows: borrowing RawRows, by keys: [TokenKey], counting quality: inout DataQuality
  ) -> [MatchToken?] {
    let identifiers = Identifiers(
      name: rows.bytes(of: name), birthDate: readBirthDate(rows, &quality), phone: rows.bytes(of: phone))
    count(identifiers, in: &quality)
    let tokens = keys.map { $0.token(for: identifiers) }
    let made = tokens.count { $0 != nil }
    quality.add(made, to: .tokens)
    if made == 0 { quality.add(to: .withoutToken) }
    return tokens
  }

  private func readBirthDate(_ rows: borrowing RawRows, _ quality: inout DataQuality) -> CalendarDate? {
    guard case .date(let date) = rows.answer(in: birthDate) else {
      quality.add(to: .birthDatesMissing)
      return nil
    }
    if BirthDate.isPlaceholder(date) {
      quality.add(to: .placeholders)
      return nil
    }
    return date
  }

  private func count(_ identifiers: Identifiers, in quality: inout DataQuality) {
    switch identifiers.name {
    case .name: break
    case .missing: quality.add(to: .namesMissing)
    case .notLatin: quality.add(to: .namesNotLatin)
    }
    switch identifiers.phone {
    case .number: break
    case .missing: quality.add(to: .phonesMissing)
    case .placeholder: quality.add(to: .placeholders)
    }
  }
}
