extension VerifyingKey {
  /// Verifies a `.minisig` text, prehashed or legacy, over a whole message.
  ///
  /// - Returns: The trusted comment.
  /// - Throws: ``SodiumError``; nothing of the signature may be used then.
  public func verify(_ message: [UInt8], signature text: String) throws(SodiumError) -> String {
    let parts = try SignatureText(text: text)
    switch parts.form {
    case .prehashed: return try check(parts, over: Prehash(of: message).bytes)
    case .legacy: return try check(parts, over: message)
    }
  }

  /// Verifies a prehashed `.minisig` text over a file that was hashed in pieces; the legacy form is refused.
  public func verify(_ prehash: Prehash, signature text: String) throws(SodiumError) -> String {
    let parts = try SignatureText(text: text)
    guard parts.form == .prehashed else { throw .malformedSignature(what: "not prehashed") }
    return try check(parts, over: prehash.bytes)
  }

  private func check(_ parts: SignatureText, over signed: [UInt8]) throws(SodiumError) -> String {
    guard parts.keyID == id else {
      throw .otherKey(expected: keyID, found: VerifyingKey(id: parts.keyID, point: point).keyID)
    }
    guard fits(parts.signature, signed) else { throw .badSignature(key: keyID) }
    guard fits(parts.globalSignature, parts.signature + Array(parts.trustedComment.utf8)) else {
      throw .badTrustedComment(key: keyID)
    }
    return parts.trustedComment
  }
}
