import Exchange
import FoundationEssentials
import Linkage
import Programme
import Reporting
import Sodium

/// Takes in what lies in the inbox: every bundle is opened in memory, then accepted or put into quarantine.
struct AggregateIntake: ~Copyable {
  let programme: ProgrammeFile
  /// Digest of the programme file's bytes.
  let pipeline: Digest
  let roster: Roster
  let inbox: Inbox
  let ledger: Ledger
  let keys: AggregateKeys
  let day: CalendarDate
  /// `nil`: that of most hubs' bundles.
  let epoch: String?

  /// A bundle that was not accepted.
  struct Refusal {
    /// Where the file is now.
    let path: String
    /// One line, without a value from a row.
    let reason: String
    /// Whether the file was moved and the ledger knows of it; else it could not be read and lies where it was.
    let isFinal: Bool
  }

  /// A bundle that passed the door, before its epoch is compared with the others'.
  private struct Passed {
    let arrival: Inbox.Arrival
    let digest: Digest
    let manifest: BundleManifest
    let isKnown: Bool
  }

  /// One hub's files: those that passed, in order, and the newest of them, opened.
  private struct HubPile {
    var passed: [Passed] = []
    var newest: OpenedBundle?
  }

  /// Opens, accepts, signs receipts, refuses.
  ///
  /// - Returns: The newest bundle of each hub, and what was refused.
  func take() throws -> (bundles: [OpenedBundle], refused: [Refusal]) {
    var refused = try strangers()
    var piles: [HubPile] = []
    let accepted = try acceptedBundles()
    let byHub = Dictionary(grouping: try inbox.arrivals(), by: \.name.hub)
    for hub in byHub.keys.sorted() {
      piles.append(try open(byHub[hub] ?? [], after: accepted, refused: &refused))
    }
    guard let epoch = epoch ?? Self.commonEpoch(piles.compactMap(\.newest)) else { return ([], refused) }
    var bundles: [OpenedBundle] = []
    for pile in piles {
      for passed in pile.passed where passed.manifest.epoch == epoch { try accept(passed) }
      for passed in pile.passed where passed.manifest.epoch != epoch {
        let error = ExchangeError.otherEpoch(file: passed.arrival.path, hub: passed.manifest.hub)
        refused.append(try refuse(passed.arrival, error))
      }
      if let newest = pile.newest, newest.manifest.epoch == epoch { bundles.append(newest) }
    }
    return (bundles, refused)
  }

  /// A bundle that somebody renamed, as programs do that save a copy: nobody can say whose it is, so it is named.
  private func strangers() throws -> [Refusal] {
    try inbox.strangers().map { path in
      let error = AggregateError.noBundleName(file: path)
      Progress.say("left in the inbox: \(error)")
      return Refusal(path: path, reason: error.what, isFinal: false)
    }
  }

  // MARK: Opening

  private func open(
    _ arrivals: [Inbox.Arrival], after accepted: [String: [Exchange.AcceptedBundle]], refused: inout [Refusal]
  ) throws -> HubPile {
    var accepted = accepted
    var pile = HubPile()
    var sealed: [Inbox.Arrival] = []
    for arrival in arrivals {
      if try isSuperseded(arrival, by: arrivals, accepted) {
        sealed.append(arrival)
        continue
      }
      try add(arrival, to: &pile, &accepted, &refused)
    }
    // Every newer file was refused: the newest that was accepted before still counts.
    while pile.newest == nil, let last = sealed.popLast() { try add(last, to: &pile, &accepted, &refused) }
    return pile
  }

  private func add(
    _ arrival: Inbox.Arrival, to pile: inout HubPile, _ accepted: inout [String: [Exchange.AcceptedBundle]],
    _ refused: inout [Refusal]
  ) throws {
    do throws(ExchangeError) {
      let bundle = try opened(arrival, after: accepted)
      pile.passed.append(
        Passed(
          arrival: arrival, digest: bundle.digest, manifest: bundle.manifest, isKnown: bundle.standing == .again))
      pile.newest = bundle
      accepted[bundle.hub, default: []].append(
        Exchange.AcceptedBundle(sequence: bundle.sequence, digest: bundle.digest))
      Progress.say("opened \(arrival.name.bundleFile)")
    } catch {
      refused.append(try refuse(arrival, error))
    }
  }

