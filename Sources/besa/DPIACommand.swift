import ArgumentParser
import Exchange
import FoundationEssentials
import Programme
import Reporting
import Sodium

/// `besa dpia`: the data protection impact assessment, as HTML and Markdown.
struct DPIACommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dpia", abstract: "Write a data protection impact assessment from the programme file and the ledger.",
    discussion: """
      In the order of the ICO's form: processing, roles, every leaving field and its form, necessity, retention, risks, measures. Each \
      measure names the command that tests it and its last result, from the file that 'make test' leaves; the ledger, the \
      releases and the times of retention are checked while the page is made. What no program can know is listed as open.
      """)

  @Option(help: "The programme file.") var programme: String
  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "The folder that gets dpia.html and dpia.md; it exists.") var into: String
  @Option(help: "What the tests said: the file that 'make test' leaves, .build/results.xml.") var results: String?
  @Option(help: "The folder of all releases so far.") var releases: String?
  @Option(help: "Folder where bundles arrive.") var inbox: String?

  func run() throws {
    try refusing {
      let bytes = try WholeFile.read(programme, limit: 1 << 22)
      let programme = try ProgrammeFile.load(bytes, file: self.programme)
      let folder = ReleaseFolder(centre: centre)
      let roster = try RosterKeeper(folder: folder.roster).current(today: Clock.today)
      let ledger = try Ledger(reading: folder.ledger)
      let checks = AssessmentChecks(
        folder: folder, releases: releases, inbox: inbox, retention: programme.purpose.accountability?.retention,
        publisher: roster.aggregator.signing)
      let entries = try ledger.entries()
      let facts = AssessmentFacts(
        day: Clock.today, programmeDigest: Digest(of: bytes), entries: entries, hubs: roster.hubs.map(\.id),
        officers: roster.officers.map(\.id), aggregator: roster.aggregator.id,
        checks: try checks.all(ledger, DraftHistory(entries)), results: try testResults())
      for file in ProtectionAssessment(programme, facts: facts).files {
        try WholeFile.write(file.bytes, to: into + "/" + file.path, access: .ownerOnly)
        print(into + "/" + file.path)
      }
    }
  }

  private func testResults() throws -> TestResults? {
    guard let results else { return nil }
    let bytes = try WholeFile.read(results, limit: 1 << 26)
    let changed = try FileManager.default.attributesOfItem(atPath: results)[.modificationDate] as? Date ?? Clock.now
    guard let read = TestResults(bytes, day: String(changed.ISO8601Format().prefix(10))) else {
      throw ExchangeError.malformed(file: results, what: "no test results")
    }
    return read
  }
}

/// What `besa dpia` looks at itself.
struct AssessmentChecks {
  typealias Check = AssessmentFacts.Check

  let folder: ReleaseFolder
  let releases: String?
  let inbox: String?
  let retention: Accountability.Retention?
  let publisher: VerifyingKey

  func all(_ ledger: Ledger, _ history: DraftHistory) throws -> [Check] {
    let heads = try releases.map(LedgerVerify.heads) ?? []
    let chain = Check(
      measure: "The ledger is whole, and holds the heads that releases name",
      command: "besa ledger verify --centre CENTRE --releases RELEASES",
      result: try ledger.check(expecting: heads).description)
    return try [chain] + history.releases.map(released) + (retention.map { try kept($0, history) } ?? [])
  }

  private func released(_ record: ReleaseRecord) -> Check {
    let number = ReleaseNumber(record.number).text
    return Check(
      measure: "Release \(number) is as it was approved", command: "besa release verify RELEASES/\(number) --key KEY",
      result: releases.map { verdict("\($0)/\(number)") } ?? "not looked at: give --releases")
  }

  private func verdict(_ path: String) -> String {
    do {
      let verdict = try ReleaseVerdict.check(ReleaseFolder.files(in: path), publisher: publisher)
      return verdict.isSound ? "sound: \(verdict.lines.count) files" : "NOT SOUND"
    } catch { return "NOT SOUND: \(String(describing: error).prefix { $0 != "\n" })" }
  }

  // MARK: Retention

  private func kept(_ retention: Accountability.Retention, _ history: DraftHistory) throws -> [Check] {
    let closed = history.drafts.values.filter { !$0.isOpen || $0.record.release < history.nextRelease }
      .map { folder.draft($0.record.number) }
    let bundles =
      try inbox.map { try old(superseded(in: $0), after: retention.bundles) } ?? "not looked at: give --inbox"
    return [
      Check(
        measure: "Superseded bundles are kept for \(retention.bundles) days",
        command: "find INBOX -name '*.besa' -mtime +\(retention.bundles)", result: bundles),
      Check(
        measure: "Closed drafts are kept for \(retention.drafts) days",
        command: "find CENTRE/drafts -maxdepth 1 -mtime +\(retention.drafts)",
        result: old(closed, after: retention.drafts)),
      Check(
        measure: "Refused bundles are kept for \(retention.quarantine) days",
        command: "find CENTRE/quarantine -mtime +\(retention.quarantine)",
        result: old(paths(in: folder.centre + "/quarantine"), after: retention.quarantine)),
    ]
  }

  /// Every bundle but a hub's newest.
  private func superseded(in inbox: String) throws -> [String] {
    let arrivals = try Inbox(folder: inbox, quarantine: folder.centre + "/quarantine").arrivals()
    return Dictionary(grouping: arrivals, by: \.name.hub).values.flatMap { $0.dropLast().map(\.path) }
  }

  private func paths(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { folder + "/" + $0 }
  }

  private func old(_ paths: [String], after days: Int) -> String {
    let limit = Clock.now.addingTimeInterval(-86_400 * Double(days))
    let dates = paths.compactMap { path in
      try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    let old = dates.count { $0 < limit }
    return old == 0 ? "none of \(dates.count) is older" : "TO BE DELETED: \(old) of \(dates.count) are older"
  }
}
