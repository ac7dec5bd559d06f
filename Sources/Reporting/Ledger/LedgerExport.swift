/// The ledger for others to read: hubs compare it with their receipts, outsiders with releases.
///
/// While a draft waits for approvals it ends with that draft's row, whether there are approvals or not: officers judge
/// without each other, and a chain with a row left out would prove nothing. Later rows follow once the draft is decided.
public struct LedgerExport: Sendable {
  /// Rows that anybody may read, oldest first.
  public let entries: [LedgerEntry]
  /// Whether the ledger may go on after them.
  public let isHeldBack: Bool

  public init(_ entries: [LedgerEntry]) {
    let history = DraftHistory(entries)
    let end = entries.firstIndex { entry in
      if case .drafted(let draft) = entry.event { history.isWaiting(draft) } else { false }
    }
    self.entries = end.map { Array(entries[...$0]) } ?? entries
    isHeldBack = end != nil
  }

  /// One JSON object a line (`LedgerFormat`).
  public var bytes: [UInt8] { entries.flatMap(\.exported) }
}

extension DraftHistory {
  /// Whether approvals of this draft are still awaited. One that was overtaken waits for nothing.
  fileprivate func isWaiting(_ draft: DraftRecord) -> Bool {
    guard let standing = drafts[draft.number], standing.record == draft else { return false }
    return standing.isWaiting && draft.release == nextRelease
  }
}
