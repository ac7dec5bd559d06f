import Extracts
import Programme

/// One night's coding: what has been counted, what is wrong, and who is who.
struct CodingRun: Withheld {
  let programme: ProgrammeFile
  let scratch: (any ScratchSpace)?
  let clock: (() -> Duration)?
  /// What asking ``clock`` takes.
  let clockTime: Duration
  let withdrawn: WithdrawnCodes?
  /// Marks of withdrawn codes that the extract still holds.
  private(set) var withdrawnFound: Set<[UInt8]> = []
  let codes = CodeHash()
  var registrations = Registrations()
  var quality = DataQuality()
  var problems = ProblemTally()
  var identifiers = IdentifierCount()
  /// What making tokens has taken, by ``clock``; about.
  var tokenTime = Duration.zero
  /// Of the source that is being coded.
  var losses = Losses()

  init(
    _ programme: ProgrammeFile, scratch: (any ScratchSpace)?, clock: (() -> Duration)? = nil,
    withdrawn: WithdrawnCodes? = nil
  ) {
    self.clock = clock
    self.withdrawn = withdrawn
    clockTime = clock.map(Self.time(of:)) ?? .zero
    self.programme = programme
    self.scratch = scratch
  }

  private static func time(of clock: () -> Duration) -> Duration {
    let calls = 1_000
    let start = clock()
    for _ in 0..<calls { _ = clock() }
    return (clock() - start) / calls
  }

  /// Finds everyone's latest registration and whether it consents, before anything is coded.
  ///
  /// - Parameter knowsCodes: Whether other sources will ask for codes.
  mutating func register(
    _ exports: [RawTable], of person: Source, knowingCodes knowsCodes: Bool,
    shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) {
    let consent = try ConsentRule(programme, person)
    guard let code = person.number(of: programme.linkage.codeColumn) else {
      throw .programme(fact: "the person source has no column \(programme.linkage.codeColumn)")
    }
    var list = RegistrationList(scratch: scratch)
    for (number, export) in exports.enumerated() {
      var rows = export.rows()
      while try next(&rows) {
        let isWithdrawn = noteWithdrawn(rows.bytes(of: code))
        let consents = consent.isGiven(in: rows) && !isWithdrawn
        if let code = codes.code(rows.bytes(of: code)) {
          let place = RowPlace(export: number, row: rows.number)
          try list.add(RegistrationRecord(code: code, order: SubmissionOrder(rows), place: place, consents: consents))
        } else if !consents {
          list.addWithoutCode()
        }
      }
    }
    registrations = try list.settled(knowingCodes: knowsCodes, shuffledBy: &generator)
    tellReplaced(exports)
    quality.add(registrations.older, to: .olderSubmissions)
  }

  private mutating func tellReplaced(_ exports: [RawTable]) {
    for (export, rows) in zip(exports, registrations.replaced) {
      rows.visitRows {
        problems.add(
          RowProblem(.replacedByNewer, file: export.file, row: $0, column: programme.linkage.codeColumn))
      }
    }
  }

  /// - Returns: Whether the participant took the consent back.
  private mutating func noteWithdrawn(_ code: ArraySlice<UInt8>) -> Bool {
    guard let withdrawn, !withdrawn.marks.isEmpty, let mark = withdrawn.mark(of: code), withdrawn.marks.contains(mark)
    else { return false }
    withdrawnFound.insert(mark)
    return true
  }

  func next(_ rows: inout RawRows) throws(PseudonymisationError) -> Bool {
    do { return try rows.advance() } catch { throw .extract(error) }
  }

  /// One row that is read for coding.
  struct Reading {
    let code: ParticipantCode?
    let place: RowPlace
  }

  /// Reads all exports of a source; every row's identifiers are counted for the gate.
  mutating func forEachRow(
    of exports: [RawTable], _ coder: SourceCoder,
    _ body: (inout CodingRun, borrowing RawRows, Reading) throws(PseudonymisationError) -> Void
  ) throws(PseudonymisationError) {
    for (number, export) in exports.enumerated() {
      var rows = export.rows()
      while try next(&rows) {
        quality.add(to: .rowsRead)
        losses.rows += 1
        for column in coder.identifiers where !rows.isEmpty(column.number) { identifiers.add(column.kind) }
        let code = coder.code.flatMap { codes.code(rows.bytes(of: $0)) }
        let place = RowPlace(export: number, row: rows.number)
        try body(&self, rows, Reading(code: code, place: place))
      }
      quality.add(rows.leftOut.count, to: .rowsRead)
      quality.add(rows.leftOut.count, to: .rowsSetAside)
      losses.rows += rows.leftOut.count
      losses.rowsLost += rows.leftOut.count
      problems.add(rows.leftOut)
    }
  }

  /// Codes the current row; a faulty value counts as not answered, once per column.
  mutating func code(_ rows: borrowing RawRows, _ coder: SourceCoder, into answers: inout [Answer]) {
    var faulty: [Int] = []
    losses.values += coder.fields.count
    for number in 0..<coder.fields.count {
      let quick = coder.quick.raw(of: number, in: rows)
      if quick != ChoiceTables.unknown {
        answers[number] = Answer(raw: quick)
        continue
      }
      switch coder.fields[number].code(rows) {
      case .answer(let answer): answers[number] = answer
      case .fault(let column, let fault):
        answers[number] = .notAnswered
        if !faulty.contains(column) {
          faulty.append(column)
          setAside(rows, fault, column: coder.source.columns[column].name)
        }
      }
    }
  }

  mutating func setAside(_ rows: borrowing RawRows, _ fault: RowProblem.Fault, column: String) {
    problems.add(rows.problem(fault, column: column))
    quality.add(to: fault.takesRow ? .rowsSetAside : .valuesSetAside)
    if fault.takesRow { losses.rowsLost += 1 } else { losses.valuesLost += 1 }
  }
}
