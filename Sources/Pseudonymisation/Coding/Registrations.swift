import Extracts
import Programme
import Sodium

/// Everyone in the person source: whose latest registration consents, in which row it is, and its case number.
///
/// About 60 bytes for each participant code, whatever its length: codes are known by a keyed hash of 128 bits. Two codes
/// of ten million would meet in one of 10^24 runs.
struct Registrations: Withheld {
  /// A participant code as it is compared: upper case, hashed.
  struct Code: Hashable {
    fileprivate let high: UInt64
    fileprivate let low: UInt64
  }

  /// A row of one of a source's exports.
  struct Place: Comparable {
    /// Position among the exports of the source, oldest first.
    let export: Int32
    let row: Int32

    static func < (left: Place, right: Place) -> Bool { (left.export, left.row) < (right.export, right.row) }
  }

  private struct Registration {
    var code: Code
    var order: SubmissionOrder
    var place: Place
    var caseNumber: Int32
  }

  /// Case numbers of those who have none.
  private enum NoCase {
    static let consents: Int32 = -1
    static let refuses: Int32 = -2
  }

  private let hash = ShortHash()
  private let upper = UpperCase()
  private var people: [Registration] = []
  /// Positions in ``people`` by hash, −1 where free; as many as a power of two.
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
  /// Position of the person whose row may come next.
  private var expected = 0
  /// Other submissions of those who have any, by position.
  private var others: [Int32: Int] = [:]
  /// People without a code who did not consent.
  private var unnamedWithoutConsent = 0
  /// Number of people whose latest registration consents.
  private(set) var consenting = 0
  /// Older submissions of those who consent; how many those without consent have, nobody counts.
  private(set) var older = 0
  /// Rows whose participant has a newer one in the same export: for the hub's own eyes.
  private(set) var replaced: [Place] = []

  /// - Returns: `nil` for an empty cell.
  func code(_ cell: ArraySlice<UInt8>) -> Code? {
    if cell.isEmpty { return nil }
    // A code of one length always goes the same way.
    if let short = ShortText(cell.span)?.upperCase {
      let (high, low) = hash(short.first, short.rest)
      return Code(high: high, low: low)
    }
    let (high, low) = hash(upper.of(cell))
    return Code(high: high, low: low)
  }

  var withoutConsent: Int { people.count - consenting + unnamedWithoutConsent }

  mutating func addWithoutCode() { unnamedWithoutConsent += 1 }

  mutating func add(_ code: Code, _ order: SubmissionOrder, at place: Place, consents: Bool) {
    let caseNumber = consents ? NoCase.consents : NoCase.refuses
    let slot = slot(of: code)
    let found = slots[slot]
    guard found >= 0 else {
      slots[slot] = Int32(people.count)
      people.append(Registration(code: code, order: order, place: place, caseNumber: caseNumber))
      if people.count * 2 > slots.count { grow() }
      return
    }
    let known = people[Int(found)]
    let isNewer = order >= known.order
    // The same submission stands in every later export too: only within one export is it worth a word.
    if known.place.export == place.export {
      others[found, default: 0] += 1
      replaced.append(isNewer ? known.place : place)
    }
    if isNewer {
      people[Int(found)].order = order
      people[Int(found)].place = place
      people[Int(found)].caseNumber = caseNumber
    }
  }

  /// Numbers everyone who consents, in an order that has nothing to do with the extract's.
  mutating func number(shuffledBy generator: inout some RandomNumberGenerator) {
    var positions: [Int32] = []
    for position in people.indices where people[position].caseNumber == NoCase.consents {
      positions.append(Int32(position))
      older += others[Int32(position)] ?? 0
    }
    consenting = positions.count
    positions.shuffle(using: &generator)
    for (number, position) in positions.enumerated() { people[Int(position)].caseNumber = Int32(number) }
  }

  enum Standing: Equatable {
    case participant(caseNumber: Int)
    case withoutConsent
    case unknown
  }

  func standing(of code: Code) -> Standing {
    let found = slots[slot(of: code)]
    guard found >= 0 else { return .unknown }
    let number = people[Int(found)].caseNumber
    return number < 0 ? .withoutConsent : .participant(caseNumber: Int(number))
  }

  /// The case number of the person whose latest registration this row is; `nil` for any other row.
  mutating func caseNumber(of code: Code, at place: Place) -> Int? {
    guard let found = position(of: code) else { return nil }
    expected = found + 1
    guard people[found].place == place, people[found].caseNumber >= 0 else { return nil }
    return Int(people[found].caseNumber)
  }

  /// Rows are coded in the order in which they were registered, so that the next person is nearly always the next one.
  private func position(of code: Code) -> Int? {
    if expected < people.count, people[expected].code == code { return expected }
    let found = slots[slot(of: code)]
    return found < 0 ? nil : Int(found)
  }

  /// The code's slot, or the free one where it would go.
  private func slot(of code: Code) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: code.low) & mask
    while slots[slot] >= 0, people[Int(slots[slot])].code != code { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for position in people.indices {
      var slot = Int(truncatingIfNeeded: people[position].code.low) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(position)
    }
  }
}

/// Room in which a code becomes upper case, row after row.
private final class UpperCase {
  private var bytes: [UInt8] = []

  func of(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    for byte in cell { bytes.append((0x61...0x7A).contains(byte) ? byte - 32 : byte) }
    return bytes
  }
}
