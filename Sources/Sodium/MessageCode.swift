internal import CSodium

/// HMAC-SHA-256 of a message.
///
/// - Parameter key: Any length.
/// - Returns: 32 bytes.
/// - Note: Source: RFC 2104, FIPS 180-4.
public func hmacSHA256(_ message: [UInt8], under key: borrowing SecretBytes) -> [UInt8] {
  Readiness.require()
  var state = crypto_auth_hmacsha256_state()
  var output = [UInt8](repeating: 0, count: 32)
  unsafe crypto_auth_hmacsha256_init(&state, key.start, key.count)
  unsafe crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
  unsafe crypto_auth_hmacsha256_final(&state, &output)
  unsafe sodium_memzero(&state, MemoryLayout.size(ofValue: state))
  return output
}

/// HKDF-SHA-256: extract, then expand.
///
/// - Parameters:
///   - secret: Input key material, any length.
///   - salt: May be empty (then it is 32 zero bytes).
///   - length: 1 to 8,160 bytes.
/// - Note: Source: RFC 5869.
public func hkdfSHA256(
  from secret: borrowing SecretBytes, salt: [UInt8], info: [UInt8], length: Int
) -> SecretBytes {
  precondition((1...255 * 32).contains(length), "HKDF output length")
  let saltKey = SecretBytes(copying: salt.isEmpty ? [UInt8](repeating: 0, count: 32) : salt)
  let extracted = hmacSHA256(of: secret, under: saltKey)
  return unsafe SecretBytes(count: length) { unsafe expand(extracted, info: info, into: $0, count: length) }
}

private func hmacSHA256(of message: borrowing SecretBytes, under key: borrowing SecretBytes) -> SecretBytes {
  unsafe SecretBytes(count: 32) { output in
    var state = crypto_auth_hmacsha256_state()
    unsafe crypto_auth_hmacsha256_init(&state, key.start, key.count)
    unsafe crypto_auth_hmacsha256_update(&state, message.start, UInt64(message.count))
    unsafe crypto_auth_hmacsha256_final(&state, output)
    unsafe sodium_memzero(&state, MemoryLayout.size(ofValue: state))
  }
}

private func expand(
  _ key: borrowing SecretBytes, info: [UInt8], into output: UnsafeMutablePointer<UInt8>, count: Int
) {
  var state = crypto_auth_hmacsha256_state()
  var block = [UInt8](repeating: 0, count: 32)
  var filled = 0
  var round: UInt8 = 1
  while filled < count {
    unsafe crypto_auth_hmacsha256_init(&state, key.start, key.count)
    if round > 1 { unsafe crypto_auth_hmacsha256_update(&state, block, 32) }
    unsafe crypto_auth_hmacsha256_update(&state, info, UInt64(info.count))
    unsafe crypto_auth_hmacsha256_update(&state, [round], 1)
    unsafe crypto_auth_hmacsha256_final(&state, &block)
    let wanted = min(32, count - filled)
    unsafe (output + filled).update(from: block, count: wanted)
    filled += wanted
    round &+= 1
  }
  unsafe sodium_memzero(&block, 32)
  unsafe sodium_memzero(&state, MemoryLayout.size(ofValue: state))
}
