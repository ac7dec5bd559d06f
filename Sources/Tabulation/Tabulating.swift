public import Linkage
public import Programme

/// Fills all tables and indicators of a programme in one pass over the persons.
///
/// What is counted is fixed before the pass and never depends on a count, but for one rule of `TableForm`:
/// a breakdown with a category smaller than the policy's interval is left out.
///
/// - Returns: True cells, margins included; they stay inside.
/// - Throws: ``TabulationError`` for a programme file whose tables cannot be laid out.
public func tabulate(
  _ persons: LinkedPersons, programme: ProgrammeFile
) throws(TabulationError) -> Tabulated {
  var sets: [TableSet] = []
  for source in [nil] + countedSources(of: programme) {
    let tally = try Tally(persons, programme: programme, source: source)
    sets.append(tally.tableSet(tally.filling.counts(0..<persons.count)))
  }
  if let attendances = Attendances(programme: programme, persons: persons).tableSet { sets.append(attendances) }
  return Tabulated(sets: sets.filter { !$0.tables.isEmpty || !$0.leftOut.isEmpty })
}

/// The sources whose records some indicator or table counts, in file order.
private func countedSources(of programme: ProgrammeFile) -> [String] {
  programme.sources.filter { source in
    source.rows == .manyPerPerson
      && (programme.indicators.contains { indicator in
        if case .count(_, _, source.name) = indicator.measure { true } else { false }
      }
        || programme.profileTables.contains { table in
          if case .answers(let field, _) = table.content {
            programme.fields[field].source == source.name
          } else {
            false
          }
        })
  }.map(\.name)
}

/// The tables of one unit, laid out and ready to be filled by runs of persons.
struct Tally: Sendable {
  let programme: ProgrammeFile
  let filling: Filling
  private let form: NormalForm

  init(_ persons: LinkedPersons, programme: ProgrammeFile, source: String?) throws(TabulationError) {
    let builder = try LayoutBuilder(programme, source: source)
    self.programme = programme
    form = builder.makers.form
    filling = Filling(
      plan: CountPlan(builder.layout), reader: UnitReader(persons, programme: programme, source: source))
  }

  func tableSet(_ counts: Counts) -> TableSet {
    Assembly(programme, filling.plan, counts, form).tableSet
  }
}
