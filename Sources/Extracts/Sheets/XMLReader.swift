/// Reads the XML of a workbook as a stream of tags and texts: UTF-8, no document type, hence no entities but the five
/// of XML itself and numbers. Elements are known by the names behind their prefixes.
///
/// - Note: Source: W3C, Extensible Markup Language 1.0 (Fifth Edition).
final class XMLReader {
  enum Event: Equatable {
    case start
    case end
    case text
    case finish
  }

  /// Bytes of one tag; the longest of real workbooks have some hundred.
  private static let longestTag = 1 << 16
  private static let deepest = 256

  private let stream: ZipStream
  private var bytes: [UInt8] = []
  private var at = 0
  private var depth = 0
  private var pendingEnd = false
  /// Of the element at hand, without prefix.
  private(set) var name: [UInt8] = []
  /// Of the element that has just begun.
  private(set) var attributes: [(name: [UInt8], value: [UInt8])] = []
  /// Of a text event; a long text may come in several.
  private(set) var text: [UInt8] = []

  init(_ stream: ZipStream) { self.stream = stream }

  func attribute(_ name: [UInt8]) -> [UInt8]? { attributes.first { $0.name == name }?.value }

  /// Moves behind the end of the element that has just begun.
  func skipElement() throws(WorkbookFault.Thrown) {
    var open = 1
    while open > 0 {
      switch try next() {
      case .start: open += 1
      case .end: open -= 1
      case .text: break
      case .finish: throw .init(.damaged)
      }
    }
  }

  /// Moves to the next event.
  func next() throws(WorkbookFault.Thrown) -> Event {
    if pendingEnd {
      pendingEnd = false
      depth -= 1
      return .end
    }
    while true {
      guard try hold(1) else {
        guard depth == 0 else { throw .init(.damaged) }
        return .finish
      }
      if bytes[at] != UInt8(ascii: "<") { return try readText() }
      if let event = try readTag() { return event }
    }
  }

  // MARK: Texts

