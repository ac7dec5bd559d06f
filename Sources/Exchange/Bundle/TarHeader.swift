/// The 512 bytes before a file in a ustar archive, in the one form that bundles use: mode 0600, no owner, no time.
///
/// - Note: Source: POSIX.1-1988 ustar.
struct TarHeader: Equatable {
  static let blockLength = 512
  /// 11 octal digits.
  static let mostBytes = 1 << 33 - 1

  let name: String
  let size: Int

  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockLength)
    func put(_ text: String, at offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000600\0" + "0000000\0" + "0000000\0", at: 100)
    put(Self.octal(size, digits: 11) + "\0" + "00000000000\0", at: 124)
    put("        0", at: 148)
    put("ustar\0" + "00", at: 257)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(Self.octal(sum, digits: 6) + "\0 ", at: 148)
    return block
  }

  init(name: String, size: Int) {
    self.name = name
    self.size = size
  }

  /// - Returns: `nil` unless the block is exactly what ``bytes`` gives for its name and size.
  init?(block: [UInt8]) {
    let size = block[124..<135].reduce(0) { $0 << 3 | Int($1 & 7) }
    self.init(name: String(decoding: block.prefix(100).prefix { $0 != 0 }, as: UTF8.self), size: size)
    guard name.utf8.count < 100, bytes == block else { return nil }
  }

  /// Zeros after a content of this length, up to the next block.
  static func padding(after size: Int) -> Int { (blockLength - size % blockLength) % blockLength }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
