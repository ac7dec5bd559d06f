/// An XLSX file: its visible sheets, its shared texts, and which of its numbers are dates.
///
/// - Note: Source: ECMA-376, Office Open XML, part 1: 18.2 (workbook), 18.4 (shared strings), 18.8 (styles).
struct Workbook: Withheld, Sendable {
  struct Sheet: Sendable {
    let name: String
    let entry: ZipArchive.Entry
  }

  let bytes: ExportBytes
  let archive: ZipArchive
  /// That people can see, in their order.
  private(set) var sheets: [Sheet] = []
  private(set) var hiddenSheets = 0
  let texts: SharedTexts
  let styles: SheetStyles
  /// Days are counted from 1904-01-01, as spreadsheets of old Macintoshes did.
  private(set) var countsFrom1904 = false

  /// - Throws: ``ExtractError/workbook(file:_:)``.
  init(_ bytes: ExportBytes, file: String) throws(ExtractError) {
    let reader = try bytes.open(name: file)
    do throws(WorkbookFault.Thrown) {
      self = try Workbook(bytes, reader)
    } catch {
      throw .workbook(file: file, error.fault)
    }
  }

  private init(_ bytes: ExportBytes, _ reader: ByteReader) throws(WorkbookFault.Thrown) {
    self.bytes = bytes
    let archive = try ZipArchive(reader)
    self.archive = archive
    // A workbook with a password is no archive at all; one that is, is of another make.
    let main = try Self.relationships(of: "", archive, reader).first { $0.isDocument }?.target ?? "xl/workbook.xml"
    let links = try Self.relationships(of: main, archive, reader)
    func entry(_ ending: String) -> ZipArchive.Entry? {
      links.first { $0.type.hasSuffix(ending) }.flatMap { archive.entries[$0.target] }
    }
    styles = try SheetStyles(entry("/styles"), archive, reader)
    texts = try SharedTexts(entry("/sharedStrings"), archive, reader)
    guard let entry = archive.entries[main] else { throw .init(.damaged) }
    try readSheets(XMLReader(try ZipStream(entry, of: archive, in: reader)), links)
  }

  private mutating func readSheets(_ xml: XMLReader, _ links: [Relationship]) throws(WorkbookFault.Thrown) {
    while case let event = try xml.next(), event != .finish {
      guard event == .start else { continue }
      if xml.name == XMLName.workbookProperties {
        let flag = xml.attribute(XMLName.date1904).map { String(decoding: $0, as: UTF8.self) }
        countsFrom1904 = flag == "1" || flag == "true"
      } else if xml.name == XMLName.sheet {
        let state = xml.attribute(XMLName.state)
        let isVisible = state == nil || state == Array("visible".utf8)
        guard let id = xml.attribute(XMLName.id), let name = xml.attribute(XMLName.nameOfSheet),
          let link = links.first(where: { $0.id == id }), let entry = archive.entries[link.target]
        else { continue }
        // A chart has a sheet of its own, without cells.
        guard link.type.hasSuffix("/worksheet") else { continue }
        if isVisible {
          sheets.append(Sheet(name: String(decoding: name, as: UTF8.self), entry: entry))
        } else {
          hiddenSheets += 1
        }
      }
    }
    if sheets.isEmpty { throw .init(.noVisibleSheet) }
  }
}

// MARK: Links between the files of a workbook

extension Workbook {
  struct Relationship {
    let id: [UInt8]
    let type: String
    /// Path in the archive.
    let target: String

    var isDocument: Bool { type.hasSuffix("/officeDocument") }
  }

  /// - Parameter part: Path of a file in the archive; empty for the archive itself.
  fileprivate static func relationships(
    of part: String, _ archive: ZipArchive, _ reader: ByteReader
  ) throws(WorkbookFault.Thrown) -> [Relationship] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = part.dropFirst(folder.count)
    guard let entry = archive.entries[folder + "_rels/" + name + ".rels"] else { return [] }
    let xml = XMLReader(try ZipStream(entry, of: archive, in: reader))
    var found: [Relationship] = []
    while case let event = try xml.next(), event != .finish {
      guard event == .start, xml.name == XMLName.relationship, let id = xml.attribute(XMLName.identifier),
        let type = xml.attribute(XMLName.relationshipType), let target = xml.attribute(XMLName.target)
      else { continue }
      let path = String(decoding: target, as: UTF8.self)
      found.append(
        Relationship(
          id: id, type: String(decoding: type, as: UTF8.self),
          target: path.hasPrefix("/") ? String(path.dropFirst()) : folder + path))
    }
    return found
  }
}
