/// Comma-separated text with a header row: RFC 4180, UTF-8, LF or CRLF.
package struct DelimitedText {
  package let header: [String]
  /// With the line on which each begins, from 1.
  package let rows: [(line: Int, fields: [String])]

  /// - Throws: ``DisclosureError/file(path:line:what:)`` for an open quote, or a row longer or shorter than the header.
  package init(_ text: String, path: String) throws(DisclosureError) {
    var scanner = FieldScanner(bytes: Array(text.utf8))
    var records: [(line: Int, fields: [String])] = []
    while let record = scanner.next() { if record.fields != [""] { records.append(record) } }
    if scanner.isInsideQuotes { throw .file(path: path, line: scanner.line, what: "a quoted value is not closed") }
    guard let first = records.first else { throw .file(path: path, line: nil, what: "the file is empty") }
    header = first.fields
    rows = Array(records.dropFirst())
    if let odd = rows.first(where: { $0.fields.count != first.fields.count }) {
      throw .file(path: path, line: odd.line, what: "\(odd.fields.count) values for \(header.count) columns")
    }
  }

  package func column(_ names: String...) -> Int? {
    names.lazy.compactMap { name in header.firstIndex(of: name) }.first
  }
}

private struct FieldScanner {
  let bytes: [UInt8]
  private var position = 0
  private(set) var line = 1
  private(set) var isInsideQuotes = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (line: Int, fields: [String])? {
    guard position < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    var field: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\"") {
        takeQuote(into: &field)
      } else if isInsideQuotes {
        field.append(byte)
      } else if byte == UInt8(ascii: ",") {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == UInt8(ascii: "\n") {
        break
      } else if byte != UInt8(ascii: "\r") {
        field.append(byte)
      }
    }
    return (start, fields + [String(decoding: field, as: UTF8.self)])
  }

  /// A doubled quote inside quotes is one quote; any other opens or closes.
  private mutating func takeQuote(into field: inout [UInt8]) {
    if isInsideQuotes, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      field.append(UInt8(ascii: "\""))
      position += 1
    } else {
      isInsideQuotes.toggle()
    }
  }
}

/// A value as it stands in comma-separated text.
func quotedForCSV(_ text: String) -> String {
  guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
