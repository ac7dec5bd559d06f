import Extracts
import Programme

/// Everyone in the person source, settled: in which rows the newest registrations that consent are, and their case numbers.
///
/// Four bytes for each participant and three bits for each row; where other sources ask for codes, 24 bytes more.
struct Registrations: Withheld {
  /// Number of people whose latest registration consents.
  let consenting: Int
  let withoutConsent: Int
  /// Of these, those who have a code.
  private let refusing: Int
  /// Older submissions of those who consent.
  let older: Int
  /// By export: rows whose participant has a newer one there.
  let replaced: [RowMarks]
  private let rows: [RowMarks]
  /// Case numbers in the order of ``rows``.
  private let numbers: [Int32]
  private var table = CaseTable(people: 0)
  private let expected: CodeSeal
  private var coded = CodeSeal()

  /// Of nobody.
  init() {
    var generator = SystemRandomNumberGenerator()
    self.init(NewestRegistrations(exports: 0), unnamedWithoutConsent: 0, shuffledBy: &generator)
  }

  /// Numbers everyone who consents, in an order that has nothing to do with the extract's.
  init(
    _ newest: NewestRegistrations, unnamedWithoutConsent: Int, shuffledBy generator: inout some RandomNumberGenerator
  ) {
    var rows = newest.consenting
    var count = 0
    for export in rows.indices { count = rows[export].finish(after: count) }
    self.rows = rows
    consenting = count
    withoutConsent = newest.refusing + unnamedWithoutConsent
    refusing = newest.refusing
    older = newest.older
    replaced = newest.replaced
    expected = newest.seal
    numbers = ShuffledNumbers.draw(count, from: &generator)
  }

  // MARK: Rows of the person source

  /// The case number of the person whose latest registration this row is; `nil` for any other row.
  mutating func caseNumber(of code: ParticipantCode, at place: RowPlace) -> Int? {
    guard place.export < rows.count, rows[place.export].contains(place.row) else { return nil }
    coded.add(code)
    return Int(numbers[rows[place.export].rank(place.row)])
  }

  /// Whether the rows that ``caseNumber(of:at:)`` was asked for are those that were registered: if not, somebody wrote to
  /// the file in between, and a row may be of somebody else than the one who consented.
  var isWhole: Bool { coded == expected }

  // MARK: Codes in other sources

  enum Standing: Equatable {
    case participant(caseNumber: Int)
    case withoutConsent
    case unknown
  }

  func standing(of code: ParticipantCode) -> Standing { table[code] }

  mutating func prepareTable() { table = CaseTable(people: consenting + refusing) }

  /// - Parameter bytes: Records of a group.
  mutating func addCodes(of bytes: Span<UInt8>) {
    for start in stride(from: 0, to: bytes.count, by: RegistrationRecord.length) {
      let row = RegistrationRecord(bytes, at: start)
      let marks = rows[row.place.export]
      let number = marks.contains(row.place.row) ? numbers[marks.rank(row.place.row)] : nil
      table.add(row.code, number: number)
    }
  }
}
