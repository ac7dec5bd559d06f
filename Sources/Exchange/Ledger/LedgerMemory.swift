public import Programme

/// The furthest place of the centre's ledger that a hub has seen in its receipts, in a file of its own: it stays when
/// receipts are removed.
public struct LedgerMemory: Sendable {
  private struct Note: Codable {
    let format: String
    let head: LedgerChain.Head
    let date: CalendarDate
  }

  private static let format = "besa-ledger-head/1"

  private let path: String

  public init(at path: String) { self.path = path }

  /// Compares a receipt with what is remembered, then remembers the later of the two.
  ///
  /// - Throws: ``ExchangeError/ledgerRewritten(file:entry:)`` when the same row has another digest now, or when a later
  ///   day's receipt is about a shorter ledger.
  public func take(_ receipt: Receipt, file: String) throws(ExchangeError) {
    let head = receipt.ledger
    if let note = try note() {
      let isSame = note.head.entry == head.entry
      if isSame, note.head != head { throw .ledgerRewritten(file: file, entry: head.entry) }
      if receipt.date > note.date, head.entry < note.head.entry {
        throw .ledgerRewritten(file: file, entry: note.head.entry)
      }
      if head.entry < note.head.entry || (isSame && receipt.date <= note.date) { return }
    }
    let bytes = CanonicalJSON.encode(Note(format: Self.format, head: head, date: receipt.date))
    try WholeFile.write(bytes, to: path, access: .ownerOnly)
  }

  /// `nil` before the first receipt.
  public func head() throws(ExchangeError) -> LedgerChain.Head? { try note()?.head }

  /// Day of the receipt that is remembered; `nil` before the first.
  public func newest() throws(ExchangeError) -> CalendarDate? { try note()?.date }

  private func note() throws(ExchangeError) -> Note? {
    guard FilePath.exists(path) else { return nil }
    let note = try CanonicalJSON.decode(Note.self, from: try WholeFile.read(path, limit: 1 << 12), file: path)
    guard note.format == Self.format else { throw .malformed(file: path, what: "format") }
    return note
  }
}
