import Exchange
import Extracts
import FoundationEssentials
import Programme
import Pseudonymisation
import Sodium

/// One night at a hub: export → consent → validation → coded cases and tokens → egress gate → sealed bundle.
struct NightRun {
  let home: HubHome
  let export: String
  let night: CalendarDate

  /// - Returns: What was done, once the bundle is on disk.
  /// - Throws: What stops the night; no bundle is left then, and the next run takes the same number.
  func seal() throws -> NightSummary {
    guard let lock = try FolderLock(home.folder) else { throw HubError.busy(folder: home.folder) }
    defer { withExtendedLifetime(lock) {} }
    home.removeUnfinished()
    let keys = try HubKeys(of: home)
    let roster = try home.roster(on: night, keys: keys)
    let linkageKey = try home.linkageKey(under: roster, keys: keys)
    var times = NightTimes()
    var clock = LapClock()
    let extract = try Extract.read(folder: export, for: home.programme, mapping: home.mapping())
    times.survey = clock.lap()
    var shuffle = ShuffleBytes()
    let coded = try pseudonymise(
      extract, of: home.programme, under: linkageKey.secret, shuffledBy: &shuffle,
      scratch: NightScratch(in: home.folder),
      clock: { ProcessTime.now })
    times.tokens = coded.tokenTime.seconds
    times.code = clock.lap() - times.tokens
    let last = try LastSealed.find(in: home)
    let manifest = manifest(of: coded, after: last, roster: roster, epoch: linkageKey.epoch)
    let gate = EgressGate(coded, of: home.programme, constants: Self.constants(of: manifest))
    let name = ParcelName(hub: home.hub, sequence: manifest.sequence)
    let path = try Outbox(folder: home.paths.outbox).bundlePath(name)
    let bundle = try ClearedBundle(
      coded, under: manifest, of: home.programme, through: gate, scratchIn: home.folder)
    times.search = bundle.searchTime.seconds
    let tablesOnce = clock.lap() - times.search
    let sealed = try bundle.seal(to: path, signedBy: keys.signing)
    times.compress = sealed.compressing.seconds
    times.encrypt = sealed.encrypting.seconds
    times.tables = tablesOnce + clock.lap() - times.compress - times.encrypt
    try LastSealed(seq: sealed.sequence, digest: sealed.digest).write(for: home)
    let people = extract.tables.first { $0.source.name == home.programme.personSource?.name }?.file ?? export
    return NightSummary(
      coded: coded, of: extract, people: people, manifest: bundle.manifest, sealed: sealed, night: night,
      times: times)
  }

  private func manifest(
    of coded: CodedExtract, after last: LastSealed?, roster: Roster, epoch: String
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
