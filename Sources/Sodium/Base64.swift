internal import CSodium

/// Base64 of RFC 4648 §4, canonical on reading: no white space, no stray bits, padding exactly as asked.
public enum Base64: Sendable {
  case padded
  case unpadded

  private var variant: Int32 {
    switch self {
    case .padded: sodium_base64_VARIANT_ORIGINAL
    case .unpadded: sodium_base64_VARIANT_ORIGINAL_NO_PADDING
    }
  }

  public func encode(_ bytes: [UInt8]) -> String {
    let text = unsafe encoded(bytes.count) { output, length in
      _ = unsafe sodium_bin2base64(output, length, bytes, bytes.count, variant)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Text of a secret, as a secret.
  public func encode(_ secret: borrowing SecretBytes) -> SecretBytes {
    let length = sodium_base64_encoded_len(secret.count, variant)
    let terminated = unsafe SecretBytes(count: length) { output in
      let start = unsafe UnsafeMutableRawPointer(output).assumingMemoryBound(to: CChar.self)
      unsafe sodium_bin2base64(start, length, secret.start, secret.count, variant)
    }
    return terminated.part(from: 0, length: length - 1)
  }

  public func decode(_ text: some StringProtocol) -> [UInt8]? {
    let digits = text.utf8.map { CChar(bitPattern: $0) }
    var output = [UInt8](repeating: 0, count: digits.count / 4 * 3 + 3)
    var length = 0
    // With no end pointer, libsodium refuses any character it did not consume.
    let result = unsafe sodium_base642bin(
      &output, output.count, digits, digits.count, nil, &length, nil, variant)
    return result == 0 ? Array(output.prefix(length)) : nil
  }

  /// Bytes that a secret text stands for, as a secret.
  public func decode(_ text: borrowing SecretBytes) -> SecretBytes? {
    let capacity = text.count / 4 * 3 + 3
    var length = 0
    var result: Int32 = -1
    let whole = unsafe SecretBytes(count: capacity) { output in
      let start = unsafe UnsafeRawPointer(text.start).assumingMemoryBound(to: CChar.self)
      result = unsafe sodium_base642bin(output, capacity, start, text.count, nil, &length, nil, variant)
    }
    return result == 0 ? whole.part(from: 0, length: length) : nil
  }

  private func encoded(_ count: Int, write: (UnsafeMutablePointer<CChar>, Int) -> Void) -> [UInt8] {
    let length = sodium_base64_encoded_len(count, variant)
    var text = [CChar](repeating: 0, count: length)
    unsafe write(&text, length)
    return text.dropLast().map { UInt8(bitPattern: $0) }
  }
}
