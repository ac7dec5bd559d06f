import Extracts
import Programme

/// One night's coding: what has been counted, what is wrong, and who is who.
struct CodingRun: Withheld {
  let programme: ProgrammeFile
  var registrations = Registrations()
  var quality = DataQuality()
  var problems: [RowProblem] = []
  var identifiers = RawIdentifiers()

  init(_ programme: ProgrammeFile) { self.programme = programme }

  func finished(_ tables: [CodedTable]) -> CodedExtract {
    CodedExtract(
      tables: tables, withoutConsent: registrations.withoutConsent, quality: quality, problems: problems,
      identifiers: identifiers)
  }

  /// Finds everyone's latest registration and whether it consents, before anything is coded.
  mutating func register(
    _ table: RawTable, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) {
    let consent = try ConsentRule(programme, table)
    guard let code = table.column(programme.linkage.codeColumn) else {
      throw .programme(fact: "the person source has no column \(programme.linkage.codeColumn)")
    }
    var rows = table.rows()
    while try next(&rows) {
      let cell = rows.bytes(of: code)
      if !cell.isEmpty {
        registrations.add(Registrations.code(cell), rows, consents: consent.isGiven(in: rows))
      } else if !consent.isGiven(in: rows) {
        registrations.addWithoutCode()
      }
    }
    let column = programme.linkage.codeColumn
    problems += registrations.replaced.sorted().map {
      RowProblem(.replacedByNewer, file: table.file, row: $0, column: column)
    }
    registrations.number(shuffledBy: &generator)
    quality.add(registrations.older, to: .olderSubmissions)
  }

  func next(_ rows: inout RawRows) throws(PseudonymisationError) -> Bool {
    do { return try rows.advance() } catch { throw .extract(error) }
  }

  /// Reads a whole table; every row's identifiers are remembered for the gate before `body` sees the row.
  mutating func forEachRow(
    of table: RawTable, _ coder: SourceCoder,
    _ body: (inout CodingRun, borrowing RawRows, _ code: Registrations.Code) throws(PseudonymisationError) -> Void
  ) throws(PseudonymisationError) {
    var rows = table.rows()
    while try next(&rows) {
      quality.add(to: .rowsRead)
      for column in coder.identifiers { identifiers.add(rows.bytes(of: column.number), column.kind) }
      let code = coder.code.map { Registrations.code(rows.bytes(of: $0)) } ?? []
      try body(&self, rows, code)
    }
    quality.add(rows.problems.count, to: .rowsRead)
    quality.add(rows.problems.count, to: .rowsSetAside)
    problems += rows.problems
  }

  /// Codes the current row into columns; a faulty value counts as not answered, once per column.
  mutating func code(
    _ rows: borrowing RawRows, _ coder: SourceCoder, into columns: inout [[Answer]], at place: Int
  ) {
    var faulty: [Int] = []
    for (number, field) in coder.fields.enumerated() {
      switch field.code(rows) {
      case .answer(let answer): columns[number][place] = answer
      case .fault(let column, let fault):
        columns[number][place] = .notAnswered
        if !faulty.contains(column) {
          faulty.append(column)
          setAside(rows, fault, column: coder.source.columns[column].name)
        }
      }
    }
  }

  mutating func setAside(_ rows: borrowing RawRows, _ fault: RowProblem.Fault, column: String) {
    problems.append(rows.problem(fault, column: column))
    quality.add(to: fault.takesRow ? .rowsSetAside : .valuesSetAside)
  }
}
