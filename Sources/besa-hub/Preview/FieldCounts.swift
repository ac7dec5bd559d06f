import Programme

/// How often each answer of a field is in a night's bundle.
struct FieldCounts {
  let field: CodedField
  /// Wire number → rows; of a field with several options, of each set of them.
  private var rows: [Int32: Int] = [:]

  init(_ field: CodedField) { self.field = field }

  mutating func add(_ answers: [Answer]) {
    for answer in answers { rows[answer.raw, default: 0] += 1 }
  }

  /// Rows without an answer, by the reason.
  func count(of state: AnswerState) -> Int { rows[state.rawValue] ?? 0 }

  var answered: Int { rows.reduce(0) { $0 + ($1.key >= 0 ? $1.value : 0) } }

  /// Rows by code or number, in the order of the numbers; of several options each counts.
  var byValue: [(value: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for (raw, count) in rows where raw >= 0 {
      if case .choices(let list) = field.form {
        for bit in list.codes.indices where raw >> Int32(bit) & 1 == 1 { counts[bit, default: 0] += count }
      } else {
        counts[Int(raw), default: 0] += count
      }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// One source of a night's bundle, counted.
struct SourceCounts {
  let source: Source
  let rows: Int
  private(set) var fields: [FieldCounts]
  /// Match key → participants who have a token; in the person source only.
  private(set) var tokens: [String: Int] = [:]

  /// Reads all coded rows once.
  init(_ coded: any CodedRows, of source: Source) throws {
    self.source = source
    rows = coded.rowCount
    fields = source.fields.map { FieldCounts($0) }
    var (fields, tokens) = (fields, [String: Int]())
    try coded.forEachPiece { piece in
      for (number, answers) in piece.answers.enumerated() { fields[number].add(answers) }
      for (key, column) in piece.tokens { tokens[key, default: 0] += column.count { $0 != nil } }
    }
    (self.fields, self.tokens) = (fields, tokens)
  }

  /// Whether a row is a person: only then is a small count a small group.
  var countsPeople: Bool { source.rows == .onePerPerson || source.rows == .latestPerPerson }
}
