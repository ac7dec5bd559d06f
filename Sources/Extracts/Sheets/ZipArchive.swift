/// The list of files in a ZIP archive, and where their bytes are.
///
/// Only what spreadsheet programs write: one disk, stored or deflated, at most 4 GiB, no encryption.
///
/// - Note: Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3.
struct ZipArchive: Sendable {
  struct Entry: Sendable {
    let name: String
    let isDeflated: Bool
    let compressedSize: Int
    /// As the archive declares it; never trusted: unpacking stops there.
    let size: Int
    let checksum: UInt32
    let headerOffset: Int
  }

  /// Files in one archive; a workbook of a hundred sheets has about 300.
  private static let mostEntries = 10_000
  private static let longestComment = 65_535
  /// Deflate packs at most 1032:1. Rows of people pack about 10:1, all blank sheets about 100:1.
  private static let mostGrowth = 300
  /// Below this an archive may be as dense as it likes.
  private static let harmless = 8 << 20

  private(set) var entries: [String: Entry] = [:]

  init(_ reader: ByteReader) throws(WorkbookFault.Thrown) {
    let directory = try Self.directory(reader)
    var at = 0
    for _ in 0..<directory.count {
      guard directory.bytes.number(at, 4) == 0x0201_4B50, let entry = Self.entry(directory.bytes, &at) else {
        throw .init(.damaged)
      }
      entries[entry.name] = entry
    }
  }

  private static func directory(_ reader: ByteReader) throws(WorkbookFault.Thrown) -> (bytes: [UInt8], count: Int) {
    let tailLength = min(reader.size, longestComment + 22)
    let tail = try WorkbookFault.reading { () throws(ExtractError) in
      try reader.bytes(at: reader.size - tailLength, count: tailLength)
    }
    guard
      let end = stride(from: tail.count - 22, through: 0, by: -1).first(where: { tail.number($0, 4) == 0x0605_4B50 }),
      let count = tail.number(end + 10, 2), let length = tail.number(end + 12, 4),
      let offset = tail.number(end + 16, 4), tail.number(end + 4, 2) == 0
    else { throw .init(.damaged) }
    guard count <= mostEntries, length <= mostEntries * 512, offset + length <= reader.size else {
      throw .init(.damaged)
    }
    let bytes = try WorkbookFault.reading { () throws(ExtractError) in try reader.bytes(at: offset, count: length) }
    return (bytes, count)
  }

  private static func entry(_ bytes: [UInt8], _ at: inout Int) -> Entry? {
    guard let flags = bytes.number(at + 8, 2), let method = bytes.number(at + 10, 2),
      let checksum = bytes.number(at + 16, 4), let compressed = bytes.number(at + 20, 4),
      let size = bytes.number(at + 24, 4), let nameLength = bytes.number(at + 28, 2),
      let extraLength = bytes.number(at + 30, 2), let commentLength = bytes.number(at + 32, 2),
      let offset = bytes.number(at + 42, 4), at + 46 + nameLength <= bytes.count
    else { return nil }
    let name = String(decoding: bytes[at + 46..<at + 46 + nameLength], as: UTF8.self)
    at += 46 + nameLength + extraLength + commentLength
    // Bit 0: encrypted. 0 is stored, 8 deflated.
    guard flags & 1 == 0, method == 0 || method == 8 else { return nil }
    return Entry(
      name: name.hasPrefix("/") ? String(name.dropFirst()) : name, isDeflated: method == 8, compressedSize: compressed,
      size: size, checksum: UInt32(checksum), headerOffset: offset)
  }

  /// Where an entry's bytes begin.
  ///
  /// - Throws: ``WorkbookFault/tooLarge`` when it claims to unpack to more than it can honestly hold.
  func start(of entry: Entry, in reader: ByteReader) throws(WorkbookFault.Thrown) -> Int {
    if entry.size > Self.harmless, entry.size / Self.mostGrowth > entry.compressedSize { throw .init(.tooLarge) }
    let header = try WorkbookFault.reading { () throws(ExtractError) in
      try reader.bytes(at: entry.headerOffset, count: 30)
    }
    guard header.number(0, 4) == 0x0403_4B50, let name = header.number(26, 2), let extra = header.number(28, 2),
      case let start = entry.headerOffset + 30 + name + extra, start + entry.compressedSize <= reader.size
    else { throw .init(.damaged) }
    return start
  }
}

extension WorkbookFault {
  /// As an error, before the file's name is known.
  struct Thrown: Error {
    let fault: WorkbookFault
    init(_ fault: WorkbookFault) { self.fault = fault }
  }

  /// Reads of the file that fail make the workbook unreadable.
  static func reading<Result>(_ read: () throws(ExtractError) -> Result) throws(Thrown) -> Result {
    do throws(ExtractError) { return try read() } catch { throw Thrown(.damaged) }
  }
}

extension [UInt8] {
  /// A little-endian number of `length` bytes; `nil` beyond the end.
  func number(_ at: Int, _ length: Int) -> Int? {
    guard at >= 0, at + length <= count else { return nil }
    return (0..<length).reversed().reduce(0) { $0 << 8 | Int(self[at + $1]) }
  }
}
