import Sodium

/// What the ledger's entries say of drafts and releases: the state machine of approvals, a function over values.
///
/// A draft is open, returned or released. It may be published when enough distinct current officers, none of them
/// its author, approved exactly its digest, when nobody returned it, when no hub's objection to its figures is open, and when no
/// release came after it was made.
public struct DraftHistory: Sendable, Hashable {
  /// Where one draft stands.
  public struct Standing: Sendable, Hashable {
    public let record: DraftRecord
    /// One per officer at most, oldest first, each for exactly ``record``'s digest.
    public fileprivate(set) var approvals: [Approval] = []
    public fileprivate(set) var returned: DraftReturn?
    public fileprivate(set) var release: ReleaseRecord?
  }

  public private(set) var drafts: [Int: Standing] = [:]
  public private(set) var releases: [ReleaseRecord] = []
  /// What hubs object to, oldest first.
  public private(set) var objections = ObjectionHistory()

  public init() {}

  public init(_ entries: [LedgerEntry]) {
    for entry in entries { record(entry.event) }
  }

  /// Takes an event over as it was written. An approval of another digest, or of a draft that is closed, counts for
  /// nothing; a draft that is written again begins again.
  public mutating func record(_ event: LedgerEvent) {
    switch event {
    case .bundleAccepted, .bundleRefused, .bundleDeleted: break
    case .drafted(let draft):
      if drafts[draft.number]?.release == nil { drafts[draft.number] = Standing(record: draft) }
    case .approved(let approval):
      guard var standing = drafts[approval.draft], standing.record.digest == approval.digest, standing.isOpen
      else { return }
      standing.approvals.removeAll { $0.officer == approval.officer }
      standing.approvals.append(approval)
      drafts[approval.draft] = standing
    case .returned(let word):
      guard drafts[word.draft]?.record.digest == word.digest, drafts[word.draft]?.isOpen == true else { return }
      drafts[word.draft]?.returned = word
    case .objected(let objection): objections.record(objection)
    case .withdrawn(let withdrawal): objections.record(withdrawal)
    case .answered(let answer): objections.record(answer)
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
    try standing(number: number, digest: files.list.digest, inside: files.insideList.digest)
  }

  /// The same for files that were read already.
  func standing(number: Int, digest: Digest, inside: Digest) throws(ReportingError) -> Standing {
    guard let standing = drafts[number] else { throw .unknownDraft(number: number) }
    let changed = [
      digest == standing.record.digest ? nil : DraftFolder.releaseFolder,
      inside == standing.record.inside ? nil : DraftFolder.insideFolder,
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
    guard !standing.record.author.is(officer.name, key: officer.keyText) else {
      throw .authorCannotApprove(number: number, name: officer.name)
    }
    guard !standing.approvals.contains(where: { $0.officer == officer.name || $0.key == officer.keyText }) else {
      throw .alreadyApproved(number: number, name: officer.name)
    }
  }

  /// Whether this officer may return this draft now. The author may too: that is taking it back.
  public func checkReturn(
    of standing: Standing, by officer: Officer, among current: [Officer]
  ) throws(ReportingError) {
    try checkOpen(standing)
    guard current.contains(officer) else { throw .notAnOfficer(name: officer.name) }
  }

  /// The approvals that a release of this draft may rest on: distinct officers of today's roster, not the author.
  ///
  /// - Throws: ``ReportingError/notEnoughApprovals(number:have:need:)`` and every reason not to publish.
  public func approvals(for standing: Standing, among current: [Officer]) throws(ReportingError) -> [Approval] {
    try checkOpen(standing)
    let counted = standing.countable { approval in
      current.contains { $0.name == approval.officer && $0.keyText == approval.key }
    }
    guard counted.count >= standing.need else {
      throw .notEnoughApprovals(number: standing.record.number, have: counted.count, need: standing.need)
    }
    return counted.sorted { $0.officer < $1.officer }
  }

  private func checkOpen(_ standing: Standing) throws(ReportingError) {
    if let returned = standing.returned, standing.release == nil {
      throw .draftReturned(number: standing.record.number, reason: returned.reason)
    }
    try checkStillDraft(standing)
  }
}

extension DraftHistory.Standing {
  public var isOpen: Bool { returned == nil && release == nil }

  /// Whether approvals are still awaited: until they are all in, nobody is told whose there are, nor how many.
  public var isWaiting: Bool { isOpen && countable { _ in true }.count < need }

  /// The policy says how many; fewer than two would be publishing alone (design §2).
  var need: Int { max(record.needed, 2) }

  /// Approvals by distinct names and keys, none of them the author's.
  fileprivate func countable(where counts: (Approval) -> Bool) -> [Approval] {
    var counted: [Approval] = []
    for approval in approvals where counts(approval) && !record.author.is(approval.officer, key: approval.key) {
      let isTwin = counted.contains { $0.officer == approval.officer || $0.key == approval.key }
      if !isTwin { counted.append(approval) }
    }
    return counted
  }
}

extension Author {
  /// Whether this is the author under either name: one person with two names is still one person.
  func `is`(_ name: String, key: String) -> Bool { self.name == name || self.key == key }
}
