/// Rows as RFC 4180 text: comma, `"` doubled inside quotes, CRLF after every row (which is what RFC 4180 and CSVW expect).
struct CSVText {
  private(set) var text: String

  init(header: [String]) {
    text = ""
    append(header)
  }

  mutating func append(_ row: [String]) {
    text += row.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ value: String) -> String {
    let needsQuotes = value.utf8.contains { [10, 13, UInt8(ascii: ","), UInt8(ascii: "\"")].contains($0) }
    return needsQuotes ? "\"\(value.replacing("\"", with: "\"\""))\"" : value
  }
}
