/// Which cell styles of a workbook show a number as a date.
struct SheetStyles: Sendable {
  /// Per style of a cell, in their order.
  private var isDate: [Bool] = []

  init(_ entry: ZipArchive.Entry?, _ archive: ZipArchive, _ reader: ByteReader) throws(WorkbookFault.Thrown) {
    guard let entry else { return }
    let xml = XMLReader(try ZipStream(entry, of: archive, in: reader))
    var own: [Int: Bool] = [:]
    var isInFormats = false
    while case let event = try xml.next(), event != .finish {
      if xml.name == XMLName.cellFormats { isInFormats = event == .start || (isInFormats && event != .end) }
      guard event == .start else { continue }
      let id = xml.attribute(XMLName.formatID).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      if xml.name == XMLName.numberFormat, let id, let code = xml.attribute(XMLName.formatCode) {
        own[id] = Self.showsDay(code)
      } else if xml.name == XMLName.format, isInFormats {
        isDate.append(id.map { own[$0] ?? Self.builtIn.contains($0) } ?? false)
      }
    }
  }

  func showsDate(_ style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }

  /// Formats that every spreadsheet program knows by number: days, also of East Asian calendars; not bare times.
  ///
  /// - Note: Source: ECMA-376, part 1, 18.8.30.
  private static let builtIn: Set<Int> = Set(Array(14...17) + [22] + Array(27...31) + [36] + Array(50...54) + [57, 58])

  /// Whether a format shows a day: it has a `d` or `y` outside quotes, brackets and escapes.
  static func showsDay(_ code: [UInt8]) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for byte in code {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "y"), UInt8(ascii: "Y"):
        if !isQuoted && !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
