internal import Foundation

/// What a cohort knows about itself: who is whom, every identifier that it wrote, and the figures to expect.
///
/// For tests only. It is written to a file only when asked for.
public struct CohortTruth: Codable, Sendable {
  /// One row of a `q1.csv`.
  public struct Entry: Codable, Sendable {
    /// The person's number, the same in all registrations of one person.
    public let person: Int
    public let hub: HubSite
    public let participantCode: String
    /// As written, with slips; the phone may be empty or `0000000000`.
    public let fullName: String
    public let phone: String
    public let birthDate: String
    public let enrolled: String
    public let consents: Bool
    public let isSecond: Bool
    /// How the second registration differs from the first.
    public let slip: Slip?

    init(_ registration: Registration) {
      person = registration.person.number
      hub = registration.hub
      participantCode = registration.code
      fullName = registration.fullName
      phone = registration.phone
      birthDate = registration.born.description
      enrolled = registration.day.description
      consents = registration.person.consents
      isSecond = registration.isSecond
      slip = registration.isSecond ? registration.person.second?.slip : nil
    }
  }

  public let seed: UInt64
  /// In the order of enrolment, over all hubs.
  public let registrations: [Entry]
  /// Key workers' names in the contact logs.
  public let keyWorkers: [String]
  /// Non-empty answers to open questions.
  public let freeTexts: [String]
  /// Counts per table and category, as in ``ReportFigures/counts``.
  public let counts: [String: [String: Int]]

  init(registrations: [Registration], seed: UInt64) {
    self.seed = seed
    self.registrations = registrations.map(Entry.init)
    keyWorkers = HubSite.allCases.flatMap(\.keyWorkers)
    freeTexts = Set(
      registrations.map(\.person.texts).flatMap { [$0.workHistory, $0.businessIdea, $0.mentoringNeeds] }
    ).subtracting([""]).sorted()
    counts = Dictionary(
      uniqueKeysWithValues: ReportFigures.counts.map { table, counts in
        (table, Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.value) }))
      })
  }

  /// The hub that each person counts for: that of the earliest enrolment. Consenting people only.
  public var homeHubs: [Int: HubSite] {
    Dictionary(
      registrations.filter { $0.consents && !$0.isSecond }.map { ($0.person, $0.hub) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Pairs of codes of one person, first registration first.
  public var secondRegistrations: [(first: Entry, second: Entry)] {
    registrations.filter(\.isSecond).compactMap { second in
      registrations.first { $0.person == second.person && !$0.isSecond }.map { ($0, second) }
    }
  }

  /// Full names, phones, birth dates and participant codes as written, also of those who did not consent;
  /// without empty and placeholder phones.
  public var identifiers: [String] {
    let all = registrations.flatMap { [$0.fullName, $0.phone, $0.birthDate, $0.participantCode] }
    return Set(all).subtracting(["", "0000000000"]).sorted()
  }

  /// The truth as JSON with sorted keys.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers only: encoding them cannot fail.
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }
}
