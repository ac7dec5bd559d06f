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
    try load(YAMLText.decode(bytes, file: file), file: file)
  }
}
