import Programme

extension ProgrammeFile {
  /// The same programme as one that publishes no activity.
  var withoutActivity: ProgrammeFile { with(logframe, iati: nil) }

  /// The same programme with a plan for more periods.
  func planning(_ periods: [Period]) -> ProgrammeFile {
    let plan = Logframe(
      impact: logframe.impact, outcome: logframe.outcome, outputs: logframe.outputs, source: logframe.source,
      periods: periods)
    return with(plan, iati: iati)
  }

  private func with(_ logframe: Logframe, iati: IATIActivity?) -> ProgrammeFile {
    ProgrammeFile(
      id: id, title: title, country: country, funder: funder, start: start, period: period, hubs: hubs,
      purpose: purpose, linkage: linkage, sources: sources, codeLists: codeLists, profileTables: profileTables,
      indicators: indicators, logframe: logframe, policy: policy, notReported: notReported, wheel: wheel, iati: iati)
  }
}
