import Programme

/// Turns rows of `values.csv` into printed values.
struct ValueReader {
  let path: String
  let text: DelimitedText
  let dimensions: [String]

  /// Widest scale of a mean.
  private static let widestScale = 200

  init(_ values: String, path: String, dimensions: [String]) throws(DisclosureError) {
    (self.path, self.dimensions) = (path, dimensions)
    text = try DelimitedText(values, path: path)
    for name in ["kind", "value"] + dimensions where text.column(name) == nil {
      throw .file(path: path, line: 1, what: "there is no column \(name)")
    }
  }

  func values() throws(DisclosureError) -> [(line: Int, value: PrintedValue)] {
    var found: [(line: Int, value: PrintedValue)] = []
    for row in text.rows {
      let address = dimensions.map { field($0, row) }
      let number = try number(field("value", row), line: row.line)
      let kind = try kind(row, address)
      found.append((row.line, PrintedValue(kind: kind, cell: address, number: number)))
    }
    return found
  }

  private func field(_ name: String, _ row: (line: Int, fields: [String])) -> String {
    text.column(name).map { row.fields[$0] } ?? ""
  }

  private func kind(
    _ row: (line: Int, fields: [String]), _ address: TableSet.Address
  ) throws(DisclosureError) -> PrintedValue.Kind {
    switch field("kind", row) {
    case "percentage":
      // A code that is not given is the cell's own.
      let base = zip(dimensions, address).map { name, own in
        let code = field("base " + name, row)
        return code.isEmpty ? own : code
      }
      return .percentage(base: base)
    case "mean": return .mean(of: field("of", row), scale: try scale(row))
    case "median": return .median(of: field("of", row), scale: try scale(row))
    default: throw .file(path: path, line: row.line, what: "kind is percentage, mean or median")
    }
  }

  private func scale(_ row: (line: Int, fields: [String])) throws(DisclosureError) -> ClosedRange<Int> {
    guard let low = Int(field("low", row)), let high = Int(field("high", row)), low <= high,
      high.subtractingReportingOverflow(low).partialValue < Self.widestScale, abs(low) < 1_000_000
    else {
      throw .file(
        path: path, line: row.line, what: "a mean needs its scale: low and high, fewer than \(Self.widestScale) apart")
    }
    return low...high
  }

  /// Digits as they are printed: 33.0 says more than 33.
  private func number(_ text: String, line: Int) throws(DisclosureError) -> PublishedNumber {
    let plain = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.count > 1 ? parts[1].count : 0
    guard parts.count <= 2, digits <= 6, let scaled = Int(parts.joined()), abs(scaled) < 1_000_000_000 else {
      throw .file(path: path, line: line, what: "the printed value is no decimal number")
    }
    return PublishedNumber(scaled: scaled, digits: digits)
  }
}
