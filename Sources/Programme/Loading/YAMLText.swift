internal import Yams

/// The parsed text of a programme file: its nodes, and its lines for exact places.
struct YAMLText {
  let root: Node
  let lines: [[Unicode.Scalar]]

  init(_ text: String, file: String) throws(ProgrammeError) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Array(line.last == "\r" ? line.dropLast() : line)
    }
    root = try Self.compose(text, lines: lines, file: file)
  }

  init(_ bytes: [UInt8], file: String) throws(ProgrammeError) {
    try self.init(Self.decode(bytes, file: file), file: file)
  }

  /// - Throws: ``ProgrammeError/notYAML(_:)`` for bytes that are not UTF-8.
  static func decode(_ bytes: [UInt8], file: String) throws(ProgrammeError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notYAML(
        Problem(
          kind: .syntax, file: file, place: firstBadPlace(in: bytes), what: "the file is not UTF-8 text",
          remedy: "save it as UTF-8"))
    }
    // Editors of other systems put a byte order mark in front.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The line that holds the first byte which is not UTF-8.
  private static func firstBadPlace(in bytes: [UInt8]) -> Place {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return Place(line: bad + 1, column: 1)
  }

  private static func compose(
    _ text: String, lines: [[Unicode.Scalar]], file: String
  ) throws(ProgrammeError) -> Node {
    func refusal(_ kind: Problem.Kind, _ place: Place, _ what: String, _ remedy: String) -> ProgrammeError {
      .notYAML(Problem(kind: kind, file: file, place: place, what: what, remedy: remedy))
    }
    do {
      let parser = try Parser(yaml: text)
      guard let root = try parser.singleRoot() else {
        throw refusal(.missing, Place(line: 1, column: 1), "the file is empty", "write a programme file")
      }
      // Anchors live only as long as the parser.
      if let place = withExtendedLifetime(parser, { firstAnchor(in: root) }) {
        throw refusal(
          .syntax, place, "anchors (&) and aliases (*) are not allowed", "write the value out where it is used")
      }
      return root
    } catch let error as ProgrammeError {
      throw error
    } catch let error as YamlError {
      let fault = YAMLFault(error, text: text, lines: lines)
      throw refusal(fault.kind, fault.place, fault.what, fault.remedy)
    } catch {
      throw refusal(
        .syntax, Place(line: 1, column: 1), "the file cannot be read as YAML", "check that it is a text file")
    }
  }

  private static func firstAnchor(in node: Node) -> Place? {
    if node.anchor != nil { return Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }
    if let mapping = node.mapping {
      for (key, value) in mapping {
        if let found = firstAnchor(in: key) ?? firstAnchor(in: value) { return found }
      }
    }
    return node.sequence.flatMap { sequence in sequence.lazy.compactMap { firstAnchor(in: $0) }.first }
  }
}
