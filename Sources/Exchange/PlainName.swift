/// Ids that stand in file names and in trusted comments: 1 to 64 of A–Z a–z 0–9 . _ -, beginning with a letter or digit.
enum PlainName {
  static func isPlain(_ name: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    guard let first = name.utf8.first, isAlphanumeric(first), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy { isAlphanumeric($0) || [45, 46, 95].contains($0) }
  }

  /// - Throws: ``ExchangeError/badName(what:)``; the text names the kind of id, not the id.
  static func require(_ name: String, _ what: String) throws(ExchangeError) {
    guard isPlain(name) else { throw .badName(what: what) }
  }
}
