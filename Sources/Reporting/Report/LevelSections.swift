import Disclosure
import Programme

/// The findings: headline indicators, grouped as the logframe groups them.
struct LevelSections {
  let page: ReportPage

  init(_ page: ReportPage) { self.page = page }

  private var messages: Messages { page.messages }

  var list: [[String: Any]] {
    let logframe = page.programme.logframe
    return [
      level("impact", messages["level_impact"], messages(logframe.impact.title), page.figures.indicators(.impact)),
      level(
        "outcome", messages["level_outcome"], messages(logframe.outcome.title), page.figures.indicators(.outcome),
        assumptions: messages(logframe.outcome.assumptions)),
    ].compactMap(\.self)
      + logframe.outputs.compactMap { output in
        let weight = ["weight": String(output.weight), "risk": messages["risk_" + output.risk]]
        return level(
          "output-\(output.number)", messages("level_output", ["number": String(output.number)]),
          messages(output.title),
          page.figures.indicators(.output, output: output.number), note: messages("output_weight", weight))
      }
      + [
        level("risk", messages["level_risk"], messages["level_risk_statement"], page.figures.indicators(.risk))
      ].compactMap(\.self)
  }

  private func level(
    _ id: String, _ name: String, _ statement: String, _ indicators: [IndicatorFigure], assumptions: [String] = [],
    note: String? = nil
  ) -> [String: Any]? {
    if indicators.isEmpty { return nil }
    var section: [String: Any] = [
      "id": id, "name": name, "statement": statement, "hasAssumptions": !assumptions.isEmpty,
      "assumptions": assumptions.joined(separator: "; "), "indicators": indicators.map(row),
    ]
    section["note"] = note
    return section
  }

  private func row(_ figure: IndicatorFigure) -> [String: Any] {
    let indicator = figure.indicator
    var row: [String: Any] = [
      "id": indicator.id, "title": messages(indicator.title), "followUp": figure.isFollowUp,
      "valueHTML": page.values.html(figure.total.value, unit: indicator.unit), "unit": unit(figure),
      "hasN": figure.total.n != nil, "nHTML": page.values.html(figure.total.n), "reported": page.reportedHubs,
      "baseline": baseline(indicator), "target": target(indicator), "hasBaseline": indicator.baseline != nil,
      "hasTarget": indicator.targets[page.programme.period.id] != nil,
      "better": messages[indicator.better == .up ? "better_up" : "better_down"],
      "scaleHTML": ProgressScale(figure, period: page.programme.period.id, messages: messages)?.svg ?? "",
    ]
    row["earlierHTML"] = figure.earlier.map { earlier in
      let n = messages("baseline_n", ["n": page.values.html(earlier.n)])
      return "\(page.values.html(earlier.value)) (\(n))"
    }
    return row
  }

  private func unit(_ figure: IndicatorFigure) -> String {
    switch figure.indicator.unit {
    case .percent: ""
    case .people: page.unit(figure.unit, for: figure.total.value.number?.scaled)
    case .mean:
      messages(
        "unit_mean",
        [
          "low": figure.indicator.scale.map { String($0.lowerBound) } ?? "",
          "high": figure.indicator.scale.map { String($0.upperBound) } ?? "",
        ])
    }
  }

  private func baseline(_ indicator: Indicator) -> String {
    guard let baseline = indicator.baseline else { return messages["baseline_none"] }
    let details = [
      baseline.n.map { messages("baseline_n", ["n": String($0)]) },
      baseline.from.map { messages("baseline_source", ["section": $0]) },
    ].compactMap(\.self)
    let value = stated(baseline.value, indicator)
    return details.isEmpty ? value : "\(value) (\(details.joined(separator: ", ")))"
  }

  private func target(_ indicator: Indicator) -> String {
    let targets = indicator.targets.sorted { $0.key < $1.key }.map { period, value in
      messages("target_text", ["value": stated(value, indicator), "period": monthName(period)])
    }
    return targets.isEmpty ? messages["target_none"] : targets.joined(separator: "; ")
  }

  private func stated(_ value: Double, _ indicator: Indicator) -> String {
    messages.format.number(StatedNumber(value).text) + (indicator.unit == .percent ? "%" : "")
  }

  /// A period's id in words where it is a month, else as it is.
  private func monthName(_ period: String) -> String {
    CalendarDate(iso: period + "-01").map(messages.format.month) ?? period
  }
}

/// A number that the programme file states, as it states it: `55`, `5.5`.
struct StatedNumber {
  let text: String

  /// Digits after the point.
  var digits: Int { text.split(separator: ".").dropFirst().first?.utf8.count ?? 0 }

  init(_ value: Double) {
    text = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
