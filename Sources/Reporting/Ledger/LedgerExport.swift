/// The ledger for others to read: hubs compare it with their receipts, outsiders with releases.
///
/// It ends before the first approval of a draft that still waits for approvals: officers judge without each other, and
/// a chain with a row left out would prove nothing. Later rows follow once the draft is decided.
public struct LedgerExport: Sendable {
  /// One JSON object a line, `LedgerFormat`.
  public let bytes: [UInt8]
  public let rows: Int
  /// Rows that are left for a later export.
  public let heldBack: Int

  public init(_ entries: [LedgerEntry]) {
    let history = DraftHistory(entries)
    let open = entries.prefix { !$0.isHidden(in: history) }
    (bytes, rows, heldBack) = (open.flatMap(\.exported), open.count, entries.count - open.count)
  }
}

extension LedgerEntry {
  /// Whether the row tells of an approval before all are in.
  public func isHidden(in history: DraftHistory) -> Bool {
    guard case .approved(let approval) = event, let standing = history.drafts[approval.draft] else { return false }
    return standing.isWaiting
  }
}
