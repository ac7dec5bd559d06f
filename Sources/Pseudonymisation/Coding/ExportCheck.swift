public import Extracts
public import Programme

/// What is wrong with exports, found without coding anything: no key, no token, nothing that stays.
public struct ExportCheck: Sendable {
  public let rows: Int
  public let tally: ProblemTally

  /// Reads every row and every value that the programme needs.
  ///
  /// Rows of people who do not consent are not looked at. Whether a row's participant is registered can only be said
  /// when the extract has the person source.
  ///
  /// - Parameter scratch: Where goes what memory should not hold of the registrations; `nil` holds them all.
  /// - Throws: ``PseudonymisationError`` when an export cannot be read on.
  public init(
    of extract: Extract, for programme: ProgrammeFile, scratch: (any ScratchSpace)? = nil
  ) throws(PseudonymisationError) {
    var run = CodingRun(programme, scratch: scratch)
    var generator = SystemRandomNumberGenerator()
    let person = programme.personSource
    let people = person.map(extract.exports(of:)) ?? []
    if let person, !people.isEmpty { try run.register(people, of: person, knowingCodes: true, shuffledBy: &generator) }
    for source in programme.sources {
      let coder = try SourceCoder(source, of: programme)
      let isPerson = source.name == person?.name
      try run.check(extract.exports(of: source), coder, isPerson: isPerson, knowsPeople: !people.isEmpty)
    }
    rows = run.quality[.rowsRead]
    tally = run.problems
  }
}

extension CodingRun {
  fileprivate mutating func check(
    _ exports: [RawTable], _ coder: SourceCoder, isPerson: Bool, knowsPeople: Bool
  ) throws(PseudonymisationError) {
    let consent = isPerson ? try ConsentRule(programme, coder.source) : nil
    let name = isPerson ? coder.source.number(of: programme.linkage.nameColumn) : nil
    var answers = coder.fields.map { _ in Answer.notAnswered }
    try forEachRow(of: exports, coder) { run, rows, reading throws(PseudonymisationError) in
      if let consent, !consent.isGiven(in: rows) { return }
      if coder.code != nil {
        guard let code = reading.code else {
          return run.setAside(rows, .noParticipantCode, column: run.programme.linkage.codeColumn)
        }
        let standing = run.registrations.standing(of: code)
        if knowsPeople, standing == .withoutConsent { return }
        if knowsPeople, standing == .unknown {
          return run.setAside(rows, .unknownParticipant, column: run.programme.linkage.codeColumn)
        }
      }
      run.code(rows, coder, into: &answers)
      if let name, case .notLatin = AlbanianName.read(rows.bytes(of: name)) {
        run.setAside(rows, .nameNotLatin, column: run.programme.linkage.nameColumn)
      }
    }
  }
}
