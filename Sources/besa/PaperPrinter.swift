import Foundation
import Programme
import Reporting

/// Makes tagged PDFs with WeasyPrint, a program of its own that need not be there.
///
/// It gets the page on its standard input and an environment of ours: the page names no file and no address, and equal
/// pages give equal bytes on one machine.
struct PaperPrinter {
  /// Where the program is looked for; never on the path, which others may have set.
  static let places = ["/usr/bin/weasyprint", "/usr/local/bin/weasyprint"]
  private static let timer = "/usr/bin/timeout"
  /// A report of 40 pages takes 6 seconds.
  private static let seconds = 300

  let program: String
  /// A folder that only its owner reads; the page passes through a nameless file there.
  let folder: String

  /// With a program of the caller's choice.
  init(program: String, folder: String) { (self.program, self.folder) = (program, folder) }

  /// - Returns: `nil` when the program is not installed.
  init?(folder: String) {
    let found = Self.places.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found, FileManager.default.isExecutableFile(atPath: Self.timer) else { return nil }
    self.init(program: found, folder: folder)
  }

  /// - Returns: `nil` when the program failed; the report is whole without a PDF.
  func pdf(_ paper: ReportPaper) throws -> OutputFile? {
    let process = Process()
    process.executableURL = URL(filePath: Self.timer)
    process.arguments = [
      String(Self.seconds), program, "-q", "--pdf-variant", "pdf/ua-1", "--pdf-identifier", paper.identifier, "-", "-",
    ]
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0",
      "SOURCE_DATE_EPOCH": String(paper.created.dayNumber * 86_400),
    ]
    process.standardInput = try nameless(paper.html)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0, bytes.starts(with: Array("%PDF-".utf8))
    else { return nil }
    return OutputFile(path: paper.path, bytes: Array(bytes))
  }

  /// The text in an open file that has no name any more: a pipe would end this command if the program dies first.
  private func nameless(_ text: String) throws -> FileHandle {
    let path = folder + "/.page-\(ProcessInfo.processInfo.processIdentifier)"
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try FileHandle(forReadingFrom: URL(filePath: path))
  }
}
