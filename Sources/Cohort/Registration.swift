/// One person at one hub, as that hub wrote it down.
struct Registration: Sendable {
  let person: Participant
  let hub: HubSite
  let isSecond: Bool
  let code: String
  let fullName: String
  let phone: String
  let born: CivilDay
  let day: CivilDay
  /// The person's answers, with this hub.
  private(set) var answers: Answers

  static func first(of person: Participant, code: String) -> Registration {
    let identity = person.identity
    return Registration(
      person: person, hub: person.profile.hub, isSecond: false, code: code,
      fullName: identity.typing.written(identity.name), phone: identity.phoneStyle.written(identity.phone),
      born: identity.born, day: person.enrolled)
  }

  /// `nil` for a person who is registered once.
  static func second(of person: Participant, code: String) -> Registration? {
    guard let second = person.second else { return nil }
    let identity = person.identity
    return Registration(
      person: person, hub: second.hub, isSecond: true, code: code,
      fullName: second.slip.rewritten(identity.name).full,
      phone: second.slip.phones.second.written(identity.phone), born: second.slip.rewritten(identity.born),
      day: second.day)
  }

  private init(
    person: Participant, hub: HubSite, isSecond: Bool, code: String, fullName: String, phone: String, born: CivilDay,
    day: CivilDay
  ) {
    self.person = person
    self.hub = hub
    self.isSecond = isSecond
    self.code = code
    self.fullName = fullName
    self.phone = phone
    self.born = born
    self.day = day
    var answers = person.profile.answers
    answers.choose(.hub, hub.rawValue)
    answers.choose(.consentReporting, person.consents ? "yes" : "no")
    self.answers = answers
  }

  /// The same registration with one answer changed: a mistake at the hub, or consent that was withdrawn.
  func answering(_ question: Question, _ answer: Int?) -> Registration {
    var changed = self
    changed.answers[question] = answer
    return changed
  }

  /// The interviews and contacts that took place here.
  var followUps: [FollowUp] { person.followUps.filter { $0.isAtSecondHub == isSecond } }
  var contacts: [Contact] { person.contacts.filter { $0.isAtSecondHub == isSecond } }
}
