public import FoundationEssentials
public import Sodium

extension Ledger {
  /// Enters an approved draft as the next release, and gives the files that its folder must get.
  ///
  /// The ledger comes first: once the entry is there, the number is taken for good. Should the folder not be written
  /// afterwards (a full disk, a power cut), the same call gives the same bytes again, and publishing is finished.
  ///
  /// - Parameters:
  ///   - number: The draft's.
  ///   - officers: Officers of the roster in force today.
  ///   - key: The programme's signing key.
  ///   - objected: Files of the drafts that open objections are about, as far as they are there.
  /// - Throws: Every reason of ``DraftHistory`` not to publish; nothing is entered then.
  public func publish(
    _ draft: DraftFolder, number: Int, officers: [Officer], key: borrowing SigningKey, at time: Date,
    objected: [Int: DraftFolder] = [:]
  ) throws(ReportingError) -> Publication {
    if let finished = try remake(draft, number: number, key: key) { return finished }
    let entries = try self.entries()
    let history = DraftHistory(entries)
    let standing = try history.standing(of: draft, number: number)
    let approvals = try history.approvals(for: standing, among: officers)
    try history.checkObjections(
      to: standing, draft, earlier: objected.merging([number: draft], uniquingKeysWith: { _, own in own }),
      among: officers)
    let last = (entries.last?.number ?? 0, entries.last?.digest ?? .beforeAll)
    let made = try Publication.make(
      draft, standing: standing, approvals: approvals, after: last, time: Self.stamp(time), key: key)
    // The key cannot be captured by the transaction, so the decision is made before it and confirmed inside.
    try append(at: time) { (now) throws(ReportingError) in
      guard now.last?.digest == entries.last?.digest else { throw .ledgerMoved }
      return [.released(made.record)]
    }
    return made
  }

  /// The release of a draft that the ledger has already, byte for byte; `nil` when it has none.
  private func remake(
    _ draft: DraftFolder, number: Int, key: borrowing SigningKey
  ) throws(ReportingError) -> Publication? {
    let entries = try self.entries()
    let history = DraftHistory(entries)
    let standing = try history.standing(of: draft, number: number)
    guard let release = standing.release, let entry = entries.first(where: { $0.event == .released(release) }) else {
      return nil
    }
    let approvals = standing.approvals.filter { release.officers.contains($0.officer) }.sorted {
      $0.officer < $1.officer
    }
    let publication = try Publication.make(
      draft, standing: standing, approvals: approvals, after: (entry.number - 1, entry.previous), time: entry.time,
      key: key)
    guard publication.record == release else { throw .notRemade(release: release.number) }
    return publication
  }
}
