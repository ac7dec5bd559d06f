/// The 105 people of the programme report as five hubs would export them, and three more who did not consent to reporting.
///
/// Counted over the 105, each once and at the hub of the earliest enrolment, every printed count and mean of the report
/// is met exactly, for every seed; six of them are registered at a second hub as well, with slips in their details.
/// `ReportFigures` lists what is printed and what is ours.
public struct ReportCohort: Sendable {
  public let seed: UInt64
  let people: [Participant]
  let registrations: [Registration]

  /// - Throws: ``CohortError/missedFigure(table:category:expected:found:seed:)`` when a recount of the finished
  ///   registrations misses a figure.
  public init(seed: UInt64) throws(CohortError) {
    self.seed = seed
    people = ReportPeople.all(seed: seed)
    registrations = Self.registrations(of: people)
    try FigureCheck.check(registrations, seed: seed)
  }

  /// Files per hub and name: `files["shkoder"]?["q1.csv"]`.
  ///
  /// - Parameter quarter: As they are on that day; by default at the end of the only one.
  public func files(in quarter: CohortQuarter = CohortQuarter.all(1)[0]) -> [String: [String: [UInt8]]] {
    var files: [String: [String: [UInt8]]] = [:]
    for hub in HubSite.allCases { files[hub.rawValue] = export(of: hub, in: quarter) }
    return files
  }

  /// Number of the person who withdraws consent to reporting: the first of Shkodër who is registered once.
  public var withdrawing: Int? {
    people.first { $0.consents && $0.second == nil && $0.profile.hub == .shkoder }?.number
  }

  /// Who is whom, and every identifier that the exports hold.
  public var truth: CohortTruth { CohortTruth(registrations: registrations, seed: seed) }

  /// Writes a folder per hub.
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``; no file is left half-written.
  public func write(into folder: String) throws(CohortError) {
    try write { folder + "/" + $0.rawValue }
  }

  /// Writes each hub's files to the folder that `folder` names for it.
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``; no file is left half-written.
  public func write(
    in quarter: CohortQuarter = CohortQuarter.all(1)[0], folder: (HubSite) -> String
  ) throws(CohortError) {
    let writer = try ExportWriter(folder: folder)
    for (hub, files) in files(in: quarter) { try writer.append(files, hub: hub) }
    try writer.finish()
  }

  private func export(of hub: HubSite, in quarter: CohortQuarter) -> [String: [UInt8]] {
    var random = SplitMix64(seed: seed, variable: "export " + hub.rawValue)
    var export = HubExport(hub: hub)
    let here = registrations.filter { $0.hub == hub }.compactMap {
      $0.known(in: quarter, withdrawing: withdrawing)
    }
    for registration in here {
      export.appendQuestionnaires(of: registration, until: quarter.day, random: &random)
    }
    let last = quarter.lastEntered(at: hub)
    let interviews = here.flatMap { registration in registration.followUps.map { (registration, $0) } }
    for (registration, interview) in interviews.sorted(by: { $0.1.day < $1.1.day }) where interview.day <= last {
      export.append(interview, of: registration, random: &random)
    }
    let contacts = here.flatMap { registration in registration.contacts.map { (registration, $0) } }
    for (registration, contact) in contacts.sorted(by: { $0.1.day < $1.1.day }) where contact.day <= last {
      export.append(contact, of: registration)
    }
    return export.taken().merging(["events.csv": export.events(isHeld: quarter.hasConsultations)]) { $1 }
  }

  /// Every registration in the order of enrolment, with its hub's next code: `SH-001`.
  private static func registrations(of people: [Participant]) -> [Registration] {
    let enrolments =
      people.map { (person: $0, day: $0.enrolled, hub: $0.profile.hub, isSecond: false) }
      + people.compactMap { person in
        person.second.map { (person: person, day: $0.day, hub: $0.hub, isSecond: true) }
      }
    var numbers: [HubSite: Int] = [:]
    return enrolments.sorted { ($0.day, $0.person.number) < ($1.day, $1.person.number) }
      .compactMap { enrolment in
        let number = numbers[enrolment.hub, default: 0] + 1
        numbers[enrolment.hub] = number
        let digits = String(number)
        let code = enrolment.hub.prefix + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return enrolment.isSecond
          ? Registration.second(of: enrolment.person, code: code)
          : Registration.first(of: enrolment.person, code: code)
      }
  }
}
