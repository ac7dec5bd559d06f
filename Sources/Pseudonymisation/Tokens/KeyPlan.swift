import Programme

/// What a match key takes of a participant, in the order in which it joins it.
struct KeyPlan {
  enum Names {
    case none, given, phoneticGiven, surname, both, bothPhonetic
  }

  enum Fact {
    case birthDate, birthYear, phone
  }

  let names: Names
  let facts: [Fact]
  /// Whether the day of birth is what tells people apart: no phone, and at most one of the two names.
  let leansOnBirthday: Bool

  init(_ parts: [LinkageRule.MatchKey.Part]) {
    let hasGiven = parts.contains(.givenName) || parts.contains(.phoneticGivenName)
    let isPhonetic = parts.contains(.phoneticGivenName)
    let hasSurname = parts.contains(.surname)
    names =
      switch (hasGiven, hasSurname) {
      case (false, false): .none
      case (false, true): .surname
      case (true, false): isPhonetic ? .phoneticGiven : .given
      case (true, true): isPhonetic ? .bothPhonetic : .both
      }
    facts = parts.compactMap { part in
      switch part {
      case .birthDate: .birthDate
      case .birthYear: .birthYear
      case .phone: .phone
      case .givenName, .phoneticGivenName, .surname: nil
      }
    }
    leansOnBirthday = !parts.contains(.phone) && !(hasSurname && hasGiven)
  }
}
