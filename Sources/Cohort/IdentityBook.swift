/// Invents identities of which no two share a birth date or a phone number, so that nobody is merged by accident.
struct IdentityBook: Sendable {
  private var births: Set<CivilDay> = []
  private var phones: Set<String> = []

  /// - Parameters:
  ///   - name: The name, when it is given.
  ///   - slip: What the second hub will do to the details; they are chosen so that it can.
  mutating func drawn(
    _ profile: Profile, name: PersonName?, slip: Slip?, by random: inout SplitMix64
  ) -> Identity {
    let isWoman = profile.answers.has(.sex, "f")
    var identity = Identity(
      name: name ?? PersonName.drawn(isWoman: isWoman, by: &random), born: CivilDay(1990, 1, 1), phone: "",
      phoneStyle: PhoneStyle.drawn(by: &random), typing: NameTyping.drawn(by: &random))
    if let slip {
      identity.name = slip.name(by: &random)
      identity.phoneStyle = slip.phones.first
      identity.typing = .plain
    }
    repeat {
      identity.born = Self.birth(in: profile.age, canSwap: slip == .dayMonthSwapped, by: &random)
    } while !isNew(identity.born, after: slip)
    repeat { identity.phone = PhoneStyle.number(by: &random) } while phones.contains(identity.phone)
    births.insert(identity.born)
    if let slip { births.insert(slip.rewritten(identity.born)) }
    phones.insert(identity.phone)
    return identity
  }

  private func isNew(_ born: CivilDay, after slip: Slip?) -> Bool {
    !births.contains(born) && !births.contains(slip?.rewritten(born) ?? born)
  }

  private static func birth(in band: AgeBand, canSwap: Bool, by random: inout SplitMix64) -> CivilDay {
    let year = random.within(band.birthYears)
    guard canSwap else {
      return CivilDay(number: random.within(CivilDay(year, 1, 1).number...CivilDay(year, 12, 31).number))
    }
    let month = random.within(1...12)
    return CivilDay(year, month, (month + random.below(11)) % 12 + 1)
  }
}
