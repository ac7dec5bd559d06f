import Programme

/// Links from the activity to the release's files, where the programme says at which address releases are published.
struct DocumentLinks {
  let activity: IATIActivity
  let facts: ReleaseFacts

  /// The activity's: what people read, all of category A08, results.
  func writeAll(into xml: inout XMLText) {
    write("report.html", "text/html", "Report", into: &xml)
    write(LogframeWorkbook.path, Self.workbook, "Logframe: planned and achieved", into: &xml)
    writeTables(into: &xml)
    write(
      "disclosure-statement.md", "text/markdown", "Disclosure statement: what is withheld or left out, and why",
      into: &xml)
  }

  /// Where each withheld value is marked.
  func writeTables(into xml: inout XMLText) {
    write(TablesWorkbook.path, Self.workbook, "Tables: every released figure, withheld ones marked", into: &xml)
  }

  private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  private func write(_ path: String, _ format: String, _ title: String, into xml: inout XMLText) {
    guard let folder = activity.documents else { return }
    let address = "\(folder)/\(ReleaseNumber(facts.number).text)/\(path)"
    xml.element("document-link", ["format": format, "url": address]) { xml in
      xml.element("title") { $0.narratives(Label(english: title)) }
      xml.element("category", ["code": "A08"])
      xml.element("language", ["code": Language.english.rawValue])
      xml.element("document-date", ["iso-date": facts.created.description])
    }
  }
}
