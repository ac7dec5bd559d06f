import Extracts
import Programme

/// Takes coded rows in the extract's order and gives them in the bundle's: by case number, rows of a case shuffled.
///
/// Rows are dealt into groups by case number. When they outgrow memory, the groups go to scratch disk; afterwards each
/// group is read and sorted by itself, so that memory never holds more than one.
struct CodedStore {
  /// Bytes of rows that are held before they go to disk.
  static let heldBytes = 32 << 20
  /// Of a source that is complete; the next one needs the room.
  private static let keptBytes = 8 << 20
  /// Participants of one group.
  static let casesPerGroup = 1 << 14
  /// Of rows that belong to no case, as a power of two.
  private static let looseGroupBits: UInt32 = 6

  let form: RecordForm
  private let heldBytes: Int
  private var records: DealtRecords
  private var record: [UInt8]
  private(set) var rowCount = 0

  /// - Parameters:
  ///   - cases: Case numbers are below this; 0 when rows belong to no case.
  ///   - scratch: `nil`: all rows are held.
  init(_ form: RecordForm, cases: Int, scratch: (any ScratchSpace)?, heldBytes: Int = heldBytes) {
    self.heldBytes = heldBytes
    self.form = form
    let groups = cases == 0 ? 1 << Int(Self.looseGroupBits) : (cases - 1) / Self.casesPerGroup + 1
    records = DealtRecords(groups: groups, scratch: scratch, heldBytes: heldBytes)
    record = [UInt8](repeating: 0, count: form.length)
  }

  mutating func append(
    caseNumber: Int32, order: UInt32, tokens: [MatchToken?], answers: [Answer]
  ) throws(PseudonymisationError) {
    // Rows of no case are dealt by their random order, which is then their order.
    let group = caseNumber < 0 ? Int(order >> (32 - Self.looseGroupBits)) : Int(caseNumber) / Self.casesPerGroup
    form.write(caseNumber: caseNumber, order: order, tokens: tokens, answers: answers, to: &record)
    rowCount += 1
    try records.append(record, to: group)
  }

  consuming func finished() throws(PseudonymisationError) -> StoredRows {
    try records.keep(atMost: min(heldBytes, Self.keptBytes))
    return StoredRows(form: form, rowCount: rowCount, records: records)
  }
}

/// The coded rows of one source, in the bundle's order.
struct StoredRows: CodedRows, Withheld {
  /// Rows that are handed over at a time.
  private static let pieceRows = 2_048
  /// The same where each is read once and soon: what the processor's cache holds.
  private static let nearRows = 256

  let form: RecordForm
  let rowCount: Int
  private let records: DealtRecords

  var source: String { form.source.name }
  var keys: Set<String> { Set(form.keys) }
  var fieldCount: Int { form.source.fields.count }

  init(form: RecordForm, rowCount: Int, records: DealtRecords) {
    self.form = form
    self.rowCount = rowCount
    self.records = records
  }

  func forEachPiece(_ visit: (CodedTable) throws -> Void) throws {
    for group in 0..<records.groupCount {
      let bytes = try records.bytes(of: group)
      let order = form.order(of: bytes.span, firstCase: group * CodedStore.casesPerGroup)
      for first in stride(from: 0, to: order.count, by: Self.pieceRows) {
        try visit(form.table(bytes.span, rowsAt: order[first..<min(first + Self.pieceRows, order.count)]))
      }
    }
  }

  func forEachPiece(keys: [String], _ visit: (CodedPiece) throws -> Void) throws {
    let wanted = keys.compactMap { form.keys.firstIndex(of: $0) }
    for group in 0..<records.groupCount {
      let bytes = try records.bytes(of: group)
      let order = form.order(of: bytes.span, firstCase: group * CodedStore.casesPerGroup)
      for first in stride(from: 0, to: order.count, by: Self.nearRows) {
        let rows = order[first..<min(first + Self.nearRows, order.count)]
        try visit(form.piece(bytes.span, rowsAt: rows, keys: wanted))
      }
    }
  }

  /// All rows at once.
  func table() throws -> CodedTable {
    var cases: [Int32] = []
    var tokens = Dictionary(uniqueKeysWithValues: form.keys.map { ($0, [MatchToken?]()) })
    var answers = form.source.fields.map { _ in [Answer]() }
    try forEachPiece { piece in
      cases += piece.caseNumbers
      for (key, column) in piece.tokens { tokens[key]? += column }
      for (field, column) in piece.answers.enumerated() { answers[field] += column }
    }
    return CodedTable(source: source, caseNumbers: cases, tokens: tokens, answers: answers)
  }
}
