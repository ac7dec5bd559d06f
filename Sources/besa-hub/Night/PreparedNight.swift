import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation
import Sodium

/// A night's bundle before it is sealed: export → consent → validation → coded cases and tokens → egress gate.
///
/// `run` seals it; `preview` shows it. For the same exports, and under the same number, it is the same byte for byte.
struct PreparedNight {
  let home: HubHome
  let night: CalendarDate
  let extract: Extract
  let coded: CodedExtract
  let bundle: ClearedBundle
  /// How many participants have withdrawn at this hub, ever.
  let withdrawals: Int
  private(set) var times: NightTimes

  var manifest: BundleManifest { bundle.manifest }
  var name: ParcelName { ParcelName(hub: home.hub, sequence: manifest.sequence) }

  /// - Throws: What keeps the night from being sealed. Nothing was written.
  init(home: HubHome, export: String, night: CalendarDate, keys: borrowing HubKeys) throws {
    let roster = try home.roster(on: night, keys: keys)
    let programme = EnrolledProgramme(home: home)
    try programme.require(by: roster)
    try programme.remember(by: roster)
    let linkageKey = try home.linkageKey(under: roster, keys: keys)
    let withdrawn = try Withdrawals(of: home)
    var times = NightTimes()
    var clock = LapClock()
    let extract = try Extract.read(folder: export, for: home.programme, mapping: home.mapping())
    times.survey = clock.lap()
    let last = try LastSealed.find(in: home)
    var shuffle = try NightShuffle(of: home, sequence: (last?.seq ?? 0) + 1)
    let coded = try pseudonymise(
      extract, of: home.programme, under: linkageKey.secret, shuffledBy: &shuffle,
      scratch: NightScratch(in: home.folder), withdrawn: withdrawn.codes(of: home),
      clock: { ProcessTime.now })
    times.tokens = coded.tokenTime.seconds
    times.code = clock.lap() - times.tokens
    let manifest = Self.manifest(
      of: coded, for: home, night: night, after: last, roster: roster, epoch: linkageKey.epoch)
    let gate = EgressGate(coded, of: home.programme, constants: Self.constants(of: manifest))
    bundle = try ClearedBundle(
      coded, under: manifest, of: home.programme, through: gate, scratchIn: home.folder)
    times.search = bundle.searchTime.seconds
    times.tables = clock.lap() - times.search
    (self.home, self.night, self.extract, self.coded, self.times) = (home, night, extract, coded, times)
    withdrawals = withdrawn.count
  }

  /// The export of the person source, for messages.
  func peopleFile(in export: String) -> String {
    extract.tables.first { $0.source.name == home.programme.personSource?.name }?.file ?? export
  }

  private static func manifest(
    of coded: CodedExtract, for home: HubHome, night: CalendarDate, after last: LastSealed?, roster: Roster,
    epoch: String
  ) -> BundleManifest {
    BundleManifest(
      programme: home.programme.id, hub: home.hub, sequence: (last?.seq ?? 0) + 1, previous: last?.digest,
      recipients: roster.bundleRecipients, pipeline: home.pipeline, roster: roster.reference, epoch: epoch,
      normaliser: CodedExtract.normaliser, tokenMode: .keyedHash, created: night, period: home.programme.period.id,
      withoutConsent: coded.withoutConsent, dataQuality: coded.quality.named)
  }

  /// Words of every manifest (`BundleFormat`): a participant called Besa must not stop the run.
  private static func constants(of manifest: BundleManifest) -> [String] {
    [
      manifest.format, manifest.epoch, manifest.normaliser, manifest.tokenMode.rawValue, manifest.created.description,
      "format", "programme", "hub", "seq", "previous", "recipients", "pipeline", "roster", "epoch", "normaliser",
      "token_mode", "created", "period", "files", "without_consent", "data_quality", "name", "source", "digest", "rows",
      "bytes", "version",
    ] + DataQuality.Count.allCases.map(\.rawValue)
  }
}
