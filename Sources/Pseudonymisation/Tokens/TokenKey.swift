package import Programme
package import Sodium

/// Makes the tokens of one match key: the rule of its parts and the key that hashes them.
///
/// Hubs that hold the same linkage key give equal tokens for equal parts; without that key nobody can test a guess.
package final class TokenKey {
  package let name: String
  private let parts: [LinkageRule.MatchKey.Part]
  /// Own subkey, so that tokens of two match keys never meet, nor those of two versions of the normaliser.
  private let subkey: SecretBytes

  /// - Throws: ``PseudonymisationError/weakMatchKey(_:)`` when no part is a birth date or phone.
  package init(
    _ key: LinkageRule.MatchKey, under linkageKey: borrowing SecretBytes
  ) throws(PseudonymisationError) {
    guard key.parts.contains(.birthDate) || key.parts.contains(.phone) else { throw .weakMatchKey(key.name) }
    name = key.name
    parts = key.parts
    var context = Array("besa token key 1".utf8)
    for part in [AlbanianName.normaliser, key.name] { context += [UInt8(part.utf8.count)] + Array(part.utf8) }
    subkey = SecretBytes(copying: keyedHash(context, under: linkageKey, length: 32))
  }

  /// - Returns: `nil` when the participant lacks a part, or when what is there is too weak to stand for one person.
  package func token(for participant: Identifiers) -> MatchToken? {
    if leansOnBirthday, participant.knowsOnlyBirthYear { return nil }
    guard let key = participant.matchKey(of: parts) else { return nil }
    return key.hashed { bytes in MatchToken(hash: keyedHash(bytes, under: subkey, length: 16)) }
  }

  /// Whether the day of birth is what tells people apart: no phone, and at most one of the two names.
  private var leansOnBirthday: Bool {
    !parts.contains(.phone) && !(parts.contains(.surname) && parts.contains { $0.isGivenName })
  }
}

extension MatchToken {
  /// - Precondition: 16 bytes.
  init(hash: [UInt8]) {
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(high: word(hash[0..<8]), low: word(hash[8..<16]))
  }
}
