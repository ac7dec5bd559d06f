/// Any number of invented people, drawn one by one with the report's shares as probabilities.
///
/// A person depends on the seed and its own number alone, so that any of them can be made again; memory does not grow
/// with the number of people. Answers that the report ties together (hub, region and locality; distress and worry;
/// employment, income and business) are drawn together. About 57 in 1000 are registered at a second hub, about 28 did
/// not consent to reporting.
public struct StreamedCohort: Sendable {
  public let people: Int
  public let seed: UInt64
  private let profiles: [Profile]
  private let identities: StreamedIdentity

  /// Bytes that a hub's files gather before they are written.
  private static let buffer = 1 << 20

  /// - Throws: ``CohortError/people(_:)`` outside 1 to 19 million.
  public init(people: Int, seed: UInt64) throws(CohortError) {
    guard (1...19_000_000).contains(people) else { throw .people(people) }
    self.people = people
    self.seed = seed
    profiles = ProfileDealer.profiles(seed: seed)
    identities = StreamedIdentity(seed: seed)
  }

  /// Writes a folder per hub, and one JSON line per registration to the file `truth` if given.
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``; no file is left half-written.
  public func write(into folder: String, truth: String? = nil) throws(CohortError) {
    try write(truth: truth) { folder + "/" + $0.rawValue }
  }

  /// Writes each hub's files to the folder that `folder` names for it.
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``; no file is left half-written.
  public func write(truth: String? = nil, folder: (HubSite) -> String) throws(CohortError) {
    let writer = try ExportWriter(folder: folder)
    var exports = HubSite.allCases.map { HubExport(hub: $0) }
    let truthWriter = try truth.map { path throws(CohortError) in try TruthWriter(path: path) }
    for number in 1...people {
      var random = SplitMix64(seed: seed, person: number)
      for registration in registrations(of: number, random: &random) {
        let site = registration.answers[.hub] ?? 0
        append(registration, to: &exports[site], random: &random)
        if exports[site].byteCount > Self.buffer {
          try writer.append(exports[site].taken(), hub: registration.hub.rawValue)
        }
        try truthWriter?.append(CohortTruth.Entry(registration))
      }
    }
    for index in exports.indices {
      let hub = exports[index].hub.rawValue
      try writer.append(exports[index].taken(), hub: hub)
      try writer.append(["events.csv": exports[index].events()], hub: hub)
    }
    try writer.finish()
    try truthWriter?.finish()
  }

  /// The registrations of one person, as ``write(into:truth:)`` writes them.
  ///
  /// - Parameter number: 1 to ``people``.
  public func truth(of number: Int) -> [CohortTruth.Entry] {
    var random = SplitMix64(seed: seed, person: number)
    return registrations(of: number, random: &random).map(CohortTruth.Entry.init)
  }

  /// Writes everyone's first registration as one row of one export with thirty columns (`SingleSheet`).
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``; no file is left half-written.
  public func writeSingleSheet(to path: String) throws(CohortError) {
    let writer = try WholeFileWriter(path: path)
    var sheet = KoboSheet(.single)
    for number in 1...people {
      var random = SplitMix64(seed: seed, person: number)
      guard let first = registrations(of: number, random: &random).first else { continue }
      sheet.append(
        Submission(first, on: first.day, answers: first.answers, id: 504_238_600 + sheet.rows * 7, random: &random))
      if sheet.bytes.count > Self.buffer { try writer.append(sheet.taken()) }
    }
    try writer.append(sheet.taken())
    try writer.finish()
  }

  private func append(_ registration: Registration, to export: inout HubExport, random: inout SplitMix64) {
    export.appendQuestionnaires(of: registration, random: &random)
    for interview in registration.followUps { export.append(interview, of: registration, random: &random) }
    for contact in registration.contacts { export.append(contact, of: registration) }
  }

  private func registrations(of number: Int, random: inout SplitMix64) -> [Registration] {
    let person = participant(number, random: &random)
    let digits = String(number)
    let code = String(repeating: "0", count: 8 - digits.count) + digits
    let first = Registration.first(of: person, code: person.profile.hub.prefix + "-" + code)
    guard let hub = person.second?.hub,
      let second = Registration.second(of: person, code: hub.prefix + "-" + code)
    else { return [first] }
    return [first, second]
  }

  private func participant(_ number: Int, random: inout SplitMix64) -> Participant {
    var profile = random.pick(profiles)
    for block in ProfileBlock.all { block.copy(from: random.pick(profiles), to: &profile) }
    let enrolled = EnrolmentCurve.day(ofRank: profile.rank, random: &random)
    let consents = random.below(108) >= 3
    let second = random.below(105) < 6 ? secondEnrolment(from: profile.hub, after: enrolled, by: &random) : nil
    let identity = identities.identity(of: number, profile: profile, slip: second?.slip, by: &random)
    return Participant(
      number: number, identity: identity, profile: profile, consents: consents, enrolled: enrolled, second: second,
      random: &random)
  }

  private func secondEnrolment(
    from hub: HubSite, after enrolled: CivilDay, by random: inout SplitMix64
  ) -> SecondEnrolment {
    let day = CivilDay(number: random.within((enrolled.number + 7)...EnrolmentCurve.periodEnd.number)).onWeekday
    return SecondEnrolment(
      hub: random.pick(HubSite.allCases.filter { $0 != hub }), day: min(day, EnrolmentCurve.periodEnd),
      slip: random.pick(Slip.allCases))
  }
}
