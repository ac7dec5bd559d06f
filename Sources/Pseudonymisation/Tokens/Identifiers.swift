import Extracts
package import Programme

/// One participant's identifiers, normalised; lives for one row.
package struct Identifiers: Withheld {
  typealias Part = LinkageRule.MatchKey.Part

  let name: AlbanianName.Reading
  let birthDate: CalendarDate?
  let phone: PhoneNumber.Reading

  /// - Parameters:
  ///   - name: Given name first; UTF-8.
  ///   - birthDate: `nil` when it is unknown, unreadable or a placeholder.
  package init(name: ArraySlice<UInt8>, birthDate: CalendarDate?, phone: ArraySlice<UInt8>) {
    self.name = AlbanianName.read(name)
    self.birthDate = birthDate
    self.phone = PhoneNumber.read(phone)
  }

  var knowsOnlyBirthYear: Bool { birthDate.map(BirthDate.isYearOnly) ?? false }

  /// Joins the parts that a match key asks for; `nil` when one of them is missing.
  func matchKey(of parts: [Part]) -> MatchKey? {
    guard let names = names(for: parts) else { return nil }
    var key = MatchKey()
    for name in names { key.add(name) }
    for part in parts where !part.isName {
      guard let fact = fact(part) else { return nil }
      key.add(fact)
    }
    return key
  }

  /// A key of both names takes them in the order of their bytes and folds both alike: a surname written first
  /// makes no other token. A key of one name takes that one, as the writer ordered them.
  private func names(for parts: [Part]) -> [[UInt8]]? {
    let wanted = parts.filter(\.isName)
    if wanted.isEmpty { return [] }
    guard case .name(let name) = name else { return nil }
    let isPhonetic = parts.contains(.phoneticGivenName)
    let given = isPhonetic ? name.phoneticGiven : name.given
    guard wanted.contains(.surname) else { return [given] }
    guard wanted.contains(where: \.isGivenName) else { return [name.surname] }
    let surname = isPhonetic ? name.phoneticSurname : name.surname
    return given.lexicographicallyPrecedes(surname) ? [given, surname] : [surname, given]
  }

  private func fact(_ part: Part) -> [UInt8]? {
    switch part {
    case .birthDate: birthDate.map { Array($0.description.utf8) }
    case .birthYear: birthDate.map { Array(String($0.year).utf8) }
    case .phone: if case .number(let number) = phone { number.digits } else { nil }
    case .givenName, .phoneticGivenName, .surname: nil
    }
  }
}

extension LinkageRule.MatchKey.Part {
  var isGivenName: Bool { self == .givenName || self == .phoneticGivenName }
  var isName: Bool { isGivenName || self == .surname }
}
