extension Wheel {
  static func read(_ value: Value, indicators: Named<Indicator>) -> Wheel? {
    guard let section = value.section(["title", "spokes"]) else { return nil }
    let title = section.required("title")?.label()
    let spokes = section.required("spokes").flatMap { readSpokes($0, indicators) }
    guard let title, let spokes else { return nil }
    return Wheel(title: title, spokes: spokes)
  }

  private static func readSpokes(_ value: Value, _ indicators: Named<Indicator>) -> [Spoke]? {
    guard let entries = value.entries() else { return nil }
    let spokes: [Spoke] = entries.compactMap { key, value in
      guard let found = indicators.find(key, report: value.report), let label = value.label() else { return nil }
      guard case .count = found.measure else {
        value.report.add(
          .contradiction, at: key.place, "\"\(key.text)\" counts no share of people",
          do: "name an indicator with `count`")
        return nil
      }
      return Spoke(indicator: key.text, label: label)
    }
    guard spokes.count == entries.count else { return nil }
    if spokes.count < 3 { value.fail(.missing, "fewer than three spokes", do: "name at least three indicators") }
    return spokes
  }
}
