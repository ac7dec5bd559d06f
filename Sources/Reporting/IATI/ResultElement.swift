import Programme

/// One level of the logframe as an IATI result.
struct ResultElement {
  /// Codes of `ResultType`.
  enum Kind: Int {
    case output = 1
    case outcome, impact
    case other = 9
  }

  let kind: Kind
  let title: Label
  let description: [String]
  let indicators: [IndicatorElement]
  let documents: DocumentLinks

  /// Levels that have an indicator in the release, from impact to outputs, then risks. A result without an indicator is no
  /// result.
  static func all(
    _ programme: ProgrammeFile, _ activity: IATIActivity, _ figures: Figures, _ earlier: [ReleasedFigures],
    _ documents: DocumentLinks
  ) -> [ResultElement] {
    let messages = Messages(.english)
    let rows = LogframeRows(programme: programme, figures: figures, earlier: earlier, messages: messages)
    let levels =
      [(Kind.impact, rows.impact), (.outcome, rows.outcome)] + rows.outputs.map { (.output, $0) } + [
        (.other, rows.risks)
      ]
    return levels.compactMap { kind, level in
      let shown = level.indicators.compactMap { indicator in
        figures.indicators.first { $0.indicator.id == indicator.id }
      }
      if shown.isEmpty { return nil }
      let missing = level.indicators.filter { indicator in !shown.contains { $0.indicator.id == indicator.id } }
      return ResultElement(
        kind: kind, title: level.statement, description: description(of: level, missing: missing),
        indicators: shown.map {
          IndicatorElement(figure: $0, earlier: earlier, programme: programme, activity: activity)
        },
        documents: documents)
    }
  }

  private static func description(of level: LogframeRows.Level, missing: [Indicator]) -> [String] {
    let assumptions =
      level.assumptions.isEmpty ? [] : ["Assumptions: \(level.assumptions.map(\.english).joined(separator: "; "))."]
    let weight = level.output.map { ["Output impact weighting: \($0.weight)%. Risk rating: \($0.risk)."] } ?? []
    let left =
      missing.isEmpty
      ? []
      : [
        "Not in this release, to protect participants: \(missing.map(\.title.english).joined(separator: "; "))."
      ]
    return ["\(level.name)."] + weight + assumptions + left
  }

  func write(into xml: inout XMLText) {
    let adds = indicators.allSatisfy(\.adds)
    xml.element("result", ["type": String(kind.rawValue), "aggregation-status": adds ? "1" : "0"]) { xml in
      xml.element("title") { $0.narratives(title) }
      xml.element("description") { $0.narrative(description) }
      documents.writeTables(into: &xml)
      for indicator in indicators { indicator.write(into: &xml) }
    }
  }
}
