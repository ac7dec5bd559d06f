import Disclosure
import Exchange
import FoundationEssentials
import Linkage
import Programme
import Reporting
import Sodium
import Tabulation

/// The centre's run, step by step. Opened rows live in this value's memory and nowhere else.
struct AggregateRun {
  private let options: Aggregate
  private let day: CalendarDate
  private let programme: ProgrammeFile
  private let pipeline: Digest
  private let roster: Roster
  private let ledger: Ledger
  /// A test turns it off to see what the releases would give away beside each other.
  package var comparesWithEarlier = true

  /// Most bytes of a programme file; ours has 50 KB.
  private static let longestProgramme = 1 << 22

  init(_ options: Aggregate, day: CalendarDate) throws {
    self.options = options
    self.day = day
    let bytes = try WholeFile.read(options.programme, limit: Self.longestProgramme)
    programme = try ProgrammeFile.load(bytes, file: options.programme)
    pipeline = Digest(of: bytes)
    roster = try AggregateRoster.current(
      options.roster, rootKeys: options.rootKeys, centre: options.centre, today: day)
    // The folders first: the ledger lies beside quarantine.
    _ = try Inbox(folder: options.inbox, quarantine: options.centre + "/quarantine")
    for place in [options.inbox, options.centre, options.centre + "/quarantine", options.centre + "/rosters"] {
      UnfinishedFiles.remove(from: place)
    }
    UnfinishedFiles.remove(from: options.centre + "/drafts")
    ledger = try Ledger(at: options.centre + "/ledger.sqlite")
  }

  func outcome() throws -> AggregateOutcome {
    let earlier = try EarlierReleases(centre: ReleaseFolder(centre: options.centre), releases: options.releases)
      .read(DraftHistory(try ledger.entries()))
    if let last = earlier.figures.last {
      Progress.say("read \(last.number) earlier releases, each as it was published")
    }
    let (bundles, refused) = try takeIn()
    guard !bundles.isEmpty else { throw AggregateError.nothingArrived(inbox: options.inbox) }
    let persons = try link(bundles, programme: programme)
    Progress.say("linked \(persons.report.registrations) registrations into \(persons.count) persons")
    guard persons.count > 0 else { throw AggregateError.nobody(inbox: options.inbox) }
    let tabulated = try tabulate(persons, programme: programme)
    let audited = try tabulated.sets.map { try self.audited($0, beside: comparesWithEarlier ? earlier.tables : []) }
    let facts = try facts(bundles, persons.report)
    let draft = try DraftFolder.make(
      programme, sets: audited, facts: facts, earlier: earlier.figures, beside: earlier.tables
    )
    .adding(try papers(audited, facts, earlier.figures))
    .sealed(with: randomBytes(32))
    let folder = try write(draft, facts)
    return AggregateOutcome(facts: facts, folder: folder, sets: audited, refused: refused)
  }

  private func takeIn() throws -> (bundles: [OpenedBundle], refused: [AggregateIntake.Refusal]) {
    let inbox = try Inbox(folder: options.inbox, quarantine: options.centre + "/quarantine")
    let keys = try AggregateKeys.read(options.home, roster: roster)
    let intake = AggregateIntake(
      programme: programme, pipeline: pipeline, roster: roster, inbox: inbox, ledger: ledger, keys: keys, day: day,
      epoch: options.epoch)
    let taken = try intake.take()
    try deleteSuperseded(inbox)
    // Without any bundle there is no draft, and the run says that.
    for hub in programme.hubs where !taken.bundles.isEmpty && !taken.bundles.contains(where: { $0.hub == hub.id }) {
      Progress.say("no bundle of hub \(hub.id): it is missing from this draft")
    }
    return taken
  }

  private func deleteSuperseded(_ inbox: Inbox) throws {
    guard let retention = programme.purpose.accountability?.retention else { return }
    let superseded = SupersededBundles(inbox: inbox, ledger: ledger, days: retention.bundles)
    for name in try superseded.delete(at: Date()) {
      Progress.say("deleted \(name.bundleFile): a later bundle replaced it more than \(retention.bundles) days ago")
    }
  }

