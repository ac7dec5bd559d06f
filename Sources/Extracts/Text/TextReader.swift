/// Reads a text file as UTF-8, whatever its bytes are.
final class TextReader {
  /// A letter takes at most three bytes of UTF-8 for one of a code page, and three for two of UTF-16.
  private static let growth = 3
  private static let pieceLength = 1 << 16

  private let reader: ByteReader
  private let encoding: TextEncoding
  private var raw: [UInt8] = []
  private var rawFilled = 0

  init(_ reader: ByteReader, encoding: TextEncoding, start: Int) {
    self.reader = reader
    self.encoding = encoding
    reader.seek(to: start)
  }

  /// Overwrites a buffer from `start` on.
  ///
  /// - Parameter buffer: At least 256 KiB free behind `start`.
  /// - Returns: How many bytes are new; 0 only at the end.
  /// - Throws: ``NotText`` for a byte that stands for nothing in the encoding.
  func fill(_ buffer: inout [UInt8], from start: Int) throws -> Int {
    if encoding == .utf8 { return try reader.fill(&buffer, from: start) }
    if raw.isEmpty { raw = [UInt8](repeating: 0, count: Self.pieceLength) }
    let read = try reader.fill(&raw, from: rawFilled)
    let filled = rawFilled + read
    var text: [UInt8] = []
    text.reserveCapacity(filled * Self.growth)
    let used =
      if let half = encoding.upperHalf {
        try Self.fromCodePage(raw[..<filled], half, to: &text)
      } else {
        try fromUTF16(filled, isLast: read == 0, to: &text)
      }
    raw.replaceSubrange(0..<filled - used, with: raw[used..<filled])
    rawFilled = filled - used
    buffer.replaceSubrange(start..<start + text.count, with: text)
    return text.count
  }

  private static func fromCodePage(_ raw: ArraySlice<UInt8>, _ half: [UInt16], to text: inout [UInt8]) throws -> Int {
    for byte in raw {
      if byte < 0x80 {
        text.append(byte)
      } else {
        guard let scalar = Unicode.Scalar(half[Int(byte) - 128]), scalar.value != 0, let letter = UTF8.encode(scalar)
        else {
          throw NotText()
        }
        text.append(contentsOf: letter)
      }
    }
    return raw.count
  }

  private func fromUTF16(_ filled: Int, isLast: Bool, to text: inout [UInt8]) throws -> Int {
    func unit(_ at: Int) -> UInt16 {
      encoding == .utf16LittleEndian
        ? UInt16(raw[at]) | UInt16(raw[at + 1]) << 8 : UInt16(raw[at]) << 8 | UInt16(raw[at + 1])
    }
    var at = 0
    while at + 2 <= filled {
      let first = unit(at)
      var scalar = UInt32(first)
      var length = 2
      if first & 0xFC00 == 0xD800 {
        if at + 4 > filled, !isLast { break }
        guard at + 4 <= filled, unit(at + 2) & 0xFC00 == 0xDC00 else { throw NotText() }
        scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(at + 2) & 0x3FF))
        length = 4
      }
      guard scalar != 0, let found = Unicode.Scalar(scalar), let bytes = UTF8.encode(found) else { throw NotText() }
      text.append(contentsOf: bytes)
      at += length
    }
    if isLast, at < filled { throw NotText() }
    return at
  }
}

/// Bytes that stand for nothing in the file's encoding.
struct NotText: Error {}
