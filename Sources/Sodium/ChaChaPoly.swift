internal import CSodium

/// ChaCha20-Poly1305 with a 12-byte nonce and no additional data: 32-byte key, 16-byte tag at the end.
///
/// - Note: Source: RFC 8439, as libsodium's `crypto_aead_chacha20poly1305_ietf`.
public enum ChaChaPoly {
  public static let tagLength = 16

  /// - Parameter nonce: 12 bytes, never twice under one key.
  public static func seal(_ message: RawSpan, nonce: [UInt8], under key: borrowing SecretBytes) -> [UInt8] {
    precondition(key.count == 32 && nonce.count == 12, "ChaCha20-Poly1305 key or nonce length")
    let capacity = message.byteCount + tagLength
    return unsafe [UInt8](capacity: capacity) { output in
      unsafe message.withStart { input in
        _ = unsafe crypto_aead_chacha20poly1305_ietf_encrypt(
          output, nil, input, UInt64(capacity - tagLength), nil, 0, nil, nonce, key.start)
      }
      return capacity
    }
  }

  /// - Returns: The message, or `nil` when the tag does not fit.
  public static func open(_ sealed: RawSpan, nonce: [UInt8], under key: borrowing SecretBytes) -> [UInt8]? {
    precondition(key.count == 32 && nonce.count == 12, "ChaCha20-Poly1305 key or nonce length")
    let count = sealed.byteCount
    guard count >= tagLength else { return nil }
    var result: Int32 = -1
    let message = unsafe [UInt8](capacity: count) { output in
      result = unsafe sealed.withStart { input in
        unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
          output, nil, nil, input, UInt64(count), nil, 0, nonce, key.start)
      }
      return result == 0 ? count - tagLength : 0
    }
    return result == 0 ? message : nil
  }

  public static func seal(_ message: [UInt8], nonce: [UInt8], under key: borrowing SecretBytes) -> [UInt8] {
    unsafe seal(message.span.bytes, nonce: nonce, under: key)
  }

  public static func open(_ sealed: [UInt8], nonce: [UInt8], under key: borrowing SecretBytes) -> [UInt8]? {
    unsafe open(sealed.span.bytes, nonce: nonce, under: key)
  }

  /// Seals a secret.
  public static func seal(
    _ secret: borrowing SecretBytes, nonce: [UInt8], under key: borrowing SecretBytes
  ) -> [UInt8] {
    secret.withBytes { seal($0, nonce: nonce, under: key) }
  }

  /// Opens into guarded memory.
  public static func openSecret(
    _ sealed: [UInt8], nonce: [UInt8], under key: borrowing SecretBytes
  ) -> SecretBytes? {
    precondition(key.count == 32 && nonce.count == 12, "ChaCha20-Poly1305 key or nonce length")
    guard sealed.count >= tagLength else { return nil }
    var result: Int32 = -1
    let secret = unsafe SecretBytes(count: sealed.count - tagLength) { output in
      result = unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
        output, nil, nil, sealed, UInt64(sealed.count), nil, 0, nonce, key.start)
    }
    guard result == 0 else { return nil }
    return secret
  }
}
