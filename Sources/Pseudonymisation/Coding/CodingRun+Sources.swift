import Extracts
import Programme

/// How each kind of source becomes coded rows.
extension CodingRun {
  /// The person source: one row per consenting participant, with tokens, in the order of the case numbers.
  mutating func codePeople(
    _ exports: [RawTable], _ coder: SourceCoder, _ keys: [TokenKey]
  ) throws(PseudonymisationError) -> StoredRows {
    var reader = try IdentifierReader(coder.source, programme.linkage, keys)
    let consent = try ConsentRule(programme, coder.source)
    var store = store(coder, keys: keys.map(\.name))
    var answers = coder.noAnswers
    try forEachRow(of: exports, coder) { run, rows, reading throws(PseudonymisationError) in
      guard let code = reading.code else {
        if consent.isGiven(in: rows) {
          run.setAside(rows, .noParticipantCode, column: run.programme.linkage.codeColumn)
        }
        return
      }
      guard let number = run.registrations.caseNumber(of: code, at: reading.place) else { return }
      run.code(rows, coder, into: &answers)
      let unreadable = run.quality[.namesNotLatin]
      run.timed(number) { reader.read(rows, counting: &$0) }
      if run.quality[.namesNotLatin] > unreadable {
        run.problems.add(rows.problem(.nameNotLatin, column: run.programme.linkage.nameColumn))
      }
      try store.append(caseNumber: Int32(number), order: 0, tokens: reader.tokens, answers: answers)
    }
    guard registrations.isWhole else { throw .extract(.changed(file: exports.last?.file ?? coder.source.name)) }
    return try store.finished()
  }

  /// One row per participant who has any: the newest within the period.
  mutating func codeLatest(_ exports: [RawTable], _ coder: SourceCoder) throws(PseudonymisationError) -> StoredRows {
    var newest = NewestRows(participants: registrations.consenting)
    try forEachRow(of: exports, coder) { run, rows, reading throws(PseudonymisationError) in
      guard let number = run.caseNumber(of: reading.code, rows, coder) else { return }
      if newest.add(SubmissionOrder(rows), at: reading.place, of: number) { run.quality.add(to: .olderSubmissions) }
    }
    var store = store(coder)
    var answers = coder.noAnswers
    for (export, table) in exports.enumerated() {
      var rows = table.rows()
      while try next(&rows) {
        guard let code = coder.code.flatMap({ codes.code(rows.bytes(of: $0)) }),
          case .participant(let number) = registrations.standing(of: code),
          newest.isNewest(RowPlace(export: export, row: rows.number), of: number)
        else { continue }
        self.code(rows, coder, into: &answers)
        try store.append(caseNumber: Int32(number), order: 0, tokens: [], answers: answers)
      }
    }
    return try store.finished()
  }

  /// Every row within the period, by participant; the rows of one participant in shuffled order.
  ///
  /// Of several exports, the newest that has a participant has all their rows.
  mutating func codeMany(
    _ exports: [RawTable], _ coder: SourceCoder, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) -> StoredRows {
    let newest = try newestExports(exports, coder)
    var store = store(coder)
    var answers = coder.noAnswers
    try forEachRow(of: exports, coder) { run, rows, reading throws(PseudonymisationError) in
      guard let number = run.caseNumber(of: reading.code, rows, coder) else { return }
      if !newest.isEmpty, newest[number] != Int32(reading.place.export) { return }
      run.code(rows, coder, into: &answers)
      let order = UInt32(truncatingIfNeeded: generator.next())
      try store.append(caseNumber: Int32(number), order: order, tokens: [], answers: answers)
    }
    return try store.finished()
  }

  /// Every row of the newest export, in shuffled order; the rows are about no single participant.
  mutating func codeAggregate(
    _ exports: [RawTable], _ coder: SourceCoder, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) -> StoredRows {
    var store = store(coder)
    var answers = coder.noAnswers
    try forEachRow(of: exports.suffix(1), coder) { run, rows, _ throws(PseudonymisationError) in
      run.code(rows, coder, into: &answers)
      let order = UInt32(truncatingIfNeeded: generator.next())
      try store.append(caseNumber: -1, order: order, tokens: [], answers: answers)
    }
    return try store.finished()
  }

  /// Measures the tokens of every 16th participant, less what it takes to ask for the time.
  private mutating func timed(_ number: Int, _ work: (inout DataQuality) -> Void) {
    guard let clock, number & 15 == 0 else { return work(&quality) }
    let start = clock()
    work(&quality)
    tokenTime += max(.zero, clock() - start - clockTime) * 16
  }

  private func store(_ coder: SourceCoder, keys: [String] = []) -> CodedStore {
    let cases = coder.source.rows == .aggregate ? 0 : registrations.consenting
    return CodedStore(RecordForm(coder.source, keys: keys), cases: cases, scratch: scratch)
  }

  /// Per participant the newest export that has rows of them; empty when there is one export only.
  private func newestExports(_ exports: [RawTable], _ coder: SourceCoder) throws(PseudonymisationError) -> [Int32] {
    guard exports.count > 1 else { return [] }
    var newest = [Int32](repeating: -1, count: registrations.consenting)
    for (export, table) in exports.enumerated() {
      var rows = table.rows()
      while try next(&rows) {
        guard let code = coder.code.flatMap({ codes.code(rows.bytes(of: $0)) }),
          case .participant(let number) = registrations.standing(of: code)
        else { continue }
        newest[number] = Int32(export)
      }
    }
    return newest
  }

  /// The participant of a row that is coded; `nil` for a row that is not, which is counted.
  private mutating func caseNumber(
    of code: ParticipantCode?, _ rows: borrowing RawRows, _ coder: SourceCoder
  ) -> Int? {
    guard let code else {
      setAside(rows, .noParticipantCode, column: programme.linkage.codeColumn)
      return nil
    }
    switch registrations.standing(of: code) {
    case .withoutConsent: return nil
    case .unknown:
      quality.add(to: .unknownParticipants)
      losses.rowsLost += 1
      problems.add(rows.problem(.unknownParticipant, column: programme.linkage.codeColumn))
      return nil
    case .participant(let number):
      guard coder.isOutsidePeriod(rows) else { return number }
      quality.add(to: .outsidePeriod)
      return nil
    }
  }
}

extension SourceCoder {
  /// Room for one row's answers.
  fileprivate var noAnswers: [Answer] { fields.map { _ in .notAnswered } }
}
