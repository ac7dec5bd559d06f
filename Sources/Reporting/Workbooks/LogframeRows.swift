import Disclosure
import Programme

/// The logframe as rows: two per indicator, what was planned and what was achieved, under the funder's columns.
struct LogframeRows {
  let programme: ProgrammeFile
  let figures: Figures
  /// What earlier releases say of their periods.
  let earlier: [ReleasedFigures]
  let messages: Messages

  /// One level of the logframe: its name as the rows have it, and its indicators.
  struct Level {
    let name: String
    let statement: Label
    let assumptions: [Label]
    /// Output impact weighting in percent and risk rating; outputs only.
    let output: Logframe.Output?
    let indicators: [Indicator]
  }

  var headers: [String] {
    ["Level", "Number", "Statement", "Indicator", "Unit", "Better", "Row", "Baseline", "Baseline date"]
      + periods.dropLast().enumerated().map { "Milestone \($0 + 1) (to \(messages($1.last)))" }
      + [
        "Target", "Target date", "Source", "Assumptions", "Output impact weighting (percent)", "Risk rating",
        "Disaggregation note", "Status",
      ]
  }

  func rows(of level: Level) -> [[SheetCell]] {
    level.indicators.flatMap { indicator in
      let row = LogframeRow(
        indicator: indicator, figure: figures.indicators.first { $0.indicator.id == indicator.id }, level: level,
        earlier: earlier, programme: programme, messages: messages)
      return [row.planned, row.achieved]
    }
  }

  var impact: Level {
    level("Impact", of: programme.logframe.impact, programme.indicators.filter { $0.level == .impact })
  }

  var outcome: Level {
    level("Outcome", of: programme.logframe.outcome, programme.indicators.filter { $0.level == .outcome })
  }

  var outputs: [Level] {
    programme.logframe.outputs.map { output in
      Level(
        name: "Output \(output.number)", statement: output.title, assumptions: output.assumptions,
        output: output,
        indicators: programme.indicators.filter { $0.level == .output && $0.output == output.number })
    }
  }

  /// What can undo the results: indicators without a statement of their own in the logframe.
  var risks: Level {
    Level(
      name: "Risk", statement: Label(english: messages["level_risk_statement"]), assumptions: [], output: nil,
      indicators: programme.indicators.filter { $0.level == .risk })
  }

  private func level(_ name: String, of level: Logframe.Level, _ indicators: [Indicator]) -> Level {
    Level(
      name: name, statement: level.title, assumptions: level.assumptions, output: nil,
      indicators: indicators)
  }

  private var periods: [Period] { programme.plannedPeriods }
}
