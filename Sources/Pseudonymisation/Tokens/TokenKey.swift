package import Programme
package import Sodium

/// Makes the tokens of one match key: the rule of its parts and the key that hashes them.
///
/// Hubs that hold the same linkage key give equal tokens for equal parts; without that key nobody can test a guess.
package final class TokenKey {
  package let name: String
  private let plan: KeyPlan
  /// Under an own subkey, so that tokens of two match keys never meet, nor those of two versions of the normaliser.
  private let hash: TokenHash

  /// - Throws: ``PseudonymisationError/weakMatchKey(_:)`` when no part is a birth date or phone.
  package init(
    _ key: LinkageRule.MatchKey, under linkageKey: borrowing SecretBytes
  ) throws(PseudonymisationError) {
    guard key.parts.contains(.birthDate) || key.parts.contains(.phone) else { throw .weakMatchKey(key.name) }
    name = key.name
    plan = KeyPlan(key.parts)
    var context = Array("besa token key 1".utf8)
    for part in [LinkageRule.normaliser, key.name] { context += [UInt8(part.utf8.count)] + Array(part.utf8) }
    hash = TokenHash(under: SecretBytes(copying: keyedHash(context, under: linkageKey, length: 32)))
  }

  /// - Parameter matchKey: Room for the key while it is made.
  /// - Returns: `nil` when the participant lacks a part, or when what is there is too weak to stand for one person.
  package func token(for participant: borrowing Identifiers, in matchKey: inout MatchKey) -> MatchToken? {
    if plan.leansOnBirthday, participant.knowsOnlyBirthYear { return nil }
    guard participant.write(plan, to: &matchKey) else { return nil }
    return matchKey.hashed(under: hash)
  }
}