  private func opened(
    _ arrival: Inbox.Arrival, after accepted: [String: [Exchange.AcceptedBundle]]
  ) throws(ExchangeError) -> OpenedBundle {
    let expectations = BundleExpectations(
      today: day, epoch: epoch ?? BundleFile(arrival.path).claimedEpoch, normaliser: LinkageRule.normaliser)
    let door = try BundleDoor(
      roster: roster, programme: programme, pipeline: pipeline, expectations: expectations)
    let bundle = try door.open(arrival.path, with: keys.opening, after: accepted)
    guard bundle.hub == arrival.name.hub, bundle.sequence == arrival.name.sequence else {
      throw .malformed(file: arrival.path, what: "the file's name is another bundle's")
    }
    return bundle
  }

  /// A bundle that was accepted before and that a later file of the hub replaces: it stays sealed.
  private func isSuperseded(
    _ arrival: Inbox.Arrival, by arrivals: [Inbox.Arrival], _ accepted: [String: [Exchange.AcceptedBundle]]
  ) throws -> Bool {
    guard arrivals.contains(where: { $0.name.sequence > arrival.name.sequence }) else { return false }
    guard let known = accepted[arrival.name.hub]?.first(where: { $0.sequence == arrival.name.sequence }) else {
      return false
    }
    return try BundleFile(arrival.path).digest() == known.digest
  }

  /// The epoch that most bundles are of; of equally many, the one whose name comes last.
  private static func commonEpoch(_ bundles: [OpenedBundle]) -> String? {
    let counts = Dictionary(grouping: bundles, by: \.manifest.epoch).mapValues(\.count)
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  // MARK: Ledger, receipts, quarantine

  private func acceptedBundles() throws -> [String: [Exchange.AcceptedBundle]] {
    var accepted: [String: [Exchange.AcceptedBundle]] = [:]
    for entry in try ledger.entries() {
      guard case .bundleAccepted(let hub, let sequence, _, let digest) = entry.event else { continue }
      accepted[hub, default: []].append(Exchange.AcceptedBundle(sequence: sequence, digest: digest))
    }
    return accepted
  }

  /// The ledger first: a receipt is the word that the ledger holds the bundle.
  private func accept(_ passed: Passed) throws {
    let manifest = passed.manifest
    if !passed.isKnown {
      try ledger.append(
        [
          .bundleAccepted(
            hub: manifest.hub, sequence: manifest.sequence, period: manifest.period, digest: passed.digest)
        ], at: Date())
    }
    let last = try ledger.last()
    let receipt = Receipt(
      programme: programme.id, hub: manifest.hub, sequence: manifest.sequence, bundle: passed.digest,
      ledger: LedgerChain.Head(entry: last.number, digest: last.digest), date: day)
    _ = try inbox.keepReceipt(receipt.signed(by: keys.signing), for: passed.arrival.name)
  }

  private func refuse(_ arrival: Inbox.Arrival, _ error: ExchangeError) throws -> Refusal {
    let reason = String(error.description.prefix { !$0.isNewline })
    if case .cannotRead = error {
      Progress.say("left in the inbox \(arrival.name.bundleFile): \(error)")
      return Refusal(path: arrival.path, reason: reason, isFinal: false)
    }
    let digest = try BundleFile(arrival.path).digest()
    let path = try inbox.quarantine(arrival)
    try WholeFile.write(Array("\(error.description)\n".utf8), to: path + ".reason", access: .ownerOnly)
    try ledger.append(
      [
        .bundleRefused(
          hub: error.signedHub, sequence: error.signedSequence, digest: digest,
          reason: reason)
      ], at: Date())
    Progress.say("refused, now in quarantine, \(arrival.name.bundleFile): \(error)")
    return Refusal(path: path, reason: reason, isFinal: true)
  }
}

extension ExchangeError {
  /// The hub whose signature vouches for the file; `nil` when the door did not get that far.
  var signedHub: String? {
    switch self {
    case .hubNotValid(_, let hub, _), .manifestMismatch(_, let hub, _), .otherProgramme(_, let hub),
      .otherPipeline(_, let hub), .otherEpoch(_, let hub), .otherRoster(_, let hub, _),
      .otherRecipients(_, let hub), .otherTokens(_, let hub), .otherPeriod(_, let hub),
      .sequenceReused(_, let hub, _), .sequenceOlder(_, let hub, _, _), .chainBroken(_, let hub, _):
      hub
    default: nil
    }
  }

  /// The number that the signature vouches for.
  var signedSequence: Int? {
    switch self {
    case .sequenceReused(_, _, let sequence), .sequenceOlder(_, _, let sequence, _), .chainBroken(_, _, let sequence):
      sequence
    default: nil
    }
  }
}
