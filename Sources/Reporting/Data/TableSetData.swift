import Disclosure
import Programme

/// One counted unit's cells in the table-set form, so that an outsider can rerun the audit from the release alone
/// (`ReleaseFormat`).
///
/// `published.csv` has one row per cell, margins, complements and no-answer cells too: one column per dimension, then
/// `value`, empty where withheld. `structure.json` says what adds up to what; `values.csv`, where there are any, has the means,
/// which say more than the counts do. (Percentages are computed from the counts and say nothing more.)
struct TableSetData {
  let tables: AuditedTables
  let messages: Messages

  /// People's tables are the release's main ones; other units stand in a folder of their name.
  var folder: String { tables.unit == "people" ? "tables" : "tables/" + tables.unit }

  var files: [OutputFile] {
    [
      OutputFile(path: folder + "/published.csv", text: published),
      OutputFile(path: folder + "/structure.json", bytes: structure.canonical + [10]),
    ] + (means.isEmpty ? [] : [OutputFile(path: folder + "/values.csv", text: values)])
  }

  private var published: String {
    var csv = CSVText(header: tables.dimensions.map(\.name) + ["value"])
    for cell in tables.cells { csv.append(cell.address + [cell.value.count.map { String($0) } ?? ""]) }
    return csv.text
  }

  /// One row per mean: the total's is that of each breakdown too.
  private var means: [[String]] {
    var seen: Set<[String]> = []
    return tables.means.compactMap { mean in
      guard let number = mean.value.number else { return nil }
      let row =
        ["mean"] + mean.base + [
          number.description, measured(by: mean), String(mean.scale.lowerBound), String(mean.scale.upperBound),
        ]
      return seen.insert(row).inserted ? row : nil
    }
  }

  private var values: String {
    var csv = CSVText(header: ["kind"] + tables.dimensions.map(\.name) + ["value", "of", "low", "high"])
    for row in means { csv.append(row) }
    return csv.text
  }

  /// The score: a breakdown's means and the total's are of one thing.
  private func measured(by mean: PublishedMean) -> String {
    tables.tables.first { $0.id == mean.table }?.rowDimension ?? mean.table
  }

  private var structure: JSONValue {
    let groupings = tables.dimensions.map { dimension in
      let pairs = dimension.groupings.map { grouping -> JSONValue in
        [.text(grouping.parent), .array(grouping.children.map(JSONValue.text))]
      }
      return (dimension.name, JSONValue.array(pairs))
    }
    let labels = tables.dimensions.map { dimension -> (String, JSONValue) in
      var words = dimension.labels.mapValues { JSONValue.text(messages($0)) }
      words[dimension.total] = .text(messages["all"])
      return (dimension.name, ["label": .text(messages(dimension.label)), "codes": .object(words)])
    }
    return [
      "unit": .text(tables.unit), "dims": .object(Dictionary(groupings, uniquingKeysWith: { first, _ in first })),
      "labels": .object(Dictionary(labels, uniquingKeysWith: { first, _ in first })),
      "tables": .array(tables.tablesShown.crossings.map { .array($0.map(JSONValue.text)) }),
    ]
  }
}
