/// A look over all bytes of a text file before any row of it is read: how its letters are written, and whether it is text.
struct TextSurvey {
  enum Fault: Error {
    case empty
    /// Offset of the first byte that is no text.
    case notText(at: Int)
    case zero(at: Int)
  }

  private static let pieceLength = 1 << 18

  private(set) var encoding = TextEncoding.utf8
  /// Length of the byte order mark.
  private(set) var start = 0

  /// - Throws: ``Fault``, or ``ExtractError`` when the file cannot be read.
  init(_ reader: ByteReader) throws {
    var piece = [UInt8](repeating: 0, count: Self.pieceLength)
    var filled = try reader.fill(&piece, from: 0)
    if filled == 0 { throw Fault.empty }
    if let (marked, length) = TextEncoding.marked(piece[..<filled]) {
      (encoding, start) = (marked, length)
    } else if let found = TextEncoding.unmarkedUTF16(Array(piece[..<min(filled, 4_096)])) {
      encoding = found
    }
    guard encoding == .utf8 else { return }
    // Offset of the first byte of the piece, and bytes at its start that were left of the piece before.
    var offset = 0
    while filled > 0 {
      let whole = Self.wholeLetters(piece, filled)
      if !UTF8Letter.fill(piece.span.extracting(0..<whole)) {
        if let zero = piece[..<filled].firstIndex(of: 0) { throw Fault.zero(at: offset + zero) }
        if start > 0 { throw Fault.notText(at: try Self.classes(of: reader).firstInvalid) }
        encoding = try Self.codePage(reader)
        return
      }
      piece.moveToFront(whole..<filled)
      offset += whole
      let read = try reader.fill(&piece, from: filled - whole)
      if read == 0, whole < filled { throw Fault.notText(at: offset) }
      filled = read == 0 ? 0 : filled - whole + read
    }
  }

  /// Bytes up to the last letter that is whole.
  private static func wholeLetters(_ piece: [UInt8], _ filled: Int) -> Int {
    for back in 1...min(4, filled) {
      let byte = piece[filled - back]
      if byte < 0x80 { break }
      guard byte >= 0xC0 else { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      return back < needed ? filled - back : filled
    }
    return filled
  }

  // MARK: Text that is not UTF-8

  /// What the bytes beyond ASCII look like.
  private struct Classes {
    /// Letters that are whole in UTF-8, of two bytes and more.
    var valid = 0
    var invalid = 0
    var firstInvalid = 0
    /// How often each byte beyond ASCII occurs that is no part of such a letter.
    var counts = [Int](repeating: 0, count: 256)
  }

  /// A file that is mostly UTF-8 and has some bad bytes is damaged; one without any letter of UTF-8 is of a code page.
  private static func codePage(_ reader: ByteReader) throws -> TextEncoding {
    let classes = try classes(of: reader)
    if classes.valid >= classes.invalid { throw Fault.notText(at: classes.firstInvalid) }
    func holds(_ page: [UInt16]) -> Bool { (128..<256).allSatisfy { classes.counts[$0] == 0 || page[$0 - 128] != 0 } }
    func occur(_ bytes: [Int]) -> Int { bytes.reduce(0) { $0 + classes.counts[$1] } }
    let isControl = (0..<32).contains { classes.counts[$0] > 0 }
    if isControl { throw Fault.notText(at: classes.firstInvalid) }
    // Letters of one page that the other has as a sign or a rarer letter: č ć đ ł ź ľ ş ţ against è æ ð ñ à ù ò õ ã å ø.
    let central = occur([
      0xE8, 0xC8, 0xE6, 0xC6, 0xF0, 0xD0, 0xB3, 0xA3, 0xBE, 0xBC, 0xBA, 0xAA, 0xFE, 0x9D, 0x9F, 0x8F,
    ])
    let western = occur([0xE0, 0xF9, 0xF2, 0xF1, 0xF5, 0xE3, 0xE5, 0xF8, 0xEA, 0xFB])
    let isCentral = central > western
    for page in isCentral ? [TextEncoding.windows1250, .windows1252] : [.windows1252, .windows1250] {
      if let half = page.upperHalf, holds(half) { return page }
    }
    throw Fault.notText(at: classes.firstInvalid)
  }

  private static func classes(of reader: ByteReader) throws(ExtractError) -> Classes {
    reader.seek(to: 0)
    var classes = Classes()
    var piece = [UInt8](repeating: 0, count: pieceLength)
    var left = 0
    var offset = 0
    while true {
      let read = try reader.fill(&piece, from: left)
      let filled = left + read
      let whole = read == 0 ? filled : wholeLetters(piece, filled)
      count(piece.span.extracting(0..<whole), at: offset, in: &classes)
      if read == 0 { return classes }
      piece.moveToFront(whole..<filled)
      left = filled - whole
      offset += whole
    }
  }

  private static func count(_ bytes: Span<UInt8>, at offset: Int, in classes: inout Classes) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let length = byte < 0x80 ? 1 : UTF8Letter.length(in: bytes, at: at)
      if length > 1 {
        classes.valid += 1
      } else if byte >= 0x80 || byte < 32 && byte != 9 && byte != 10 && byte != 13 {
        if classes.invalid == 0 { classes.firstInvalid = offset + at }
        classes.invalid += 1
        classes.counts[Int(byte)] += 1
      }
      at += max(1, length)
    }
  }
}

/// The bytes of one letter beyond ASCII.
enum UTF8Letter {
  /// Whether the bytes are letters of UTF-8 and nothing else, none of them zero.
  static func fill(_ bytes: Span<UInt8>) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let top = each << 7
    // Bytes that are zero lend their top bit to what is taken away.
    var lent: UInt64 = 0
    var at = 0
    while at + 8 <= bytes.count {
      let word = bytes.word(at: at)
      lent |= (word &- each) & ~word
      if word & top == 0 {
        at += 8
        continue
      }
      at += (word & top).trailingZeroBitCount >> 3
      let length = length(in: bytes, at: at)
      if length == 0 { return false }
      at += length
    }
    while at < bytes.count {
      let length = bytes[at] < 0x80 ? bytes[at] == 0 ? 0 : 1 : length(in: bytes, at: at)
      if length == 0 { return false }
      at += length
    }
    return lent & top == 0
  }

  /// - Returns: 2 to 4 for a letter that is whole and well-formed (Unicode, table 3-7), or else 0.
  static func length(in bytes: Span<UInt8>, at: Int) -> Int {
    let lead = bytes[at]
    let needed =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard needed > 0, at + needed <= bytes.count else { return 0 }
    for place in 1..<needed {
      let byte = bytes[at + place]
      guard byte & 0xC0 == 0x80 else { return 0 }
      if place > 1 { continue }
      switch lead {
      case 0xE0 where byte < 0xA0, 0xED where byte > 0x9F, 0xF0 where byte < 0x90, 0xF4 where byte > 0x8F: return 0
      default: break
      }
    }
    return needed
  }
}
