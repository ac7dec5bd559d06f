import Extracts
import Programme

/// How each kind of source becomes a coded table.
extension CodingRun {
  /// The person source: one row per consenting participant, with tokens, in the order of the case numbers.
  mutating func codePeople(
    _ table: RawTable, _ coder: SourceCoder, _ keys: [TokenKey]
  ) throws(PseudonymisationError) -> CodedTable {
    let count = registrations.consenting
    var answers = Self.columns(coder, rows: count)
    var tokens = keys.map { _ in [MatchToken?](repeating: nil, count: count) }
    let reader = try IdentifierReader(table, programme.linkage)
    let consent = try ConsentRule(programme, table)
    try forEachRow(of: table, coder) { run, rows, code in
      if code.isEmpty, consent.isGiven(in: rows) {
        return run.setAside(rows, .noParticipantCode, column: run.programme.linkage.codeColumn)
      }
      guard let number = run.registrations.caseNumber(of: code, row: rows.number) else { return }
      run.code(rows, coder, into: &answers, at: number)
      let unreadable = run.quality[.namesNotLatin]
      let made = reader.tokens(of: rows, by: keys, counting: &run.quality)
      if run.quality[.namesNotLatin] > unreadable {
        run.problems.append(rows.problem(.nameNotLatin, column: run.programme.linkage.nameColumn))
      }
      for (key, token) in made.enumerated() { tokens[key][number] = token }
    }
    return CodedTable(
      source: table.source.name, caseNumbers: Array(0..<Int32(count)),
      tokens: Dictionary(uniqueKeysWithValues: zip(keys.map(\.name), tokens)), answers: answers)
  }

  /// One row per participant who has any: the newest within the period.
  mutating func codeLatest(_ table: RawTable, _ coder: SourceCoder) throws(PseudonymisationError) -> CodedTable {
    var newest = [(order: SubmissionOrder, row: Int)?](repeating: nil, count: registrations.consenting)
    try forEachRow(of: table, coder) { run, rows, code in
      guard let number = run.caseNumber(of: code, rows, coder) else { return }
      let order = SubmissionOrder(rows)
      if let known = newest[number] {
        run.quality.add(to: .olderSubmissions)
        if order < known.order { return }
      }
      newest[number] = (order, rows.number)
    }
    let cases = newest.indices.filter { newest[$0] != nil }
    var places: [Int: Int] = [:]
    for (place, number) in cases.enumerated() { places[newest[number]?.row ?? 0] = place }
    var answers = Self.columns(coder, rows: cases.count)
    var rows = table.rows()
    while try next(&rows) {
      if let place = places[rows.number] { code(rows, coder, into: &answers, at: place) }
    }
    return CodedTable(source: table.source.name, caseNumbers: cases.map { Int32($0) }, tokens: [:], answers: answers)
  }

  /// Every row within the period, by participant; the rows of one participant in shuffled order.
  mutating func codeMany(
    _ table: RawTable, _ coder: SourceCoder, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) -> CodedTable {
    var cases: [Int32] = []
    var answers = Self.columns(coder, rows: 0)
    try forEachRow(of: table, coder) { run, rows, code in
      guard let number = run.caseNumber(of: code, rows, coder) else { return }
      cases.append(Int32(number))
      run.append(rows, coder, to: &answers)
    }
    let shuffled = cases.indices.shuffled(using: &generator)
    let order = shuffled.enumerated().sorted { (cases[$0.element], $0.offset) < (cases[$1.element], $1.offset) }
      .map(\.element)
    return Self.table(table, cases, answers, in: order)
  }

  /// Every row, in shuffled order; the rows are about no single participant.
  mutating func codeAggregate(
    _ table: RawTable, _ coder: SourceCoder, shuffledBy generator: inout some RandomNumberGenerator
  ) throws(PseudonymisationError) -> CodedTable {
    var answers = Self.columns(coder, rows: 0)
    var count = 0
    try forEachRow(of: table, coder) { run, rows, _ in
      count += 1
      run.append(rows, coder, to: &answers)
    }
    let order = Array(0..<count).shuffled(using: &generator)
    return Self.table(table, Array(repeating: -1, count: count), answers, in: order)
  }

  /// The participant of a row that is coded; `nil` for a row that is not, which is counted.
  private mutating func caseNumber(
    of code: Registrations.Code, _ rows: borrowing RawRows, _ coder: SourceCoder
  ) -> Int? {
    if code.isEmpty {
      setAside(rows, .noParticipantCode, column: programme.linkage.codeColumn)
      return nil
    }
    switch registrations.standing(of: code) {
    case .withoutConsent: return nil
    case .unknown:
      quality.add(to: .unknownParticipants)
      problems.append(rows.problem(.unknownParticipant, column: programme.linkage.codeColumn))
      return nil
    case .participant(let number):
      guard coder.isOutsidePeriod(rows) else { return number }
      quality.add(to: .outsidePeriod)
      return nil
    }
  }

  private mutating func append(_ rows: borrowing RawRows, _ coder: SourceCoder, to answers: inout [[Answer]]) {
    for field in answers.indices { answers[field].append(.notAnswered) }
    code(rows, coder, into: &answers, at: (answers.first?.count ?? 1) - 1)
  }

  private static func columns(_ coder: SourceCoder, rows: Int) -> [[Answer]] {
    coder.fields.map { _ in [Answer](repeating: .notAnswered, count: rows) }
  }

  private static func table(
    _ table: RawTable, _ cases: [Int32], _ answers: [[Answer]], in order: [Int]
  ) -> CodedTable {
    CodedTable(
      source: table.source.name, caseNumbers: order.map { cases[$0] }, tokens: [:],
      answers: answers.map { column in order.map { column[$0] } })
  }
}
