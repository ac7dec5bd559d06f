import Sodium

/// What the ledger's entries say of drafts and releases: the state machine of approvals, a function over values.
///
/// A draft is open, returned or released. It may be published when enough distinct current officers, none of them
/// its author, approved exactly its digest, when nobody returned it, and when no release came after it was made.
public struct DraftHistory: Sendable, Hashable {
  /// Where one draft stands.
  public struct Standing: Sendable, Hashable {
    public let record: DraftRecord
    /// One per officer at most, oldest first, each for exactly ``record``'s digest.
    public fileprivate(set) var approvals: [Approval] = []
    public fileprivate(set) var returned: Return?
    public fileprivate(set) var release: ReleaseRecord?
  }

  /// Why an officer sent a draft back.
  public struct Return: Sendable, Hashable {
    public let officer: String
    public let reason: String
  }

  public private(set) var drafts: [Int: Standing] = [:]
  public private(set) var releases: [ReleaseRecord] = []

  public init() {}

  public init(_ entries: [LedgerEntry]) {
    for entry in entries { record(entry.event) }
  }

  /// Takes an event over as it was written. An approval of another digest, or of a draft that is closed, counts for
  /// nothing; a draft that is written again begins again.
  public mutating func record(_ event: LedgerEvent) {
    switch event {
    case .bundleAccepted, .bundleRefused: break
    case .drafted(let draft):
      if drafts[draft.number]?.release == nil { drafts[draft.number] = Standing(record: draft) }
    case .approved(let approval):
      guard var standing = drafts[approval.draft], standing.record.digest == approval.digest, standing.isOpen
      else { return }
      standing.approvals.removeAll { $0.officer == approval.officer }
      standing.approvals.append(approval)
      drafts[approval.draft] = standing
    case .returned(let draft, let digest, let officer, let reason):
      guard drafts[draft]?.record.digest == digest, drafts[draft]?.isOpen == true else { return }
      drafts[draft]?.returned = Return(officer: officer, reason: reason)
    case .released(let release):
      drafts[release.draft]?.release = release
      releases.append(release)
    }
  }

  /// Number that the next release bears.
  public var nextRelease: Int { (releases.map(\.number).max() ?? 0) + 1 }

  /// The draft as the ledger has it, when its files are still those that were drafted.
  ///
  /// - Throws: ``ReportingError/unknownDraft(number:)``, ``ReportingError/draftChanged(number:files:)``.
  public func standing(of files: DraftFolder, number: Int) throws(ReportingError) -> Standing {
    guard let standing = drafts[number] else { throw .unknownDraft(number: number) }
    let changed = [
      files.list.digest == standing.record.digest ? nil : DraftFolder.releaseFolder,
      files.insideList.digest == standing.record.inside ? nil : DraftFolder.insideFolder,
    ]
    guard changed.allSatisfy({ $0 == nil }) else {
      throw .draftChanged(number: number, folders: changed.compactMap(\.self))
    }
    return standing
  }

  /// Whether this officer may approve this draft now.
  ///
  /// - Parameter current: The officers of the roster in force today.
  public func checkApproval(
    of standing: Standing, by officer: Officer, among current: [Officer]
  ) throws(ReportingError) {
    let number = standing.record.number
    try checkOpen(standing)
    guard current.contains(officer) else { throw .notAnOfficer(name: officer.name) }
    guard !standing.record.author.is(officer.name, key: officer.key.text) else {
      throw .authorCannotApprove(number: number, name: officer.name)
    }
    guard !standing.approvals.contains(where: { $0.officer == officer.name || $0.key == officer.key.text }) else {
      throw .alreadyApproved(number: number, name: officer.name)
    }
  }

  /// The approvals that a release of this draft may rest on: distinct officers of today's roster, not the author.
  ///
  /// - Throws: ``ReportingError/notEnoughApprovals(number:have:need:)`` and every reason not to publish.
  public func approvals(
    for standing: Standing, among current: [Officer], needed: Int
  ) throws(ReportingError) -> [Approval] {
    try checkOpen(standing)
    var counted: [Approval] = []
    for approval in standing.approvals {
      let isCurrent = current.contains { $0.name == approval.officer && $0.key.text == approval.key }
      let isAuthor = standing.record.author.is(approval.officer, key: approval.key)
      let isTwin = counted.contains { $0.officer == approval.officer || $0.key == approval.key }
      if isCurrent, !isAuthor, !isTwin { counted.append(approval) }
    }
    // The policy says how many; fewer than two would be publishing alone (design §2).
    let need = max(needed, 2)
    guard counted.count >= need else {
      throw .notEnoughApprovals(number: standing.record.number, have: counted.count, need: need)
    }
    return counted.sorted { $0.officer < $1.officer }
  }

  private func checkOpen(_ standing: Standing) throws(ReportingError) {
    let number = standing.record.number
    if let release = standing.release { throw .alreadyReleased(number: number, release: release.number) }
    if let returned = standing.returned { throw .draftReturned(number: number, reason: returned.reason) }
    guard standing.record.release == nextRelease else {
      throw .draftOvertaken(number: number, release: standing.record.release, next: nextRelease)
    }
  }
}

extension DraftHistory.Standing {
  public var isOpen: Bool { returned == nil && release == nil }
}

extension Author {
  /// Whether this is the author under either name: one person with two names is still one person.
  func `is`(_ name: String, key: String) -> Bool { self.name == name || self.key == key }
}