  private func readText() throws(WorkbookFault.Thrown) -> Event {
    text.removeAll(keepingCapacity: true)
    while try hold(1), bytes[at] != UInt8(ascii: "<"), text.count < Self.longestTag {
      var end = at
      while end < bytes.count, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "&") { end += 1 }
      text += bytes[at..<end]
      at = end
      if at < bytes.count, bytes[at] == UInt8(ascii: "&") { text += try entity() }
    }
    return .text
  }

  /// `&amp;` and its like, `&#65;`, `&#x41;`.
  private func entity() throws(WorkbookFault.Thrown) -> [UInt8] {
    _ = try hold(12)
    guard let end = bytes[at..<min(at + 12, bytes.count)].firstIndex(of: UInt8(ascii: ";")) else {
      throw .init(.damaged)
    }
    defer { at = end + 1 }
    return try Self.meaning(ofEntity: bytes[at + 1..<end])
  }

  private static func meaning(ofEntity name: ArraySlice<UInt8>) throws(WorkbookFault.Thrown) -> [UInt8] {
    switch String(decoding: name, as: UTF8.self) {
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "amp": return [UInt8(ascii: "&")]
    case "quot": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    case let number where number.hasPrefix("#"):
      let value =
        number.hasPrefix("#x") ? UInt32(number.dropFirst(2), radix: 16) : UInt32(number.dropFirst(), radix: 10)
      guard let value, value > 0, let scalar = Unicode.Scalar(value) else { throw .init(.damaged) }
      return Array(String(scalar).utf8)
    default: throw .init(.damaged)
    }
  }

  // MARK: Tags

  private func readTag() throws(WorkbookFault.Thrown) -> Event? {
    if try starts(with: "<!--") { return try skip(through: "-->") }
    if try starts(with: "<![CDATA[") { return try readCDATA() }
    if try starts(with: "<?") { return try skip(through: "?>") }
    // A document type may define entities that stand for gigabytes; no spreadsheet program writes one.
    if try starts(with: "<!") { throw .init(.damaged) }
    let tag = try wholeTag()
    if tag.first == UInt8(ascii: "/") {
      name = Self.local(tag.dropFirst().filter { !Self.isSpace($0) }[...])
      depth -= 1
      guard depth >= 0 else { throw .init(.damaged) }
      return .end
    }
    pendingEnd = tag.last == UInt8(ascii: "/")
    try readStart(pendingEnd ? tag.dropLast() : tag)
    depth += 1
    guard depth <= Self.deepest else { throw .init(.damaged) }
    return .start
  }

  /// What is between `<` and `>`; a `>` within quotes does not end it.
  private func wholeTag() throws(WorkbookFault.Thrown) -> ArraySlice<UInt8> {
    var end = at + 1
    var quote: UInt8?
    while true {
      if end >= bytes.count {
        let length = end - at
        guard length < Self.longestTag, try hold(length + 1) else { throw .init(.damaged) }
        end = at + length
      }
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      end += 1
    }
    defer { at = end + 1 }
    return bytes[at + 1..<end]
  }

  private func readStart(_ tag: ArraySlice<UInt8>) throws(WorkbookFault.Thrown) {
    var rest = tag
    func skipSpaces() { while let first = rest.first, Self.isSpace(first) { rest.removeFirst() } }
    let nameEnd = rest.firstIndex(where: Self.isSpace) ?? rest.endIndex
    name = Self.local(rest[..<nameEnd])
    guard !name.isEmpty else { throw .init(.damaged) }
    rest = rest[nameEnd...]
    attributes.removeAll(keepingCapacity: true)
    skipSpaces()
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { throw .init(.damaged) }
      let key = rest[..<equals].filter { !Self.isSpace($0) }
      rest = rest[(equals + 1)...]
      skipSpaces()
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let close = rest.dropFirst().firstIndex(of: quote)
      else { throw .init(.damaged) }
      let value = rest[(rest.startIndex + 1)..<close]
      attributes.append((Self.local(key[...]), try Self.decoded(value)))
      rest = rest[(close + 1)...]
      skipSpaces()
    }
  }

  private static func decoded(_ value: ArraySlice<UInt8>) throws(WorkbookFault.Thrown) -> [UInt8] {
    guard value.contains(UInt8(ascii: "&")) else { return Array(value) }
    var decoded: [UInt8] = []
    var rest = value
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      guard let end = rest[ampersand...].firstIndex(of: UInt8(ascii: ";")) else { throw .init(.damaged) }
      decoded += rest[..<ampersand]
      decoded += try meaning(ofEntity: rest[(ampersand + 1)..<end])
      rest = rest[(end + 1)...]
    }
    return decoded + rest
  }

  private func readCDATA() throws(WorkbookFault.Thrown) -> Event? {
    at += 9
    text.removeAll(keepingCapacity: true)
    while true {
      guard try hold(3) else { throw .init(.damaged) }
      if bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: "]"), bytes[at + 2] == UInt8(ascii: ">") {
        break
      }
      text.append(bytes[at])
      at += 1
      guard text.count <= CSVReader.longestRow else { throw .init(.tooLarge) }
    }
    at += 3
    return .text
  }

  private func skip(through mark: String) throws(WorkbookFault.Thrown) -> Event? {
    let length = mark.utf8.count
    while true {
      guard try hold(length) else { throw .init(.damaged) }
      if bytes[at..<at + length].elementsEqual(mark.utf8) { break }
      at += 1
    }
    at += length
    return nil
  }

  private func starts(with mark: String) throws(WorkbookFault.Thrown) -> Bool {
    let length = mark.utf8.count
    guard try hold(length) else { return false }
    return bytes[at..<at + length].elementsEqual(mark.utf8)
  }

  /// Makes sure that so many bytes are held from where the reader is.
  private func hold(_ count: Int) throws(WorkbookFault.Thrown) -> Bool {
    while bytes.count - at < count {
      let piece = try stream.next()
      if piece.isEmpty { return false }
      bytes.removeSubrange(..<at)
      at = 0
      bytes += piece
    }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private static func local(_ name: ArraySlice<UInt8>) -> [UInt8] {
    Array(name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name)
  }
}

/// Names of SpreadsheetML that are looked for.
enum XMLName {
  private static func name(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let row = name("row")
  static let cell = name("c")
  static let value = name("v")
  static let formula = name("f")
  static let inline = name("is")
  static let text = name("t")
  static let phonetic = name("rPh")
  static let item = name("si")
  static let sheet = name("sheet")
  static let sheetData = name("sheetData")
  static let mergedCell = name("mergeCell")
  static let workbookProperties = name("workbookPr")
  static let relationship = name("Relationship")
  static let numberFormat = name("numFmt")
  static let cellFormats = name("cellXfs")
  static let format = name("xf")
  static let reference = name("r")
  static let ref = name("ref")
  static let style = name("s")
  static let type = name("t")
  static let state = name("state")
  static let id = name("id")
  static let nameOfSheet = name("name")
  static let date1904 = name("date1904")
  static let target = name("Target")
  static let identifier = name("Id")
  static let relationshipType = name("Type")
  static let formatID = name("numFmtId")
  static let formatCode = name("formatCode")
}
