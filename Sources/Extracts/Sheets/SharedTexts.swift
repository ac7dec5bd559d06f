/// The texts that a workbook's cells refer to by number; all in one buffer.
struct SharedTexts: Withheld, Sendable {
  /// Bytes that are held; a workbook with more has to come as CSV.
  static let mostBytes = 48 << 20

  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(
    _ entry: ZipArchive.Entry?, _ archive: ZipArchive, _ reader: ByteReader
  ) throws(WorkbookFault.Thrown) {
    guard let entry else { return }
    let xml = XMLReader(try ZipStream(entry, of: archive, in: reader))
    while case let event = try xml.next(), event != .finish {
      guard event == .start, xml.name == XMLName.item else { continue }
      try SheetText.read(xml, into: &bytes, atMost: Self.mostBytes)
      ends.append(bytes.count)
      guard ends.count * 8 + bytes.count <= Self.mostBytes else { throw .init(.tooLarge) }
    }
  }

  subscript(number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }
}

/// A text of a workbook: perhaps of several runs, each with its own looks.
enum SheetText {
  /// Reads the element that has just begun, to its end. Pronunciations beside the text are left out.
  static func read(_ xml: XMLReader, into bytes: inout [UInt8], atMost limit: Int) throws(WorkbookFault.Thrown) {
    var open = 1
    var isText = false
    while open > 0 {
      switch try xml.next() {
      case .start where xml.name == XMLName.phonetic: try xml.skipElement()
      case .start:
        open += 1
        isText = xml.name == XMLName.text
      case .end:
        open -= 1
        isText = false
      case .text:
        if isText { bytes += xml.text }
        guard bytes.count <= limit else { throw .init(.tooLarge) }
      case .finish: throw .init(.damaged)
      }
    }
  }
}
