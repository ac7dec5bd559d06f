/// Reads `indicators:`.
struct IndicatorReader {
  let conditions: ConditionReader
  let scope: ConditionScope
  let sources: [Source]
  let tables: Named<ProfileTable>
  /// `disaggregate`: the breakdowns of an indicator without `by`.
  let standard: [Int]?

  private static let keys = [
    "level", "output", "title", "count", "among", "of", "mean", "then", "sum", "scale", "unit", "better", "baseline",
    "target", "by", "covers", "source",
  ]

  func readAll(_ value: Value) -> Named<Indicator> {
    var indicators = Named<Indicator>("indicator")
    for (key, value) in value.entries() ?? [] {
      if !key.isIdentifier {
        value.report.add(
          .wrongType, at: key.place, "\"\(key.text)\" cannot be an id",
          do: "use letters, digits and points, such as OP1.1")
      }
      // Published tables and their dimensions are named by fields, tables and indicators alike.
      if tables.contains(key.text) || scope.fields.contains(key.text) {
        value.report.add(
          .duplicate, at: key.place, "\"\(key.text)\" is a table or a field already", do: "choose another id")
      }
      indicators.add(key.text, value.section(Self.keys).flatMap { read(key.text, $0) })
    }
    return indicators
  }

  private func read(_ id: String, _ section: Section) -> Indicator? {
    let level = section.required("level")?.option(Indicator.Level.self)
    let output = section.optional("output").map { $0.integer(in: 1...99) }
    let title = section.required("title")?.label()
    let unit = section.required("unit")?.option(Indicator.Unit.self)
    let better = section.optional("better").map { $0.option(Indicator.Direction.self) } ?? .up
    let scale = section.optional("scale").map { $0.range(in: 0...Int(Int32.max)) }
    let measure = MeasureReader(conditions: conditions, scope: scope, sources: sources).read(section, unit: unit)
    let baseline = section.optional("baseline").map(readBaseline)
    let targets = section.optional("target").map(readTargets) ?? [:]
    let by = section.optional("by").map { BreakdownReader(scope: scope).fields($0) } ?? standard
    let covers = section.optional("covers").map { $0.texts() } ?? []
    let source = section.optional("source").map { $0.label() }
    checkOutput(section, level: level, output: output)
    guard let level, let title, let unit, let better, let measure, let targets, let by, let covers,
      output != .some(nil), scale != .some(nil), baseline != .some(nil), source != .some(nil)
    else { return nil }
    check(section, measure: measure, unit: unit, scale: scale ?? nil)
    return Indicator(
      id: id, level: level, output: output ?? nil, title: title, measure: measure, unit: unit, better: better,
      scale: scale ?? nil, baseline: baseline ?? nil, targets: targets, by: isSum(measure) ? [] : by, covers: covers,
      source: source ?? nil)
  }

  private func checkOutput(_ section: Section, level: Indicator.Level?, output: Int??) {
    guard let level else { return }
    if level == .output, output == nil {
      _ = section.required("output")
    } else if level != .output, let value = section.optional("output") {
      value.fail(.contradiction, "an indicator of level \(level.rawValue) belongs to no output", do: "remove it")
    }
  }

  private func isSum(_ measure: Indicator.Measure) -> Bool {
    if case .sum = measure { true } else { false }
  }

  private func check(_ section: Section, measure: Indicator.Measure, unit: Indicator.Unit, scale: ClosedRange<Int>?) {
    switch measure {
    case .mean(let field, let then):
      let ranges = [field, then].compactMap(\.self).map { number in
        scope.members[number].field.form
      }
      guard let scale else {
        _ = section.required("scale")
        return
      }
      if ranges.contains(where: { $0 != .integer(scale) }) {
        section.optional("scale")?.fail(
          .contradiction, "the scale is not the range of the field", do: "write the same bounds")
      }
    case .sum:
      if let by = section.optional("by"), by.items()?.isEmpty == false {
        by.fail(.contradiction, "headcounts cannot be broken down", do: "write by: [ ]")
      }
      fallthrough
    case .count:
      section.optional("scale")?.fail(.contradiction, "only a mean has a scale", do: "remove it")
    }
  }

  private func readBaseline(_ value: Value) -> Indicator.Baseline? {
    guard let section = value.section(["value", "n", "from", "date"]) else { return nil }
    let number = section.required("value")?.number()
    let n = section.optional("n").map { $0.integer(in: 0...Int(Int32.max)) }
    let from = section.optional("from").map { $0.text() }
    let date = section.optional("date").map { $0.date() }
    guard let number, n != .some(nil), from != .some(nil), date != .some(nil) else { return nil }
    return Indicator.Baseline(value: number, n: n ?? nil, from: from ?? nil, date: date ?? nil)
  }

  private func readTargets(_ value: Value) -> [String: Double]? {
    guard let entries = value.entries() else { return nil }
    var targets: [String: Double] = [:]
    for (key, value) in entries {
      if !key.isIdentifier {
        value.report.add(
          .wrongType, at: key.place, "\"\(key.text)\" is no period id", do: "write it as in `period`, such as 2026-03")
      }
      targets[key.text] = value.number()
    }
    return targets.count == entries.count ? targets : nil
  }
}
