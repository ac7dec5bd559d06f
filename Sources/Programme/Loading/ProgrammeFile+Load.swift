extension ProgrammeFile {
  /// Reads and checks a programme file.
  ///
  /// - Parameters:
  ///   - yaml: The file's text; its form is `ProgrammeFileFormat`.
  ///   - file: What messages call the file.
  /// - Throws: ``ProgrammeError/mistakes(_:)`` with everything that is wrong, or ``ProgrammeError/notYAML(_:)``.
  public static func load(_ yaml: String, file: String) throws(ProgrammeError) -> ProgrammeFile {
    let text = try YAMLText(yaml, file: file)
    let report = ProblemReport(file: file)
    let loaded = ProgrammeReader(lines: text.lines, report: report).read(text.root)
    guard let loaded, report.problems.isEmpty else { throw .mistakes(report.problems) }
    return loaded
  }

  /// Reads and checks the bytes of a programme file.
  ///
  /// - Throws: ``ProgrammeError/notYAML(_:)`` also for bytes that are not UTF-8.
  public static func load(_ bytes: [UInt8], file: String) throws(ProgrammeError) -> ProgrammeFile {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notYAML(
        Problem(
          kind: .syntax, file: file, place: firstBadPlace(in: bytes), what: "the file is not UTF-8 text",
          remedy: "save it as UTF-8"))
    }
    return try load(text, file: file)
  }

  /// The line that holds the first byte which is not UTF-8.
  private static func firstBadPlace(in bytes: [UInt8]) -> Place {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return Place(line: bad + 1, column: 1)
  }
}
