internal import CSodium

/// Keyed BLAKE2b of a message.
///
/// - Parameters:
///   - message: Any length.
///   - key: 16 to 64 bytes.
///   - length: Bytes of the result, 16 to 64; a shorter result is not the beginning of a longer one.
/// - Note: Source: RFC 7693, as libsodium's `crypto_generichash`.
public func keyedHash(_ message: [UInt8], under key: borrowing SecretBytes, length: Int) -> [UInt8] {
  unsafe keyedHash(of: message, count: message.count, under: key, length: length)
}

/// Keyed BLAKE2b of bytes in place; see ``keyedHash(_:under:length:)-([UInt8],_,_)``.
public func keyedHash(_ message: RawSpan, under key: borrowing SecretBytes, length: Int) -> [UInt8] {
  let count = message.byteCount
  return unsafe message.withStart { unsafe keyedHash(of: $0, count: count, under: key, length: length) }
}

private func keyedHash(
  of start: UnsafePointer<UInt8>, count: Int, under key: borrowing SecretBytes, length: Int
) -> [UInt8] {
  precondition((16...64).contains(key.count) && (16...64).contains(length), "BLAKE2b key or output length")
  return unsafe [UInt8](capacity: length) { output in
    unsafe crypto_generichash(output, length, start, UInt64(count), key.start, key.count)
    return length
  }
}

/// BLAKE2b of a message without a key.
///
/// - Parameter length: 16 to 64 bytes.
func plainHash(_ message: borrowing SecretBytes, length: Int) -> [UInt8] {
  Readiness.require()
  var output = [UInt8](repeating: 0, count: length)
  unsafe crypto_generichash(&output, length, message.start, UInt64(message.count), nil, 0)
  return output
}
