import Disclosure
import Programme

/// A release's figures in the order in which people read them: everything that is shown comes from here, and all that is
/// here was published by the audit.
struct Figures {
  let programme: ProgrammeFile
  /// One per counted unit.
  let sets: [AuditedTables]

  /// Indicators of a level that are in the release, in the order of the programme file.
  func indicators(_ level: Indicator.Level, output: Int? = nil) -> [IndicatorFigure] {
    programme.indicators.filter { $0.level == level && $0.output == output }.compactMap(figure(of:))
  }

  /// All indicators in the release, in the order of the programme file.
  var indicators: [IndicatorFigure] { programme.indicators.compactMap(figure(of:)) }

  /// Report tables in the release, in the order of the programme file; a table's breakdowns follow it.
  var profiles: [ProfileFigure] {
    programme.profileTables.flatMap { table in sets.flatMap { ProfileFigure.all(of: table, in: $0) } }
  }

  /// Tables and breakdowns that the rules leave out.
  var leftOut: [LeftOut] { sets.flatMap(\.leftOut) }

  var cells: Int { sets.reduce(0) { $0 + $1.audit.cells } }
  var withheld: Int { sets.reduce(0) { $0 + $1.audit.withheld } }

  private func figure(of indicator: Indicator) -> IndicatorFigure? {
    for set in sets {
      let tables = set.tables.filter { table in
        if case .indicator(indicator.id, _, _) = table.subject { true } else { false }
      }
      if !tables.isEmpty {
        return IndicatorFigure(
          indicator: indicator, set: set, tables: tables, isFollowUp: programme.restsOnFollowUp(indicator))
      }
    }
    return nil
  }
}

extension ProgrammeFile {
  /// Whether an indicator reads answers that were given at follow-up: a source of several waves, which a date of its
  /// own puts in order.
  func restsOnFollowUp(_ indicator: Indicator) -> Bool {
    let read: [Int] =
      switch indicator.measure {
      case .count(let numerator, let among, _): numerator.fields + among.fields
      case .mean(let field, let then): [then ?? field]
      case .sum: []
      }
    return read.contains { followUps.contains(fields[$0].source) }
  }

  private var followUps: Set<String> {
    let waves = sources.filter { source in
      source.rows == .latestPerPerson
        && source.fields.contains { field in
          if case .date(let column) = field.derivation { column == source.newestBy } else { false }
        }
    }
    return Set(waves.map(\.name))
  }
}
