/// How the second registration of a person differs from the first.
///
/// After Albanian normalisation each kind still shares given name, surname and birth date, or given name, birth year and
/// phone, with the first.
public enum Slip: String, CaseIterable, Sendable, Codable {
  /// `Këlliçi` → `Kellici`; the phone with +355.
  case diacriticsDropped = "diacritics dropped"
  /// `Besnik` → `Besniku`; no phone.
  case definiteEnding = "definite ending"
  /// `Hysa` → `Hisa`; no phone the first time.
  case iForY = "i for y"
  /// `Çela` → `Qela`; the phone with 00355.
  case qForC = "q for ç"
  /// `Edmond` → `Mondi`; the phone with +355 and spaces.
  case nickname
  /// 8 March → 3 August; same names, the phone with +355. Only phone, given name and birth year agree.
  case dayMonthSwapped = "day and month swapped"

  /// Names that the slip changes, for the people of the report cohort.
  func name(by random: inout SplitMix64) -> PersonName {
    var name = PersonName.drawn(isWoman: false, by: &random)
    switch self {
    case .diacriticsDropped: name.surname = random.pick(["Këlliçi", "Përleka", "Skënderi", "Gjeçi", "Thaçi"])
    case .definiteEnding: name.given = random.pick(["Besnik", "Agron", "Ilir", "Arben", "Luan", "Bashkim"])
    case .iForY: name.surname = random.pick(["Hysa", "Ymeri", "Sylaj", "Shyti"])
    case .qForC: name.surname = random.pick(["Çela", "Çoba", "Çollaku", "Çekani"])
    case .nickname: name.given = random.pick(Array(Self.nicknames.keys).sorted())
    case .dayMonthSwapped: break
    }
    return name
  }

  /// The name as the second hub writes it; unchanged where the slip finds nothing to change.
  func rewritten(_ name: PersonName) -> PersonName {
    var name = name
    switch self {
    case .diacriticsDropped:
      name.given = Self.replacing(["ë": "e", "ç": "c", "Ç": "C", "Ë": "E"], in: name.given)
      name.surname = Self.replacing(["ë": "e", "ç": "c", "Ç": "C", "Ë": "E"], in: name.surname)
    case .definiteEnding: name.given = Self.definite(name.given)
    case .iForY: name.surname = Self.replacing(["y": "i", "Y": "I"], in: name.surname)
    case .qForC: name.surname = Self.replacing(["ç": "q", "Ç": "Q"], in: name.surname)
    case .nickname: name.given = Self.nicknames[name.given] ?? name.given
    case .dayMonthSwapped: break
    }
    return name
  }

  func rewritten(_ born: CivilDay) -> CivilDay {
    let (year, month, day) = born.parts
    return self == .dayMonthSwapped && day <= 12 ? CivilDay(year, day, month) : born
  }

  /// How the phone is written at the first and at the second hub.
  var phones: (first: PhoneStyle, second: PhoneStyle) {
    switch self {
    case .diacriticsDropped: (.local, .international)
    case .definiteEnding: (.spaced, .missing)
    case .iForY: (.missing, .local)
    case .qForC: (.local, .zeros)
    case .nickname: (.spaced, .internationalSpaced)
    case .dayMonthSwapped: (.local, .international)
    }
  }

  static let nicknames = ["Agim": "Gimi", "Alfred": "Fredi", "Arben": "Beni", "Edmond": "Mondi"]

  /// Names that end in k, g, h take -u, other consonants -i; names that end in a vowel stay.
  private static func definite(_ given: String) -> String {
    guard let last = given.last, !"aeëiouy".contains(last) else { return given }
    return given + ("kgh".contains(last) ? "u" : "i")
  }

  private static func replacing(_ letters: [Character: String], in text: String) -> String {
    text.reduce(into: "") { $0 += letters[$1] ?? String($1) }
  }
}
