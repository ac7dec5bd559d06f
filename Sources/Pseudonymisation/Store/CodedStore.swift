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
  static let groupCount = 64

  let form: RecordForm
  private let scratch: (any ScratchSpace)?
  private let casesPerGroup: Int
  private let heldBytes: Int
  private var groups: [[UInt8]] = Array(repeating: [], count: groupCount)
  private var parts: [[(offset: Int, count: Int)]] = Array(repeating: [], count: groupCount)
  private var held = 0
  private(set) var rowCount = 0

  /// - Parameters:
  ///   - cases: Case numbers are below this; 0 when rows belong to no case.
  ///   - scratch: `nil`: all rows are held.
  init(_ form: RecordForm, cases: Int, scratch: (any ScratchSpace)?, heldBytes: Int = heldBytes) {
    self.heldBytes = heldBytes
    self.form = form
    self.scratch = scratch
    casesPerGroup = max(1, (cases + Self.groupCount - 1) / Self.groupCount)
  }

  mutating func append(
    caseNumber: Int32, order: UInt32, tokens: [MatchToken?], answers: [Answer]
  ) throws(PseudonymisationError) {
    // Rows of no case are dealt by their random order, which is then their order.
    let group = caseNumber < 0 ? Int(order >> 26) : Int(caseNumber) / casesPerGroup
    form.append(caseNumber: caseNumber, order: order, tokens: tokens, answers: answers, to: &groups[group])
    rowCount += 1
    held += form.length
    if held > heldBytes, let scratch { try spill(to: scratch) }
  }

  private mutating func spill(to scratch: any ScratchSpace) throws(PseudonymisationError) {
    for group in groups.indices where !groups[group].isEmpty {
      do {
        parts[group].append((try scratch.append(groups[group]), groups[group].count))
      } catch {
        throw .scratch
      }
      groups[group].removeAll(keepingCapacity: true)
    }
    held = 0
  }

  consuming func finished() throws(PseudonymisationError) -> StoredRows {
    if held > min(heldBytes, Self.keptBytes), let scratch {
      try spill(to: scratch)
      groups = Array(repeating: [], count: Self.groupCount)
    }
    return StoredRows(form: form, rowCount: rowCount, groups: groups, parts: parts, scratch)
  }
}

/// The coded rows of one source, in the bundle's order.
struct StoredRows: CodedRows, Withheld {
  /// Rows that are handed over at a time.
  private static let pieceRows = 2_048

  let form: RecordForm
  let rowCount: Int
  private let groups: [[UInt8]]
  private let parts: [[(offset: Int, count: Int)]]
  private let scratch: (any ScratchSpace)?

  var source: String { form.source.name }

  init(
    form: RecordForm, rowCount: Int, groups: [[UInt8]], parts: [[(offset: Int, count: Int)]],
    _ scratch: (any ScratchSpace)?
  ) {
    self.form = form
    self.rowCount = rowCount
    self.groups = groups
    self.parts = parts
    self.scratch = scratch
  }

  func forEachPiece(_ visit: (CodedTable) throws -> Void) throws {
    for group in groups.indices {
      let bytes = try bytes(of: group)
      let starts = Array(stride(from: 0, to: bytes.count, by: form.length))
      var ranked: [(rank: UInt64, start: Int)] = []
      ranked.reserveCapacity(starts.count)
      for start in starts { ranked.append((form.rank(bytes.span, at: start), start)) }
      ranked.sort { ($0.rank, $0.start) < ($1.rank, $1.start) }
      let order = ranked.map(\.start)
      for first in stride(from: 0, to: order.count, by: Self.pieceRows) {
        try visit(form.table(bytes.span, rowsAt: order[first..<min(first + Self.pieceRows, order.count)]))
      }
    }
  }

  private func bytes(of group: Int) throws -> [UInt8] {
    guard let scratch, !parts[group].isEmpty else { return groups[group] }
    var bytes: [UInt8] = []
    for part in parts[group] { bytes += try scratch.read(at: part.offset, count: part.count) }
    return bytes + groups[group]
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
