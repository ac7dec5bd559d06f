import Programme
import Pseudonymisation
import Sodium
import Testing

/// What the normaliser does is seen in tokens: equal tokens, equal names.
@Suite("Normaliser albanian-1")
struct NormaliserTests {
  /// Tokens of one participant by key name.
  private func tokens(
    _ name: String, phone: String = "0691234568", born: String = "1990-05-17"
  ) throws -> [String: MatchToken] {
    let coded = try Night(people: [Night.person("A", name: name, phone: phone, born: born)]).coded()
    return try coded.table("people").tokens.compactMapValues { $0.first ?? nil }
  }

  private func sameName(_ left: String, _ right: String) throws -> Bool {
    let (left, right) = (try tokens(left)["name_birth"], try tokens(right)["name_birth"])
    return try #require(left) == #require(right)
  }

  @Test(
    "Spellings of one name give one token",
    arguments: [
      ("Besë Çela", "BESE CELA"), ("Bes\u{0065}\u{0308} C\u{0327}ela", "Besë Çela"), ("Agim Hoxha", "Agimi Hoxhaj"),
      ("Xhevahir Gjika", "Jevahir Xhika"), ("Shpresa Dervishi", "Spresa Dervis"), ("Dhurata Thaçi", "Durata Taqi"),
      ("Ardit Llukaj", "Ardit Luka"), ("Ndriçim Rrapi", "Ndriqim Rapi"), ("Ylli Nika", "Illi Nika"),
      ("Besnik Prifti", "Niku Prifti"), ("Arta Hoxha", "Hoxha Arta"), ("Arta Hoxha", "Hoxha, Arta"),
      ("Arta Hoxha", "Arta Ilir Hoxha"), ("Arta Hoxha", "Znj. Arta  Hoxha"), ("Arta O'Hoxha", "Arta Ohoxha"),
      ("Đorđe Šarić", "Dorde Saric"), ("Arta Hoxha-Leka", "Arta Hoxha Leka"),
    ])
  func spellings(_ left: String, _ right: String) throws {
    #expect(try sameName(left, right))
  }

  @Test(
    "Different names give different tokens",
    arguments: [
      ("Arta Hoxha", "Arta Hasani"), ("Ardit Hoxha", "Agron Hoxha"), ("Mirela Leka", "Mimoza Leka"),
      ("Arta Hoxha Leka", "Arta Leka Hoxha"),
    ])
  func different(_ left: String, _ right: String) throws {
    #expect(try !sameName(left, right))
  }

  @Test("Albanian numbers in every usual form are one number")
  func phones() throws {
    let first = try #require(try tokens("Arta Hoxha")["given_phone"])
    for phone in [
      "+355 69 123 4568", "00355691234568", "355691234568", "691234568", "069-123.4568", "(069) 123 4568",
      "+355 (0)69 123 4568", "0691234568 / 0682222333",
    ] {
      #expect(try tokens("Arta Hoxha", phone: phone)["given_phone"] == first, "\(phone)")
    }
    #expect(try tokens("Arta Hoxha", phone: "0691234567")["given_phone"] != first)
    #expect(try tokens("Arta Hoxha", phone: "+39 0691234568")["given_phone"] != first)
  }

  @Test(
    "Placeholders and broken numbers make no token from the phone",
    arguments: [
      "", "0000000000", "1111111111", "0690000000", "123456789", "0123456789", "xxx", "nuk ka", "069",
      "+355 00 000 0001",
    ])
  func phonePlaceholders(_ phone: String) throws {
    #expect(try tokens("Arta Hoxha", phone: phone)["given_phone"] == nil)
    #expect(try tokens("Arta Hoxha", phone: phone)["name_birth"] != nil)
  }

  @Test(
    "Placeholder and broken birth dates make no token", arguments: ["", "1900-01-01", "1899-12-31", "1990-02-30", "x"])
  func birthPlaceholders(_ born: String) throws {
    #expect(try tokens("Arta Hoxha", born: born).isEmpty)
  }

  @Test(
    "Placeholder, single and missing names make no token",
    arguments: ["", "xxx xxx", "Test Test", "Arta", "Arta X", "- -", "panjohur panjohur", "Arta xxx"])
  func namePlaceholders(_ name: String) throws {
    #expect(try tokens(name).isEmpty)
  }

  @Test(
    "Names in another script make no token and are counted",
    arguments: ["Арта Ходжа", "Άρτα Χότζα", "Arta Ходжа", "محمد علي"])
  func otherScripts(_ name: String) throws {
    let coded = try Night(people: [Night.person("A", name: name)]).coded()
    #expect(coded.quality[.namesNotLatin] == 1 && coded.quality[.withoutToken] == 1 && coded.quality[.tokens] == 0)
  }

  @Test("1 January says only the year: one name with it is too weak, both names are not")
  func newYear() throws {
    let tokens = try tokens("Arta Hoxha", born: "1990-01-01")
    #expect(tokens["surname_birth"] == nil && tokens["name_birth"] != nil && tokens["given_phone"] != nil)
  }

  @Test("Two match keys never share a token, nor do two linkage keys; the same key gives the same token again")
  func separation() throws {
    let parts: [LinkageRule.MatchKey.Part] = [.surname, .birthDate]
    let rule = SmallProgramme.linkage
    let linkage = LinkageRule(
      codeColumn: rule.codeColumn, nameColumn: rule.nameColumn, birthDateColumn: rule.birthDateColumn,
      phoneColumn: rule.phoneColumn,
      keys: [.init(name: "a", parts: parts, weight: 1), .init(name: "b", parts: parts, weight: 1)], threshold: 1,
      review: 1, homeBy: rule.homeBy)
    let night = Night(people: [Night.person("A")], programme: SmallProgramme.programme(linkage: linkage))
    let tokens = try night.coded().table("people").tokens
    #expect(tokens["a"] != tokens["b"])
    #expect(try night.coded().table("people").tokens == tokens)
    var generator = Seeded(state: 1)
    let other = try pseudonymise(
      night.extract(), of: night.programme, under: SecretBytes(copying: Array(repeating: 8, count: 32)),
      shuffledBy: &generator)
    #expect(try other.table("people").tokens["a"] != tokens["a"])
  }

  @Test("A match key without birth date and phone is refused")
  func weakKey() throws {
    let rule = SmallProgramme.linkage
    let linkage = LinkageRule(
      codeColumn: rule.codeColumn, nameColumn: rule.nameColumn, birthDateColumn: rule.birthDateColumn,
      phoneColumn: rule.phoneColumn, keys: [.init(name: "weak", parts: [.givenName, .surname, .birthYear], weight: 1)],
      threshold: 1, review: 1, homeBy: rule.homeBy)
    #expect(throws: PseudonymisationError.weakMatchKey("weak")) {
      try Night(programme: SmallProgramme.programme(linkage: linkage)).coded()
    }
  }
}
