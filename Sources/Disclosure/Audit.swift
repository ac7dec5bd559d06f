public import Programme

/// Attacks protected tables with what is published and nothing else, and lets them pass or stops the release.
///
/// - Throws: ``DisclosureError/auditFailed(_:)`` with one unsafe cell or value; nothing may be released then.
public func audit(
  _ tables: ProtectedTables, under policy: DisclosurePolicy
) throws(DisclosureError) -> AuditedTables {
  throw .auditFailed([])
}
