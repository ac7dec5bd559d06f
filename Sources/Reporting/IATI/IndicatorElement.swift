import Disclosure
import Programme

/// An indicator as IATI has it: baseline, then per period the plan and what was achieved, in total and by dimension.
///
/// A withheld value is an element that is not there. Anything else that could stand for it says something false: `0` is a
/// number, and other readers turn text into one. So the words say that a value is withheld, at the total and in the
/// description.
struct IndicatorElement {
  let figure: IndicatorFigure
  let earlier: [ReleasedFigures]
  let programme: ProgrammeFile
  let activity: IATIActivity

  private var indicator: Indicator { figure.indicator }

  /// Whether other activities' numbers can be added to these: whole counts of which no part is withheld.
  var adds: Bool {
    indicator.unit == .people && figure.total.value.number != nil && !figure.breakdowns.contains(where: hasGap)
  }

  func write(into xml: inout XMLText) {
    xml.element(
      "indicator",
      [
        "measure": measure, "ascending": indicator.better == .up ? "1" : "0", "aggregation-status": adds ? "1" : "0",
      ]
    ) { xml in
      xml.element("title") { $0.narratives(indicator.title) }
      xml.element("description") { $0.narrative(description) }
      writeBaseline(into: &xml)
      for period in programme.plannedPeriods { write(period, into: &xml) }
    }
  }

  /// Codes of `IndicatorMeasure`: 1 unit, 2 percentage, 5 qualitative. Without any number to give, now or planned, an
  /// indicator is told in words.
  private var measure: String {
    if indicator.baseline == nil, indicator.targets.isEmpty, readings.allSatisfy({ $0.number == nil }) { return "5" }
    return indicator.unit == .percent ? "2" : "1"
  }

  private var readings: [PublishedValue] {
    [figure.total.value] + figure.breakdowns.flatMap { $0.rows.map(\.reading.value) }
  }

  private var description: [String] {
    let unit = "\(indicator.id). Unit: \(UnitText(messages: Messages(.english)).text(figure))."
    let followUp = figure.isFollowUp ? ["Rests on answers given at follow-up."] : []
    let source = ["Source: \((indicator.source ?? programme.logframe.source).english)."]
    return [unit] + followUp + source + withheld
  }

  /// What is withheld or left out, in words that name no number.
  private var withheld: [String] {
    let total = figure.total.value == .withheld ? ["The total of this period is withheld to protect participants."] : []
    let gaps = names(figure.breakdowns.filter(hasGap).map(\.dimension.label))
    let parts = gaps.isEmpty ? [] : ["Some values by \(gaps) are withheld to protect participants: left out, not zero."]
    let shown = Set(figure.breakdowns.map(\.dimension.name))
    let left = names(indicator.by.map { programme.fields[$0] }.filter { !shown.contains($0.name) }.map(\.label))
    return total + parts + (left.isEmpty ? [] : ["Not broken down by \(left) in this release."])
  }

  private func names(_ labels: [Label]) -> String {
    labels.map { LogframeRow.inSentence($0.english) }.joined(separator: ", ")
  }

  private func hasGap(_ breakdown: IndicatorFigure.Breakdown) -> Bool {
    breakdown.rows.contains { $0.reading.value == .withheld }
  }

  private func writeBaseline(into xml: inout XMLText) {
    guard let baseline = indicator.baseline else { return }
    let date = baseline.date ?? programme.start
    let comment = [
      baseline.n.map { "n = \($0)." }, baseline.from.map { "Programme report, section \($0)." },
    ].compactMap(\.self)
    xml.element(
      "baseline",
      ["year": String(date.year), "iso-date": date.description, "value": StatedNumber(baseline.value).text]
    ) { xml in
      if !comment.isEmpty { xml.element("comment") { $0.narrative(comment) } }
    }
  }

  /// A period with a plan or with results; others say nothing.
  private func write(_ period: Period, into xml: inout XMLText) {
    let target = indicator.targets[period.id]
    let isReported = period.id == programme.period.id
    let past = isReported ? nil : earlier.total(of: indicator.id, unit: figure.unitInData, in: period)
    guard target != nil || isReported || past?.value.number != nil else { return }
    xml.element("period") { xml in
      xml.element("period-start", ["iso-date": period.first.description])
      xml.element("period-end", ["iso-date": period.last.description])
      if let target { xml.element("target", ["value": StatedNumber(target).text]) }
      if isReported { writeActuals(into: &xml) }
      if let past, let number = past.value.number {
        xml.element("actual", ["value": number.description]) { xml in
          xml.element("comment") { $0.narrative(["As in release \(ReleaseNumber(past.release).text)."]) }
        }
      }
    }
  }

  private func writeActuals(into xml: inout XMLText) {
    if let total = figure.total.value.number {
      xml.element("actual", ["value": total.description]) { xml in
        let comment = base(figure.total) + withheld
        if !comment.isEmpty { xml.element("comment") { $0.narrative(comment) } }
      }
    } else if measure == "5" {
      xml.element("actual") { xml in
        xml.element("comment") { $0.narrative(withheld.isEmpty ? ["Not available."] : withheld) }
      }
    }
    for breakdown in figure.breakdowns {
      // Everybody who answered is the sum of the groups.
      for row in breakdown.rows where row.code != ProfileFigure.answered { write(row, of: breakdown, into: &xml) }
    }
  }

  private func write(
    _ row: (code: String, label: Label, reading: IndicatorFigure.Reading), of breakdown: IndicatorFigure.Breakdown,
    into xml: inout XMLText
  ) {
    guard let number = row.reading.value.number else { return }
    let comment = base(row.reading)
    xml.element("actual", ["value": number.description]) { xml in
      if breakdown.dimension.name == Self.hubs, activity.locations[row.code] != nil {
        xml.element("location", ["ref": row.code])
      }
      xml.element("dimension", ["name": breakdown.dimension.label.english, "value": row.label.english])
      if !comment.isEmpty { xml.element("comment") { $0.narrative(comment) } }
    }
  }

  /// The code list that every programme has.
  private static let hubs = "hub"

  /// What the number rests on; a count among everybody says it itself.
  private func base(_ reading: IndicatorFigure.Reading) -> [String] {
    if indicator.unit == .people, case .count(_, .everyone, _) = indicator.measure { return [] }
    return reading.n?.count.map { ["n = \($0)."] } ?? []
  }
}
