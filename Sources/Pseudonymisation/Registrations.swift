import Extracts
import Programme

/// Everyone in the person source: whose latest registration consents, in which row it is, and its case number.
struct Registrations: Withheld {
  /// A participant code as it is compared: upper case.
  typealias Code = [UInt8]

  private struct Registration {
    var order: SubmissionOrder
    var row: Int
    var consents: Bool
    var caseNumber: Int?
    /// Other submissions of the same participant.
    var others = 0
  }

  private var byCode: [Code: Registration] = [:]
  /// People without a code who did not consent.
  private var unnamedWithoutConsent = 0
  /// Number of people whose latest registration consents.
  private(set) var consenting = 0
  /// Older submissions of those who consent; how many those without consent have, nobody counts.
  private(set) var older = 0

  /// Rows whose participant has a newer one: for the hub's own eyes.
  private(set) var replaced: [Int] = []

  static func code(_ cell: ArraySlice<UInt8>) -> Code {
    cell.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
  }

  var withoutConsent: Int { byCode.count - consenting + unnamedWithoutConsent }

  mutating func addWithoutCode() { unnamedWithoutConsent += 1 }

  mutating func add(_ code: Code, _ rows: borrowing RawRows, consents: Bool) {
    let order = SubmissionOrder(rows)
    var registration = Registration(order: order, row: rows.number, consents: consents)
    if var known = byCode[code] {
      known.others += 1
      registration.others = known.others
      let isNewer = order >= known.order
      replaced.append(isNewer ? known.row : rows.number)
      if !isNewer { registration = known }
    }
    byCode[code] = registration
  }

  /// Numbers everyone who consents, in an order that has nothing to do with the extract's.
  mutating func number(shuffledBy generator: inout some RandomNumberGenerator) {
    // By row first: the order of a dictionary differs from run to run, and tests need one seed to mean one order.
    let codes = byCode.filter(\.value.consents).sorted { $0.value.row < $1.value.row }.map(\.key)
    consenting = codes.count
    older = codes.reduce(0) { $0 + (byCode[$1]?.others ?? 0) }
    for (number, code) in codes.shuffled(using: &generator).enumerated() { byCode[code]?.caseNumber = number }
  }

  enum Standing: Equatable {
    case participant(caseNumber: Int)
    case withoutConsent
    case unknown
  }

  func standing(of code: Code) -> Standing {
    guard let registration = byCode[code] else { return .unknown }
    return registration.caseNumber.map { .participant(caseNumber: $0) } ?? .withoutConsent
  }

  /// The case number of the person whose latest registration this row is; `nil` for any other row.
  func caseNumber(of code: Code, row: Int) -> Int? {
    guard let registration = byCode[code], registration.row == row else { return nil }
    return registration.caseNumber
  }
}
