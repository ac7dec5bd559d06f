/// Lower case of UTF-8, byte for byte that of `String(decoding:as:).lowercased()`, without making strings.
enum LowerCase {
  static func of(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let text = text.span
    var lower: [UInt8] = []
    lower.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        lower.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
        at += 1
      } else {
        let scalar = UTF8Scalar(in: text, at: at)
        if scalar.value == UTF8Scalar.replacement { lower += replacement } else { append(scalar.value, to: &lower) }
        at += scalar.length
      }
    }
    return lower
  }

  private static func append(_ scalar: Unicode.Scalar, to lower: inout [UInt8]) {
    if scalar.value < 0x800 {
      lower += twoBytes[Int(scalar.value)]
    } else {
      lower.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private static let replacement = Array(String(UTF8Scalar.replacement).utf8)

  /// Of the scalars that take two bytes or one: the frequent ones, looked up once.
  private static let twoBytes = (0..<0x800).map { number in
    Unicode.Scalar(number).map { Array($0.properties.lowercaseMapping.utf8) } ?? []
  }
}
