import Programme

/// `logframe.csv`, all levels of the logframe in one table, and its CSVW description.
struct LogframeData {
  static let path = "logframe.csv"

  let rows: LogframeRows
  let levels: [LogframeRows.Level]
  let programme: ProgrammeFile

  var files: [OutputFile] {
    let cells = levels.flatMap(rows.rows)
    var csv = CSVText(header: rows.headers)
    for row in cells { csv.append(row.map(\.text)) }
    return [
      OutputFile(path: Self.path, text: csv.text),
      OutputFile(path: Self.path + "-metadata.json", bytes: metadata(of: cells).canonical + [10]),
    ]
  }

  /// A column in which numbers stand is one of decimals, whatever marks stand between them.
  private func metadata(of cells: [[SheetCell]]) -> JSONValue {
    let marks = [programme.policy.marker, ValueText.notAvailable, ValueText.notApplicable]
    let columns = rows.headers.enumerated().map { index, header -> JSONValue in
      let isNumeric = cells.allSatisfy { $0[index].isNumeric }
      return [
        "name": .text(Self.name(of: header)), "titles": .text(header),
        "datatype": .text(isNumeric ? "decimal" : "string"), "null": .array(marks.map(JSONValue.text)),
      ]
    }
    return [
      "@context": ["http://www.w3.org/ns/csvw", ["@language": "en"]], "url": .text(Self.path),
      "dc:title": .text(programme.title.english), "dc:subject": .text(programme.period.id),
      "notes": [
        [
          programme.policy.marker: "confidential: withheld to protect participants",
          ValueText.notAvailable: "not available: not in this release, or not stated",
          ValueText.notApplicable: "not applicable",
        ]
      ],
      "tableSchema": ["columns": .array(columns), "primaryKey": ["Number", "Row"]],
    ]
  }

  /// Letters and digits of a header, as CSVW wants a column's name.
  private static func name(of header: String) -> String {
    header.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "_")
  }
}
