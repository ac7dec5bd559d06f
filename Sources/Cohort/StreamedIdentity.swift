/// Identities for any number of people without a memory of those drawn before.
///
/// Person i gets the i-th place of a walk through all triples of given name, surname and birth day, and of a walk through
/// all phone numbers. Both walks visit every place once before they repeat: below ``distinct`` people no two of one sex
/// and age band share name and birth date, and below 30 million no two share a phone.
struct StreamedIdentity: Sendable {
  /// 90 given names × 121 surnames × 1825 days.
  static let distinct = givenNames * AlbanianNames.surnames.count * days

  private static let givenNames = 90
  private static let days = 1825
  private static let phones = 30_000_000
  /// Primes that do not divide `distinct` and `phones`: steps of that length come everywhere.
  private static let nameStride = 7_368_787
  private static let phoneStride = 11_540_033

  private let nameOffset: Int
  private let phoneOffset: Int

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed, variable: "streamed identities")
    nameOffset = random.below(Self.distinct)
    phoneOffset = random.below(Self.phones)
  }

  func identity(of number: Int, profile: Profile, slip: Slip?, by random: inout SplitMix64) -> Identity {
    let place = (number * Self.nameStride + nameOffset) % Self.distinct
    let rest = place / Self.givenNames
    let given = profile.answers.has(.sex, "f") ? AlbanianNames.women : AlbanianNames.men
    return Identity(
      name: PersonName(
        given: given[place % Self.givenNames], surname: AlbanianNames.surnames[rest % AlbanianNames.surnames.count]),
      born: Self.birth(day: rest / AlbanianNames.surnames.count, in: profile.age),
      phone: Self.phone(at: (number * Self.phoneStride + phoneOffset) % Self.phones),
      phoneStyle: slip?.phones.first ?? PhoneStyle.drawn(by: &random),
      typing: slip == nil ? NameTyping.drawn(by: &random) : .plain)
  }

  /// Spreads the 1825 days over the band's years without letting two fall together.
  private static func birth(day: Int, in band: AgeBand) -> CivilDay {
    let first = CivilDay(band.birthYears.lowerBound, 1, 1)
    return first + day * (band.birthYears.count * 365) / days
  }

  private static func phone(at place: Int) -> String {
    let digits = String(place % 10_000_000)
    return ["067", "068", "069"][place / 10_000_000] + String(repeating: "0", count: 7 - digits.count) + digits
  }
}
