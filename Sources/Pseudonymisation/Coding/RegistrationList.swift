import Extracts
import Programme

/// The rows of the person source as they come by; then everyone's newest is found, a group of codes at a time.
///
/// Rows are dealt by their code's hash, so that all of one participant are in one group: memory holds one of them.
struct RegistrationList: Withheld {
  private static let groupCount = 256
  /// Bytes of rows that are held before they go to disk.
  static let heldBytes = 16 << 20

  private var records: DealtRecords
  private var record = [UInt8](repeating: 0, count: RegistrationRecord.length)
  /// People without a code who did not consent.
  private var unnamedWithoutConsent = 0
  private var exports = 0

  init(scratch: (any ScratchSpace)?, heldBytes: Int = heldBytes) {
    records = DealtRecords(groups: Self.groupCount, scratch: scratch, heldBytes: heldBytes)
  }

  mutating func addWithoutCode() { unnamedWithoutConsent += 1 }

  mutating func add(_ registration: RegistrationRecord) throws(PseudonymisationError) {
    registration.write(to: &record)
    exports = max(exports, registration.place.export + 1)
    try records.append(record, to: Int(registration.code.high >> 56))
  }

  /// Finds everyone's newest registration, and numbers those that consent.
  ///
  /// - Parameter knowsCodes: Whether other sources ask for codes too.
  func settled(
    knowingCodes knowsCodes: Bool, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) -> Registrations {
    var newest = NewestRegistrations(exports: exports)
    try forEachGroup { bytes, scan in scan.read(bytes, into: &newest) }
    var settled = Registrations(newest, unnamedWithoutConsent: unnamedWithoutConsent, shuffledBy: &generator)
    if knowsCodes {
      settled.prepareTable()
      try forEachGroup { bytes, _ in settled.addCodes(of: bytes) }
    }
    return settled
  }

  private func forEachGroup(
    _ visit: (Span<UInt8>, inout RegistrationScan) -> Void
  ) throws(PseudonymisationError) {
    var scan = RegistrationScan()
    for group in 0..<records.groupCount {
      let bytes: [UInt8]
      do { bytes = try records.bytes(of: group) } catch { throw .scratch }
      visit(bytes.span, &scan)
    }
  }
}
