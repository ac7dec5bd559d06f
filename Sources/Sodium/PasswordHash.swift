internal import CSodium

/// Keys from passwords.
public enum PasswordHash {
  /// scrypt with its own parameters, as age uses it.
  ///
  /// - Parameters:
  ///   - logN: Base-2 logarithm of the cost; memory is `1024 * 2^logN` bytes at r = 8.
  ///   - length: Bytes of the key.
  /// - Returns: `nil` when the machine has not enough memory.
  /// - Note: Source: RFC 7914, as libsodium's `crypto_pwhash_scryptsalsa208sha256_ll`.
  public static func scrypt(
    _ password: borrowing SecretBytes, salt: [UInt8], logN: Int, r: UInt32 = 8, p: UInt32 = 1, length: Int
  ) -> SecretBytes? {
    precondition((1...62).contains(logN), "scrypt cost")
    var result: Int32 = -1
    let key = unsafe SecretBytes(count: length) { output in
      result = unsafe crypto_pwhash_scryptsalsa208sha256_ll(
        password.start, password.count, salt, salt.count, 1 << UInt64(logN), r, p,
        output, length)
    }
    guard result == 0 else { return nil }
    return key
  }

  /// scrypt as minisign protects a secret key file: costs given as operations and bytes of memory.
  static func scryptLimits(
    _ password: borrowing SecretBytes, salt: [UInt8], operations: UInt64, memory: Int, length: Int
  ) -> SecretBytes? {
    var result: Int32 = -1
    let key = unsafe SecretBytes(count: length) { output in
      let start = unsafe UnsafeRawPointer(password.start).assumingMemoryBound(to: CChar.self)
      result = unsafe crypto_pwhash_scryptsalsa208sha256(
        output, UInt64(length), start, UInt64(password.count), salt,
        operations, memory)
    }
    guard result == 0 else { return nil }
    return key
  }

  /// Argon2id, version 1.3.
  ///
  /// - Parameters:
  ///   - salt: 16 bytes.
  ///   - passes: Operations limit, 1 or more.
  ///   - memory: Bytes, 8,192 or more.
  /// - Returns: `nil` when the machine has not enough memory.
  /// - Note: Source: RFC 9106, as libsodium's `crypto_pwhash`.
  public static func argon2id(
    _ password: borrowing SecretBytes, salt: [UInt8], passes: UInt64, memory: Int, length: Int
  ) -> SecretBytes? {
    precondition(salt.count == 16, "Argon2id salt length")
    var result: Int32 = -1
    let key = unsafe SecretBytes(count: length) { output in
      let start = unsafe UnsafeRawPointer(password.start).assumingMemoryBound(to: CChar.self)
      result = unsafe crypto_pwhash(
        output, UInt64(length), start, UInt64(password.count), salt,
        passes, memory, crypto_pwhash_ALG_ARGON2ID13)
    }
    guard result == 0 else { return nil }
    return key
  }
}
