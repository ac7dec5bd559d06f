import Exchange
import Extracts
import FoundationEssentials
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
  /// What the run ends with.
  let outcome: Outcome

  enum CodingKeys: String, CodingKey {
    case hub, night, bundle, bytes, digest, participants, quality, notes, problems, times
    case sequence = "seq"
    case withoutConsent = "without_consent"
    case rowsRead = "rows_read"
    case rowsKept = "rows_kept"
  }

  init(
    coded: CodedExtract, of extract: Extract, people: String, manifest: BundleManifest, sealed: SealedBundle,
    night: CalendarDate, times: NightTimes
  ) {
    self.times = times
    hub = sealed.hub
    self.night = night.description
    bundle = sealed.path
    bytes = sealed.bytes
    sequence = sealed.sequence
    digest = sealed.digest.hex
    participants = coded.participants
    withoutConsent = coded.withoutConsent
    rowsRead = coded.quality[.rowsRead]
    rowsKept = manifest.files.reduce(0) { $0 + $1.rows }
    quality = coded.quality.named
    notes = extract.notes.map(\.description) + Self.warnings(coded, people: people)
    problems = Extracts.ProblemReport(coded.tally).messages
    outcome = coded.tally.entries.contains { $0.kind.fault.losesAnswers } ? .someSetAside : .done
  }

  /// A bundle without rows is sent like any other; that it has none may be a mistake of the export.
  private static func warnings(_ coded: CodedExtract, people: String) -> [String] {
    guard coded.participants == 0 else { return [] }
    let facts =
      coded.withoutConsent == 0
      ? ("nobody is in the export: the bundle has no rows", "nobody is registered yet")
      : ("nobody agreed to reporting: the bundle has no rows, only the total of those who did not", "that is so")
    return ["\(facts.0)\n  where: \(people)\n  do:    nothing, if \(facts.1); or else export again with all rows"]
  }

  var text: String {
    func count(_ name: DataQuality.Count) -> String { String(quality[name.rawValue] ?? 0) }
    let lines = [
      ("rows read", String(rowsRead)), ("rows kept", String(rowsKept)),
      ("participants", String(participants)), ("without consent", "\(withoutConsent) (only this total leaves)"),
      ("rows set aside", count(.rowsSetAside)), ("values set aside", count(.valuesSetAside)),
      ("unknown codes", count(.unknownParticipants) + " rows"), ("outside the period", count(.outsidePeriod) + " rows"),
      ("match tokens", "\(count(.tokens)); \(count(.withoutToken)) participants without any"),
      ("bundle", "\(bundle), \(bytes) bytes"),
    ]
    return "hub \(hub), night \(night), bundle \(sequence)\n"
      + lines.map { "  " + $0.padding(to: 20) + $1 }.joined(separator: "\n")
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a summary of plain fields is JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
