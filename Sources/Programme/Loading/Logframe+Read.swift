extension Logframe {
  /// - Parameter period: The reported one, `nil` when it was reported already.
  static func read(_ value: Value, indicators: Named<Indicator>, period: Period?) -> Logframe? {
    guard let section = value.section(["impact", "outcome", "outputs", "source", "periods"]) else { return nil }
    let impact = section.required("impact").flatMap { readLevel($0, .impact, indicators) }
    let outcome = section.required("outcome").flatMap { readLevel($0, .outcome, indicators) }
    let outputs = section.required("outputs").flatMap(readOutputs)
    let source = section.required("source")?.label()
    let plan = PlanReader(period: period)
    let periods = section.optional("periods").map(plan.periods) ?? []
    if let outputs { checkNumbers(outputs, indicators, at: section) }
    if let periods { plan.checkTargets(of: indicators, among: periods, at: section) }
    guard let impact, let outcome, let outputs, let source, let periods else { return nil }
    return Logframe(impact: impact, outcome: outcome, outputs: outputs, source: source, periods: periods)
  }

  private static func readLevel(_ value: Value, _ level: Indicator.Level, _ indicators: Named<Indicator>) -> Level? {
    guard let section = value.section(["title", "indicators", "assumptions"]) else { return nil }
    let title = section.required("title")?.label()
    let list = section.required("indicators")
    let named = list?.words()
    let assumptions = section.optional("assumptions").map { $0.labels() } ?? []
    for word in named ?? [] {
      guard let found = indicators.find(word, report: value.report), found.level != level else { continue }
      value.report.add(
        .contradiction, at: word.place, "\"\(word.text)\" is an indicator of level \(found.level.rawValue)",
        do: "remove it here, or change its level to \(level.rawValue)")
    }
    let listed = Set((named ?? []).map(\.text))
    for missing in indicators.all where missing.level == level && !listed.contains(missing.id) && named != nil {
      list?.fail(.missing, "the indicator \"\(missing.id)\" of this level is not listed", do: "add it")
    }
    guard let title, let named, let assumptions else { return nil }
    return Level(title: title, indicators: named.map(\.text), assumptions: assumptions)
  }

  private static func readOutputs(_ value: Value) -> [Output]? {
    guard let entries = value.entries() else { return nil }
    let outputs: [Output] = entries.compactMap { key, value in
      guard let section = value.section(["title", "weight", "risk", "assumptions"]) else { return nil }
      let title = section.required("title")?.label()
      let weight = section.required("weight")?.integer(in: 0...100)
      let risk = section.required("risk")?.option(["low": "low", "medium": "medium", "high": "high"])
      let assumptions = section.optional("assumptions").map { $0.labels() } ?? []
      guard let number = Int(key.text), (1...99).contains(number) else {
        value.report.add(.wrongType, at: key.place, "\"\(key.text)\" is no output number", do: "write 1, 2, 3, …")
        return nil
      }
      guard let title, let weight, let risk, let assumptions else { return nil }
      return Output(number: number, title: title, weight: weight, risk: risk, assumptions: assumptions)
    }
    guard outputs.count == entries.count else { return nil }
    let sum = outputs.map(\.weight).reduce(0, +)
    if sum != 100 {
      value.fail(.contradiction, "the weights add up to \(sum), not to 100", do: "change the weights")
    }
    return outputs
  }

  private static func checkNumbers(_ outputs: [Output], _ indicators: Named<Indicator>, at section: Section) {
    let numbers = Set(outputs.map(\.number))
    for indicator in indicators.all {
      guard let number = indicator.output, !numbers.contains(number) else { continue }
      section.optional("outputs")?.fail(
        .unknownName, "there is no output \(number), to which indicator \"\(indicator.id)\" belongs",
        do: "add the output, or change the indicator's `output`")
    }
  }
}
