package import Programme

/// What linkage takes from one hub's bundle.
package struct HubCases: Sendable {
  package let hub: String
  /// Source name → its coded rows.
  package let tables: [String: CodedTable]
  package let withoutConsent: Int

  package init(hub: String, tables: [String: CodedTable], withoutConsent: Int) {
    self.hub = hub
    self.tables = tables
    self.withoutConsent = withoutConsent
  }
}
