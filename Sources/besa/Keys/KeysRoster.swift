import ArgumentParser
import Exchange
import Programme
import Sodium

struct KeysRoster: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Make the next roster of enrolment requests and sign it. Custodian only.",
    discussion: "Compare every request's fingerprint by phone first (besa keys fingerprint).")

  @Option(help: "Folder of the root key that signs.", completion: .directory)
  var root: String

  @Option(help: "Public key file of a further root; repeat.", completion: .file())
  var coRoot: [String] = []

  @Option(help: "Root signatures that a roster needs.")
  var threshold = 1

  @Option(
    help: "The programme file. The roster names its digest: a hub with any other file seals nothing.",
    completion: .file())
  var programmeFile: String?

  @Option(help: "Id of the programme, where the roster is to name no file.")
  var programme: String?

  @Option(parsing: .upToNextOption, help: "Enrolment requests of all members.", completion: .file())
  var from: [String]

  @Option(help: "Last day of the roster and of its members' keys, YYYY-MM-DD.")
  var expires: DayArgument

  @Option(help: "First day of the members' keys, YYYY-MM-DD; today if it is left out.")
  var validFrom: DayArgument?

  @Option(help: "The roster before this one; none for version 1.", completion: .file())
  var previous: String?

  @Option(help: "Recovery key, age1….")
  var recovery: String?

  @Option(help: "File of the roster; its signature goes beside it, with .minisig.", completion: .file())
  var out: String

  func validate() throws {
    if (programme == nil) == (programmeFile == nil) {
      throw ValidationError("name the programme with --programme-file, or with --programme")
    }
  }

  func run() throws {
    try refusing {
      let key = try KeyFolder(root).signingKey()
      var roots = [key.verifying]
      for path in coRoot { roots.append(try KeyFolder.verifyingKey(at: path)) }
      let roster = try roster(roots: roots, of: programmeName())
      try SignedRoster(roster, signedBy: key).write(to: out)
      print("roster version \(roster.version), \(roster.hubs.count) hubs, \(roster.digest.hex)")
    }
  }

  /// Longest programme file that is read.
  private static let mostBytes = 1 << 22

  private func programmeName() throws -> (id: String, pipeline: Digest?) {
    guard let programmeFile else { return (programme ?? "", nil) }
    let bytes = try WholeFile.read(programmeFile, limit: Self.mostBytes)
    return (try ProgrammeFile.load(bytes, file: programmeFile).id, Digest(of: bytes))
  }

  private func roster(
    roots: [VerifyingKey], of programme: (id: String, pipeline: Digest?)
  ) throws(ExchangeError) -> Roster {
    var members: [EnrolmentRequest.Role: [Roster.Member]] = [:]
    for path in from {
      let request = try EnrolmentRequest(contentsOf: path)
      members[request.role, default: []].append(
        Roster.Member(request, from: validFrom?.date ?? Clock.today, until: expires.date))
    }
    guard let aggregator = members[.aggregator]?.first, members[.aggregator]?.count == 1 else {
      throw .malformed(file: "enrolment requests", what: "not exactly one aggregator")
    }
    var before: Roster?
    if let previous { before = try SignedRoster(unverified: previous).roster }
    return try Roster(
      programme: programme.id, version: (before?.version ?? 0) + 1, previous: before?.digest, expires: expires.date,
      roots: .init(threshold: threshold, keys: roots), aggregator: aggregator, hubs: members[.hub] ?? [],
      officers: members[.officer] ?? [], recovery: try recoveryRecipient(), pipeline: programme.pipeline)
  }

  private func recoveryRecipient() throws(ExchangeError) -> AgeRecipient? {
    guard let recovery else { return nil }
    guard let recipient = AgeRecipient(text: recovery) else {
      throw .malformed(file: "--recovery", what: "no age1… recipient")
    }
    return recipient
  }
}
