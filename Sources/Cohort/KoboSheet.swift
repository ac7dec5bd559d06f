/// One form's export: rows are appended, and the bytes taken away when there are many.
struct KoboSheet: Sendable {
  let form: KoboForm
  private(set) var bytes: [UInt8]
  private(set) var rows = 0

  init(_ form: KoboForm) {
    self.form = form
    bytes = form.header
  }

  mutating func append(_ submission: Submission) {
    rows += 1
    for column in form.columns {
      switch column {
      case .coded(let question): bytes += CodedCells.bytes(question, submission.answers[question])
      case .text(let text):
        bytes.append(quote)
        append(text, of: submission)
        bytes.append(quote)
        bytes.append(semicolon)
      }
    }
    bytes.removeLast()
    bytes.append(13)
    bytes.append(10)
  }

  /// The bytes so far, which the sheet forgets.
  mutating func taken() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    bytes.reserveCapacity(taken.count)
    return taken
  }

  private mutating func append(_ text: KoboText, of submission: Submission) {
    let registration = submission.registration
    let person = registration.person
    switch text {
    case .start: append(time: submission.minutes, second: 0, of: submission)
    case .end: append(time: submission.minutes + submission.duration, second: 0, of: submission)
    case .today: bytes += submission.day.isoBytes
    case .fullName: append(registration.fullName)
    case .phone: append(registration.phone)
    case .birthDate: bytes += registration.born.isoBytes
    case .participantCode: append(registration.code)
    case .ageBand: append(AgeBand.code(born: registration.born, on: submission.day))
    case .locality: append(person.profile.locality)
    case .disability: append(Self.hasDisability(submission.answers) ? "yes" : "no")
    case .workHistory: append(person.texts.workHistory)
    case .businessIdea: append(person.texts.businessIdea)
    case .mentoringNeeds: append(person.texts.mentoringNeeds)
    case .returnDate: if let day = person.returned { bytes += day.isoBytes }
    case .followUpDate: bytes += submission.day.isoBytes
    case .id: append(String(submission.id))
    case .uuid: bytes += submission.uuid
    case .submissionTime: appendSubmissionTime(of: submission)
    case .validationStatus: append(submission.id % 4 == 0 ? "validation_status_approved" : "")
    case .status: append("submitted_via_web")
    case .submittedBy: append(submission.id % 3 == 0 ? "" : "hub_" + registration.hub.rawValue)
    case .version: append("2026050101")
    case .index: append(String(rows))
    case .notes, .tags: break
    }
  }

  /// What the form computes: yes when any of the six is "lot" or "cannot", else no, also when nothing is answered.
  private static func hasDisability(_ answers: Answers) -> Bool {
    Question.washingtonGroup.contains { question in answers[question].map { $0 == 2 || $0 == 3 } ?? false }
  }

  private mutating func append(_ text: String) {
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
  }

  /// `2026-01-05T10:05:00.000+01:00`, local time.
  private mutating func append(time minutes: Int, second: Int, of submission: Submission) {
    bytes += submission.day.isoBytes
    append(clock: minutes, second: second)
    append(submission.isSummerTime ? ".000+02:00" : ".000+01:00")
  }

  /// UTC, some seconds after the end.
  private mutating func appendSubmissionTime(of submission: Submission) {
    bytes += submission.day.isoBytes
    let minutes = submission.minutes + submission.duration - (submission.isSummerTime ? 120 : 60)
    append(clock: minutes, second: submission.id % 60)
  }

  private mutating func append(clock minutes: Int, second: Int) {
    func digits(_ value: Int) -> [UInt8] { [48 + UInt8(value / 10), 48 + UInt8(value % 10)] }
    bytes.append(UInt8(ascii: "T"))
    bytes += digits(minutes / 60)
    bytes.append(UInt8(ascii: ":"))
    bytes += digits(minutes % 60)
    bytes.append(UInt8(ascii: ":"))
    bytes += digits(second)
  }
}

private let quote = UInt8(ascii: "\"")
private let semicolon = UInt8(ascii: ";")
