internal import Sodium

/// Bech32 without its length limit, as age writes recipients and identities.
///
/// - Note: Source: BIP 173. Reading refuses mixed case, stray bits and any padding bit that is not zero.
enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  /// - Parameter prefix: Lower case.
  static func encode(_ bytes: [UInt8], prefix: String) -> String {
    let groups = regroup(bytes, from: 8, to: 5, padding: true) ?? []
    let whole = groups + checksum(prefix: prefix, groups: groups)
    return prefix + "1" + String(decoding: whole.map { alphabet[Int($0)] }, as: UTF8.self)
  }

  /// - Returns: The bytes, or `nil` unless the text is lower case throughout with this prefix and a right check sum.
  static func decode(_ text: String, prefix: String) -> [UInt8]? {
    guard text.hasPrefix(prefix + "1") else { return nil }
    var groups: [UInt8] = []
    for digit in text.utf8.dropFirst(prefix.utf8.count + 1) {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      groups.append(UInt8(value))
    }
    guard groups.count >= 6, polymod(expanded(prefix) + groups) == 1 else { return nil }
    return regroup(groups.dropLast(6), from: 5, to: 8, padding: false)
  }

  private static func checksum(prefix: String, groups: [UInt8]) -> [UInt8] {
    let remainder = polymod(expanded(prefix) + groups + [UInt8](repeating: 0, count: 6)) ^ 1
    return (0..<6).map { UInt8(remainder >> (5 * (5 - UInt32($0))) & 31) }
  }

  private static func expanded(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generator[bit] }
    }
    return sum
  }

  private static func regroup(
    _ values: some Sequence<UInt8>, from: UInt32, to: UInt32, padding: Bool
  ) -> [UInt8]? {
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    var output: [UInt8] = []
    for value in values {
      pending = (pending << from | UInt32(value)) & 0xfff
      bits += from
      while bits >= to {
        bits -= to
        output.append(UInt8(pending >> bits & (1 << to - 1)))
      }
    }
    let rest = pending & (1 << bits - 1)
    if padding {
      if bits > 0 { output.append(UInt8(rest << (to - bits))) }
    } else if bits >= from || rest != 0 {
      return nil
    }
    return output
  }
}
