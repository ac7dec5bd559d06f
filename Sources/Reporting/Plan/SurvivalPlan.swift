public import Disclosure
public import Programme

/// What of a programme's tables would survive its disclosure rules with the people it expects: a page and two tables.
///
/// Nothing of it is about anybody: expected people are invented.
public struct SurvivalPlan: Sendable {
  let programme: ProgrammeFile
  let persons: Int
  /// Where the numbers come from, in words.
  let source: String
  /// Field → code → how many are expected.
  let expected: [String: [String: Int]]
  let outlooks: [TableOutlook]
  /// Trials that bring something, the best first.
  let trials: [MergeTrial]

  /// - Parameters:
  ///   - hands: Per hand of expected people the fates of all tables; at least one.
  ///   - trials: Merges that were tried.
  public init(
    programme: ProgrammeFile, persons: Int, source: String, expected: [String: [String: Int]], hands: [[TableFate]],
    trials: [MergeTrial]
  ) {
    self.programme = programme
    self.persons = persons
    self.source = source
    self.expected = expected
    outlooks = Self.inFileOrder(TableOutlook.all(hands), programme)
    self.trials = trials.filter { $0.tablesGained > 0 || $0.cellsGained > 0 }.sorted {
      ($0.tablesGained, $0.cellsGained) > ($1.tablesGained, $1.cellsGained)
    }
  }

  /// How many tables and breakdowns have each verdict.
  public func count(_ verdict: TableOutlook.Verdict) -> Int { outlooks.count { $0.verdict == verdict } }

  /// Profile tables, then indicators, each with its breakdowns.
  private static func inFileOrder(_ outlooks: [TableOutlook], _ programme: ProgrammeFile) -> [TableOutlook] {
    let ids = programme.profileTables.map(\.id) + programme.indicators.map(\.id)
    func place(_ table: String) -> Int {
      let base = table.split(separator: ".by.", maxSplits: 1).first.map(String.init) ?? table
      let own = ids.filter { base == $0 || base.hasPrefix($0 + ".") }.max { $0.count < $1.count }
      return own.flatMap(ids.firstIndex) ?? ids.count
    }
    return outlooks.enumerated().sorted { (place($0.element.table), $0.offset) < (place($1.element.table), $1.offset) }
      .map(\.element)
  }

  /// `plan.html` and its sisters in other languages, `plan.csv` and `plan-merges.csv`.
  ///
  /// - Throws: ``ReportingError/badTemplate(name:detail:)``, a bug.
  public func files() throws(ReportingError) -> [OutputFile] {
    var files: [OutputFile] = []
    for language in Language.allCases { files.append(try PlanPage(plan: self, messages: Messages(language)).file()) }
    return files + [
      OutputFile(path: "plan.csv", text: table), OutputFile(path: "plan-merges.csv", text: mergeTable),
    ]
  }

  private var table: String {
    let messages = Messages(.english)
    var csv = CSVText(
      header: [
        "table", "title", "by", "verdict", "shown", "hands", "cells", "withheld_least", "withheld_most", "reason",
      ])
    for outlook in outlooks {
      let name = TableName(outlook.table, in: programme, messages)
      csv.append([
        outlook.table, name.title ?? "", name.dimension ?? "", outlook.verdict.rawValue, String(outlook.shown),
        String(outlook.hands), String(outlook.cells), outlook.withheld.map { String($0.lowerBound) } ?? "",
        outlook.withheld.map { String($0.upperBound) } ?? "", outlook.reason?.english ?? "",
      ])
    }
    return csv.text
  }

  private var mergeTable: String {
    var csv = CSVText(
      header: ["field", "code", "into", "tables_before", "tables_after", "cells_before", "cells_after"])
    for trial in trials {
      csv.append([
        trial.field, trial.code, trial.into, String(trial.before.tables), String(trial.after.tables),
        String(trial.before.cells), String(trial.after.cells),
      ])
    }
    return csv.text
  }
}
