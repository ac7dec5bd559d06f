/// The five files that one hub exports.
struct HubExport: Sendable {
  let hub: HubSite
  private var q1 = KoboSheet(.q1)
  private var q2 = KoboSheet(.q2)
  private var followUp = KoboSheet(.followUp)
  private var log = Array(logHeader.utf8)

  init(hub: HubSite) {
    self.hub = hub
  }

  static let fileNames = ["q1.csv", "q2.csv", "fu.csv", "log.csv", "events.csv"]

  /// Appends the questionnaires of a registration; the second one is filled in up to nine days later.
  ///
  /// - Parameter last: The day of the export: what is filled in later is not in it.
  mutating func appendQuestionnaires(
    of registration: Registration, until last: CivilDay = EnrolmentCurve.periodEnd, random: inout SplitMix64
  ) {
    q1.append(
      Submission(
        registration, on: registration.day, answers: registration.answers, id: id(of: q1), random: &random))
    let later = min(registration.day + random.pick([0, 0, 0, 2, 5, 9]), EnrolmentCurve.periodEnd)
    guard later <= last else { return }
    q2.append(
      Submission(registration, on: later, answers: registration.answers, id: id(of: q2), random: &random))
  }

  mutating func append(_ interview: FollowUp, of registration: Registration, random: inout SplitMix64) {
    followUp.append(
      Submission(registration, on: interview.day, answers: interview.answers, id: id(of: followUp), random: &random))
  }

  mutating func append(_ contact: Contact, of registration: Registration) {
    log += registration.code.utf8
    log.append(comma)
    log += contact.day.isoBytes
    for text in [contact.type, contact.referralMade, contact.referralCompleted, contact.keyWorker] {
      log.append(comma)
      log += text.utf8
    }
    log.append(10)
  }

  var byteCount: Int { q1.bytes.count + q2.bytes.count + followUp.bytes.count + log.count }

  /// The bytes so far of all files but `events.csv`; the export forgets them and goes on behind them.
  mutating func taken() -> [String: [UInt8]] {
    var taken: [UInt8] = []
    swap(&taken, &log)
    return ["q1.csv": q1.taken(), "q2.csv": q2.taken(), "fu.csv": followUp.taken(), "log.csv": taken]
  }

  /// `events.csv`: headcounts of group consultations, at the hub where they took place.
  ///
  /// - Parameter isHeld: Whether they have taken place.
  func events(isHeld: Bool = true) -> [UInt8] {
    var text = "event,place,men,women\n"
    if isHeld, let held = hub.consultation { text += "consultation,\(held.place),\(held.men),\(held.women)\n" }
    return Array(text.utf8)
  }

  /// Submission numbers as a Kobo server gives them: growing, unique in a file.
  private func id(of sheet: KoboSheet) -> Int { 504_238_600 + sheet.rows * 7 }
}

private let logHeader = "participant_code,contact_date,contact_type,referral_made,referral_completed,key_worker\n"
private let comma = UInt8(ascii: ",")
