import Foundation
import Programme
import Testing

@testable import Reporting
@testable import besa

@Suite("The printer of PDFs") struct PaperPrinterTests {
  static let isThere = PaperPrinter(folder: "/tmp") != nil

  private func paper(_ html: String) throws -> ReportPaper {
    ReportPaper(
      path: "report.pdf", html: html, identifier: "sample-001-en",
      created: try #require(CalendarDate(iso: "2026-04-15")))
  }

  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-paper-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return folder
  }

  @Test(
    "equal pages give equal bytes, tagged, and nothing is left in the folder",
    .enabled(if: isThere, "WeasyPrint is not installed"))
  func equalBytes() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let printer = try #require(PaperPrinter(folder: folder))
    let paper = try paper(
      """
      <!DOCTYPE html><html lang="en"><title>Sample</title><h1>Sample</h1><table><caption>c</caption><tr><th scope="col">a
      <tr><td>1</table>
      """)
    let first = try #require(try printer.pdf(paper))
    #expect(first.path == "report.pdf" && first.bytes.starts(with: Array("%PDF-".utf8)))
    #expect(String(decoding: first.bytes, as: UTF8.self).contains("/StructTreeRoot"))
    #expect(try printer.pdf(paper) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test(
    "a program that fails, or makes something else than a PDF, makes no file", arguments: ["/bin/false", "/bin/echo"])
  func failing(_ program: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try PaperPrinter(program: program, folder: folder).pdf(try paper("<p>")) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