  private func audited(_ set: TableSet, beside earlier: [EarlierRelease]) throws -> AuditedTables {
    Progress.say("protecting and auditing \(set.cells.count) cells of \(set.unit)")
    return try protectAndAudit(set, under: programme.policy, earlier: earlier)
  }

  private func facts(_ bundles: [OpenedBundle], _ report: LinkageReport) throws -> ReleaseFacts {
    let entries = try ledger.entries()
    let accepted = try ledger.latestBundles()
    let hubs = programme.hubs.map { hub in
      let bundle = bundles.first { $0.hub == hub.id }
      return ReleaseFacts.HubRun(
        hub: hub.id, bundle: bundle.flatMap { _ in accepted[hub.id] },
        rows: bundle?.tables.mapValues(\.rowCount) ?? [:],
        quality: bundle.map { quality(of: $0, report) } ?? [:], withoutConsent: bundle?.manifest.withoutConsent ?? 0)
    }
    let author = options.author ?? roster.aggregator.id
    return ReleaseFacts(
      draft: try nextDraft(), number: DraftHistory(entries).nextRelease, created: day,
      author: Author(name: author, key: roster.signingKey(of: author)?.text),
      programmeDigest: pipeline, rosterVersion: roster.version, rosterDigest: roster.digest, hubs: hubs,
      registrations: report.registrations, persons: report.persons,
      overlap: report.overlaps.values.reduce(0, +), forReview: report.reviewPairCount,
      previous: try ledger.releases().last, notices: options.notice)
  }

  /// The hub's own counts, and what linkage found of it.
  private func quality(of bundle: OpenedBundle, _ report: LinkageReport) -> [String: Int] {
    var counts = bundle.manifest.dataQuality
    counts["linkage_stray_rows"] = report.strayRows[bundle.hub] ?? 0
    counts["linkage_repeat_registrations"] = report.repeats[bundle.hub] ?? 0
    counts["linkage_also_at_another_hub"] = report.overlaps[bundle.hub] ?? 0
    counts["linkage_crowded_tokens"] = report.crowdedTokens.filter { $0.hub == bundle.hub }.reduce(0) { $0 + $1.tokens }
    return counts
  }

  /// The report as PDFs, where it is asked for and possible.
  private func papers(
    _ sets: [AuditedTables], _ facts: ReleaseFacts, _ earlier: [ReleasedFigures]
  ) throws -> [OutputFile] {
    guard options.pdf else { return [] }
    guard let printer = PaperPrinter(folder: options.centre) else {
      Progress.say("no report.pdf: WeasyPrint is not installed (apt-get install weasyprint)")
      return []
    }
    let files = try ReportPaper.all(programme, sets: sets, facts: facts, earlier: earlier).map(printer.pdf)
    if files.contains(nil) { Progress.say("no report.pdf: WeasyPrint did not make one") }
    return files.contains(nil) ? [] : files.compactMap(\.self)
  }

  private var drafts: String { options.centre + "/drafts" }

  /// Above every number that the ledger or the folder knows: a run that stopped between the two leaves a folder.
  private func nextDraft() throws -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? []
    let highest = names.compactMap { ReleaseNumber(text: $0)?.number }.max() ?? 0
    return max(try ledger.nextDraftNumber(), highest + 1)
  }

  private func write(_ draft: DraftFolder, _ facts: ReleaseFacts) throws -> String {
    try FileManager.default.createDirectory(
      atPath: drafts, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let folder = drafts + "/" + ReleaseNumber(facts.draft).text
    try WholeFolder.write(files: draft.files.pairs, to: folder, access: .ownerOnly)
    try ledger.append([.drafted(draft.record(facts))], at: Date())
    Progress.say("wrote draft \(ReleaseNumber(facts.draft).text)")
    return folder
  }
}

extension Roster {
  /// The key of the aggregator or of an officer: who drafts under a name may not approve under another with the same key.
  fileprivate func signingKey(of id: String) -> VerifyingKey? {
    ([aggregator] + officers).first { $0.id == id }?.signing
  }
}
