import Disclosure
import Programme

/// Sheets about indicators: who was reached, all indicators at a glance, and each one's breakdowns.
struct IndicatorSheets {
  let programme: ProgrammeFile
  let figures: Figures
  let messages: Messages

  var makers: [SheetMaker] {
    [beneficiaries, overview]
      + figures.indicators.filter { !$0.indicator.by.isEmpty }.map { figure in { breakdowns(of: figure, taken: $0) } }
  }

  private var cells: CellText { CellText(marker: programme.policy.marker) }

  /// People reached, each counted once: the indicator that counts everybody, which is what funders ask to see by sex, age,
  /// disability and place.
  private func beneficiaries(taken: [String]) -> Sheet? {
    let everybody = figures.indicators.first { figure in
      if case .count(.everyone, .everyone, nil) = figure.indicator.measure { true } else { false }
    }
    guard let everybody else { return nil }
    let rows = rows(of: everybody).map { Array($0.prefix(3)) }
    return Sheet(
      name: SheetName.sheet("Beneficiaries", unlike: taken),
      heading: "Beneficiaries: people reached, each counted once",
      lines: ["One table: people by one characteristic at a time. Unit: people."] + cells.legend(for: rows),
      table: SheetTable(name: "beneficiaries", headers: ["Group", "Broken down by", "People reached"], rows: rows))
  }

  private func overview(taken: [String]) -> Sheet? {
    let rows = figures.indicators.map { figure -> [SheetCell] in
      let indicator = figure.indicator
      return [
        .text(messages(indicator.title)), .text(indicator.id), .text(Self.level(indicator)),
        .text(unit(of: figure)), cells.cell(figure.total.value), cells.cell(figure.total.n),
        indicator.baseline.map { .stated($0.value) } ?? .mark(ValueText.notAvailable),
        indicator.targets[programme.period.id].map(SheetCell.stated) ?? .mark(ValueText.notAvailable),
        .text(indicator.better.rawValue), .text(figure.isFollowUp ? "yes" : "no"),
      ]
    }
    return Sheet(
      name: SheetName.sheet("Indicators", unlike: taken), heading: "All indicators: totals",
      lines: ["One table: a row per indicator, for everybody together. Breakdowns follow, one sheet per indicator."]
        + cells.legend(for: rows),
      table: SheetTable(
        name: "indicators",
        headers: [
          "Indicator", "Number", "Level", "Unit", "Value \(SheetNote.shares.reference)",
          "n \(SheetNote.base.reference)", "Baseline \(SheetNote.baselines.reference)",
          "Planned for this period \(SheetNote.baselines.reference)", "Better",
          "Rests on follow-up \(SheetNote.followUp.reference)",
        ], rows: rows))
  }

  private func breakdowns(of figure: IndicatorFigure, taken: [String]) -> Sheet? {
    let rows = rows(of: figure)
    let id = figure.indicator.id
    let followUp = figure.isFollowUp ? ["Rests on answers at follow-up \(SheetNote.followUp.reference)."] : []
    return Sheet(
      name: SheetName.sheet(id, unlike: taken), heading: "\(id) \(messages(figure.indicator.title))",
      lines: ["One table: the indicator by one characteristic at a time. Unit: \(unit(of: figure))."] + followUp
        + cells.legend(for: rows),
      table: SheetTable(
        name: id + " " + messages(figure.indicator.title),
        headers: [
          "Group", "Broken down by", "Value: \(unit(of: figure)) \(SheetNote.shares.reference)",
          "n \(SheetNote.base.reference)",
        ], rows: rows))
  }

  /// The total, then every group; a breakdown that the rules leave out has one row that says so.
  private func rows(of figure: IndicatorFigure) -> [[SheetCell]] {
    let total = row(group: messages["all"], by: messages["all"], figure.total)
    let broken = figure.indicator.by.flatMap { number -> [[SheetCell]] in
      let field = programme.fields[number]
      guard let breakdown = figure.breakdowns.first(where: { $0.dimension.name == field.name }) else {
        return [
          [
            .text("All groups"), .text(messages(field.label)), .mark(ValueText.notAvailable),
            .mark(ValueText.notAvailable),
          ]
        ]
      }
      // Everybody who answered is the sum of the groups.
      return breakdown.rows.filter { $0.code != ProfileFigure.answered }.map { group in
        row(group: messages(group.label), by: messages(breakdown.dimension.label), group.reading)
      }
    }
    return [total] + broken
  }

  private func row(group: String, by dimension: String, _ reading: IndicatorFigure.Reading) -> [SheetCell] {
    [.text(group), .text(dimension), cells.cell(reading.value), cells.cell(reading.n)]
  }

  private func unit(of figure: IndicatorFigure) -> String { UnitText(messages: messages).text(figure) }

  static func level(_ indicator: Indicator) -> String {
    let name = indicator.level.rawValue.prefix(1).uppercased() + indicator.level.rawValue.dropFirst()
    return name + (indicator.output.map { " \($0)" } ?? "")
  }
}
