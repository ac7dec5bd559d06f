/// A ZIP file of few, small entries, read to be written again in one form: no dates, no permissions, sizes in front.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
struct ZipPackage {
  struct Entry {
    let name: [UInt8]
    /// 0 stored, 8 deflated.
    let method: Int
    let checksum: Int
    /// Length of what it holds.
    let size: Int
    /// As it lies in the file, compressed or not.
    let data: [UInt8]
  }

  private(set) var entries: [Entry]

  /// - Returns: `nil` for bytes that are no such file.
  init?(parsing bytes: [UInt8]) {
    let reader = LittleEndian(bytes: bytes)
    guard bytes.count >= 22, let end = (0...(bytes.count - 22)).last(where: { reader.number($0, 4) == Mark.end }),
      let count = reader.number(end + 10, 2), var position = reader.number(end + 16, 4)
    else { return nil }
    entries = []
    for _ in 0..<count {
      guard let (entry, next) = Self.entry(at: position, reader) else { return nil }
      entries.append(entry)
      position = next
    }
  }

  /// Puts other content into an entry, or adds the entry.
  mutating func replace(_ name: String, with content: [UInt8]) {
    let name = Array(name.utf8)
    let entry = Entry(name: name, method: 0, checksum: Checksum.crc32(of: content), size: content.count, data: content)
    if let index = entries.firstIndex(where: { $0.name == name }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = file.count
      file.append(Mark.local, 4)
      file += Self.common(entry)
      file += entry.name + entry.data
      directory.append(Mark.central, 4)
      directory.append(Self.version, 2)
      directory += Self.common(entry)
      for (value, width) in [(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)] { directory.append(value, width) }
      directory += entry.name
    }
    let start = file.count
    file += directory
    for (value, width) in [
      (Mark.end, 4), (0, 2), (0, 2), (entries.count, 2), (entries.count, 2), (directory.count, 4), (start, 4), (0, 2),
    ] { file.append(value, width) }
    return file
  }

  private enum Mark {
    static let local = 0x0403_4B50
    static let central = 0x0201_4B50
    static let end = 0x0605_4B50
  }

  /// 2.0, the first with deflate.
  private static let version = 20
  /// 1 January 1980, the earliest day that the format can say.
  private static let day = 0x21

  /// What local header and directory have in common: version to name length, and no extra field.
  private static func common(_ entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    for (value, width) in [
      (version, 2), (0, 2), (entry.method, 2), (0, 2), (day, 2), (entry.checksum, 4), (entry.data.count, 4),
      (entry.size, 4), (entry.name.count, 2), (0, 2),
    ] { bytes.append(value, width) }
    return bytes
  }

  private static func entry(at position: Int, _ reader: LittleEndian) -> (Entry, next: Int)? {
    guard reader.number(position, 4) == Mark.central, let method = reader.number(position + 10, 2),
      let checksum = reader.number(position + 16, 4), let packed = reader.number(position + 20, 4),
      let size = reader.number(position + 24, 4), let nameLength = reader.number(position + 28, 2),
      let extra = reader.number(position + 30, 2), let comment = reader.number(position + 32, 2),
      let local = reader.number(position + 42, 4), let localName = reader.number(local + 26, 2),
      let localExtra = reader.number(local + 28, 2), let name = reader.slice(position + 46, nameLength),
      let data = reader.slice(local + 30 + localName + localExtra, packed)
    else { return nil }
    let entry = Entry(name: name, method: method, checksum: checksum, size: size, data: data)
    return (entry, position + 46 + nameLength + extra + comment)
  }
}

/// Numbers at places of a file, checked against its length.
private struct LittleEndian {
  let bytes: [UInt8]

  func number(_ position: Int, _ width: Int) -> Int? {
    slice(position, width)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func slice(_ position: Int, _ length: Int) -> [UInt8]? {
    guard position >= 0, length >= 0, position <= bytes.count - length else { return nil }
    return Array(bytes[position..<(position + length)])
  }
}

extension [UInt8] {
  /// A whole number as little-endian bytes.
  fileprivate mutating func append(_ value: Int, _ width: Int) {
    for byte in 0..<width { append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
  }
}

/// The checksum of ZIP entries.
enum Checksum {
  /// CRC-32 (ISO 3309), reflected, polynomial 0xEDB88320.
  static func crc32(of bytes: [UInt8]) -> Int {
    var state: UInt32 = .max
    for byte in bytes {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 1 ? state >> 1 ^ 0xEDB8_8320 : state >> 1 }
    }
    return Int(~state)
  }
}
