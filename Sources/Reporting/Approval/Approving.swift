public import FoundationEssentials
public import Sodium

extension Ledger {
  /// Enters an officer's approval of a draft, signed here and now.
  ///
  /// - Parameters:
  ///   - number: The draft's.
  ///   - officers: Officers of the roster in force today; the key says which of them approves.
  /// - Throws: Every reason of ``DraftHistory`` not to approve; nothing is entered then.
  @discardableResult
  public func approve(
    _ draft: DraftFolder, number: Int, officers: [Officer], key: borrowing SigningKey, at time: Date
  ) throws(ReportingError) -> Approval {
    let officer = try Officer.holding(key.verifying, among: officers)
    let approval = try Approval.signing(draft, number: number, officer: officer.name, key: key)
    try append(at: time) { (entries) throws(ReportingError) in
      let history = DraftHistory(entries)
      let standing = try history.standing(of: draft, number: number)
      try history.checkApproval(of: standing, by: officer, among: officers)
      return [.approved(approval)]
    }
    return approval
  }
}
