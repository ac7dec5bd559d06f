import Programme

/// A spreadsheet as a value; ``WorkbookFile`` writes it.
struct Workbook: Hashable {
  /// Path in the release.
  let path: String
  let title: String
  let subject: String
  /// BCP 47.
  let language: String
  /// The day that the document's properties name: the draft's, so that equal drafts give equal bytes.
  let created: CalendarDate
  /// At least one; readers see the first.
  let sheets: [Sheet]

  /// - Throws: ``ReportingError/workbookFailed(name:detail:)``.
  func file() throws(ReportingError) -> OutputFile {
    let raw = try WorkbookFile(workbook: self).bytes()
    guard var package = ZipPackage(parsing: raw) else {
      throw .workbookFailed(name: path, detail: "the package that was written cannot be read")
    }
    package.replace("docProps/core.xml", with: Array(coreProperties.utf8))
    return OutputFile(path: path, bytes: package.bytes)
  }

  /// Title, language and dates of the document. The library that writes the workbook knows no language; and it would
  /// take the dates from the clock.
  private var coreProperties: String {
    let day = created.description + "T00:00:00Z"
    var xml = XMLText()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:dcmitype": "http://purl.org/dc/dcmitype/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.text("dc:title", title)
      xml.text("dc:subject", subject)
      xml.text("dc:language", language)
      xml.text("dcterms:created", day, ["xsi:type": "dcterms:W3CDTF"])
      xml.text("dcterms:modified", day, ["xsi:type": "dcterms:W3CDTF"])
    }
    return xml.document
  }
}
