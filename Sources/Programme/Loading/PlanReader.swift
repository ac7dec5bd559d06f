/// Reads `logframe.periods:`, what the plan's numbers are for, and checks the indicators' targets against it.
struct PlanReader {
  /// The reported one, `nil` when it was reported already.
  let period: Period?

  /// Ascending by last day.
  func periods(_ value: Value) -> [Period]? {
    guard let entries = value.entries() else { return nil }
    let periods = entries.compactMap { key, value in read(key, value) }
    guard periods.count == entries.count else { return nil }
    for (earlier, later) in zip(periods, periods.dropFirst()) where earlier.last >= later.last {
      value.fail(
        .contradiction, "\"\(later.id)\" does not end after \"\(earlier.id)\"",
        do: "order the periods by their last day; each ends on another")
    }
    return periods
  }

  private func read(_ key: Word, _ value: Value) -> Period? {
    guard key.isIdentifier else {
      value.report.add(.wrongType, at: key.place, "\"\(key.text)\" is no period id", do: "write one such as 2026-03")
      return nil
    }
    guard let section = value.section(["from", "to"]) else { return nil }
    let first = section.required("from")?.date()
    let last = section.required("to")?.date()
    guard let first, let last else { return nil }
    guard first < last else {
      value.fail(.contradiction, "the period does not end after it begins", do: "swap `from` and `to`")
      return nil
    }
    let read = Period(id: key.text, first: first, last: last)
    if let period, period.id == read.id, period != read {
      value.fail(
        .contradiction, "the reported period has other days", do: "write from: \(period.first), to: \(period.last)")
    }
    return read
  }

  /// A target without days could stand in no column and in no IATI period.
  func checkTargets(of indicators: Named<Indicator>, among periods: [Period], at section: Section) {
    guard let period else { return }
    let known = Set(periods.map(\.id) + [period.id])
    for indicator in indicators.all {
      for target in indicator.targets.keys.sorted() where !known.contains(target) {
        (section.optional("periods") ?? section.value).fail(
          .unknownName, "there is no period \"\(target)\", for which indicator \"\(indicator.id)\" has a target",
          do: "add a line \"\(target): {from: …, to: …}\" to logframe.periods")
      }
    }
  }
}
