import Programme

/// The policy as the audit reads it, cell by cell.
struct AuditPolicy {
  let policy: DisclosurePolicy

  /// The smallest count that may be published.
  func least(for cell: PublishedCell) throws(DisclosureError) -> Int {
    guard let least = policy.minimumCell[cell.role] else { throw .noRule(role: cell.role.rawValue, part: "min_cell") }
    return cell.isByHub ? max(least, policy.minimumCellByHub) : least
  }

  /// The least upper end of a withheld cell's interval.
  func leastTop(for cell: PublishedCell) throws(DisclosureError) -> Int {
    try least(for: cell) - (policy.hidesSmall ? 0 : 1)
  }

  /// Whether a zero is always shown, so that a withheld cell holds somebody.
  func showsZeros(in cell: PublishedCell) throws(DisclosureError) -> Bool {
    guard let showing = policy.zero[cell.role] else { throw .noRule(role: cell.role.rawValue, part: "zero") }
    return showing == .show
  }
}
