import Disclosure
import Programme

/// `indicators.csv` in long form, with SDMX status codes, and its CSVW description (`ReleaseFormat`).
struct IndicatorData {
  let programme: ProgrammeFile
  let figures: Figures
  let messages: Messages

  static let path = "indicators.csv"

  private static let columns: [(name: String, title: String, type: JSONValue)] = [
    ("indicator", "Indicator", "string"), ("title", "Title", "string"), ("level", "Level of the logframe", "string"),
    ("period", "Period", "string"), ("dimension", "Broken down by", "string"), ("category", "Category code", "string"),
    ("category_label", "Category", "string"), ("value", "Value", ["base": "decimal", "minimum": 0]),
    ("unit", "Unit", "string"), ("n", "Number that the value rests on", ["base": "integer", "minimum": 0]),
    ("n_OBS_STATUS", "Status of n (SDMX CL_OBS_STATUS 2.0)", "string"), ("unit_of_n", "What n counts", "string"),
    ("follow_up", "Rests on answers at follow-up", ["base": "boolean", "format": "1|0"]),
    ("OBS_STATUS", "Observation status (SDMX CL_OBS_STATUS 2.0)", "string"),
    ("CONF_STATUS", "Confidentiality status (SDMX CL_CONF_STATUS 1.0)", "string"),
  ]

  var files: [OutputFile] {
    [
      OutputFile(path: Self.path, text: table),
      OutputFile(path: Self.path + "-metadata.json", bytes: metadata.canonical + [10]),
    ]
  }

  private var table: String {
    var csv = CSVText(header: Self.columns.map(\.name))
    for figure in figures.indicators {
      csv.append(row(figure, dimension: "_T", category: "_T", label: messages["all"], figure.total))
      for breakdown in figure.breakdowns {
        for entry in breakdown.rows {
          let label = messages(entry.label)
          csv.append(
            row(figure, dimension: breakdown.dimension.name, category: entry.code, label: label, entry.reading))
        }
      }
    }
    return csv.text
  }

  private func row(
    _ figure: IndicatorFigure, dimension: String, category: String, label: String, _ reading: IndicatorFigure.Reading
  ) -> [String] {
    let indicator = figure.indicator
    let level = indicator.level.rawValue + (indicator.output.map { " \($0)" } ?? "")
    let status = Self.status(of: reading.value)
    return [
      indicator.id, messages(indicator.title), level, programme.period.id, dimension, category, label,
      reading.value.number?.description ?? "", figure.unitInData,
      reading.n?.count.map { String($0) } ?? "", Self.status(of: PublishedValue(reading.n)).observation,
      figure.unit, figure.isFollowUp ? "1" : "0", status.observation,
      status.confidentiality,
    ]
  }

  /// A: normal value, Q: missing, suppressed, M: missing, does not exist; C: confidential, F: free.
  static func status(of value: PublishedValue) -> (observation: String, confidentiality: String) {
    switch value {
    case .number: ("A", "F")
    case .withheld: ("Q", "C")
    case .notApplicable, .notAvailable: ("M", "F")
    }
  }

  private var metadata: JSONValue {
    let columns: [JSONValue] = Self.columns.map { column in
      var description: [String: JSONValue] = [
        "name": .text(column.name), "titles": [.text(column.name), .text(column.title)], "datatype": column.type,
      ]
      if column.name == "value" || column.name == "n" {
        description["null"] = .array(
          ["", programme.policy.marker, ValueText.notAvailable, ValueText.notApplicable].map(JSONValue.text))
      } else {
        description["required"] = .bool(true)
      }
      return .object(description)
    }
    return [
      "@context": ["http://www.w3.org/ns/csvw", ["@language": .text(messages.language.rawValue)]],
      "url": .text(Self.path), "dc:title": .text(programme.title.english), "dc:subject": .text(programme.period.id),
      "notes": [["OBS_STATUS": "Q: withheld to protect participants; M: nobody to speak of, or not in the release"]],
      "tableSchema": [
        "columns": .array(columns), "primaryKey": ["indicator", "dimension", "category"],
      ],
    ]
  }
}
