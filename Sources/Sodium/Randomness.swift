internal import CSodium

/// Bytes of the system's random generator, for salts, nonces and names: not for keys (``SecretBytes/init(random:)``).
public func randomBytes(_ count: Int) -> [UInt8] {
  Readiness.require()
  return unsafe [UInt8](capacity: count) { start in
    unsafe randombytes_buf(start, count)
    return count
  }
}

/// Compares public-length bytes in constant time; unequal lengths are unequal.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  Readiness.require()
  return unsafe left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
