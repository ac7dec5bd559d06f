import Exchange
import Extracts
import Programme
import Pseudonymisation
import Sodium

/// What a night's run did: totals and file names only.
struct NightSummary: Encodable {
  let hub: String
  let night: String
  let bundle: String
  let bytes: Int
  let sequence: Int
  let digest: String
  let participants: Int
  let withoutConsent: Int
  let rowsRead: Int
  let rowsKept: Int
  let quality: [String: Int]
  let notes: [String]
  let problems: [String]
  let times: NightTimes
  /// Of all tables of the bundle; the preview of the same exports shows the same.
  let payload: String
  /// Names of the bundles that were copied to where they are fetched from.
  var copied: [String] = []
  /// For the log: places and counts by source.
  private let logged: [LoggedRun.Problem]
  /// What the run ends with.
  let outcome: Outcome

  enum CodingKeys: String, CodingKey {
    case hub, night, bundle, bytes, digest, payload, participants, quality, notes, problems, times, copied
    case sequence = "seq"
    case withoutConsent = "without_consent"
    case rowsRead = "rows_read"
    case rowsKept = "rows_kept"
  }

  /// - Parameter people: The export of the person source, for messages.
  init(_ prepared: PreparedNight, people: String, sealed: SealedBundle, times: NightTimes) {
    let coded = prepared.coded
    self.times = times
    hub = sealed.hub
    night = prepared.night.description
    bundle = sealed.path
    bytes = sealed.bytes
    sequence = sealed.sequence
    digest = sealed.digest.hex
    payload = prepared.manifest.payload.hex
    participants = coded.participants
    withoutConsent = coded.withoutConsent
    rowsRead = coded.quality[.rowsRead]
    rowsKept = prepared.manifest.files.reduce(0) { $0 + $1.rows }
    quality = coded.quality.named
    notes = prepared.extract.notes.map { $0.text(in: Words.current.language) } + Self.warnings(coded, people: people)
    problems = Extracts.ProblemReport(coded.tally, in: Words.current.language).messages
    logged = LoggedRun.Problem.all(of: coded.tally, in: prepared.extract)
    outcome = coded.tally.entries.contains { $0.kind.fault.losesAnswers } ? .someSetAside : .done
  }

  /// Fills in a log's entry: the bundle, totals, and where something was set aside; files by their source.
  func enter(into entry: inout LoggedRun) {
    if let digest = Digest(hex: digest) { entry.bundles.append(.init(sequence: sequence, digest: digest)) }
    entry.counts.merge(
      [
        "bytes": bytes, "participants": participants, "rows_kept": rowsKept, "rows_read": rowsRead,
        "without_consent": withoutConsent,
      ]
    ) { $1 }
    entry.problems = logged
  }

  /// A bundle without rows is sent like any other; that it has none may be a mistake of the export.
  private static func warnings(_ coded: CodedExtract, people: String) -> [String] {
    guard coded.participants == 0 else { return [] }
    let words = Words.current
    let isEmpty = coded.withoutConsent == 0
    let what = isEmpty ? words("night.nobody_there.what") : words("night.nobody_agreed.what")
    let remedy = isEmpty ? words("night.nobody_there.do") : words("night.nobody_agreed.do")
    return [Words.notice(what, at: people, do: remedy)]
  }

  var text: String {
    let words = Words.current
    func count(_ name: DataQuality.Count) -> Int { quality[name.rawValue] ?? 0 }
    func number(_ count: Int) -> String { words.format.number(count) }
    var lines = [
      (words("night.rows_read"), number(rowsRead)), (words("night.rows_kept"), number(rowsKept)),
      (words("night.participants"), number(participants)),
      (words("night.without_consent"), words("night.only_total", ["n": number(withoutConsent)])),
      (words("night.rows_set_aside"), number(count(.rowsSetAside))),
      (words("night.values_set_aside"), number(count(.valuesSetAside))),
      (words("night.unknown_codes"), words("night.rows", for: count(.unknownParticipants))),
      (words("night.outside_period"), words("night.rows", for: count(.outsidePeriod))),
      (
        words("night.tokens"),
        words("night.tokens_without", ["n": number(count(.tokens)), "without": number(count(.withoutToken))])
      ),
      (words("night.bundle"), words("night.bundle_bytes", ["file": bundle, "n": number(bytes)])),
      (words("night.payload"), payload),
    ]
    if !copied.isEmpty { lines.append((words("night.copied"), copied.joined(separator: ", "))) }
    let width = (lines.map(\.0.count).max() ?? 0) + 2
    let head = words("night.head", ["hub": hub, "night": night, "seq": String(sequence)])
    return ([head] + lines.map { "  " + $0.padding(to: width) + $1 }).joined(separator: "\n")
  }

  var json: String { JSONText.of(self) }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
