internal import CSodium

/// Diffie–Hellman over Curve25519.
///
/// - Note: Source: RFC 7748, as libsodium's `crypto_scalarmult`.
public enum X25519 {
  /// - Parameter secret: 32 bytes.
  /// - Returns: 32 bytes.
  public static func publicKey(of secret: borrowing SecretBytes) -> [UInt8] {
    precondition(secret.count == 32, "X25519 secret length")
    Readiness.require()
    var output = [UInt8](repeating: 0, count: 32)
    unsafe crypto_scalarmult_base(&output, secret.start)
    return output
  }

  /// The secret that both sides compute.
  ///
  /// - Returns: 32 bytes, or `nil` when `publicKey` is not 32 bytes or of low order (the result would be all zero).
  public static func sharedSecret(of secret: borrowing SecretBytes, with publicKey: [UInt8]) -> SecretBytes? {
    precondition(secret.count == 32, "X25519 secret length")
    guard publicKey.count == 32 else { return nil }
    var result: Int32 = -1
    let shared = unsafe SecretBytes(count: 32) { output in
      result = unsafe crypto_scalarmult(output, secret.start, publicKey)
    }
    guard result == 0 else { return nil }
    return shared
  }
}
