import Extracts

/// Which rows are somebody's newest registration and consent, and what the others came to.
struct NewestRegistrations {
  /// By export.
  var consenting: [RowMarks]
  /// Rows whose participant has a newer one in the same export: for the hub's own eyes.
  var replaced: [RowMarks]
  /// People whose newest registration does not consent.
  var refusing = 0
  /// Older submissions of those who consent; how many those without consent have, nobody counts.
  var older = 0
  /// Of the codes of those who consent: to see that the rows that are coded are the ones that were registered.
  var seal = CodeSeal()

  init(exports: Int) {
    consenting = Array(repeating: RowMarks(), count: exports)
    replaced = consenting
  }
}

/// A sum of codes that does not depend on their order. They are keyed hashes: nobody can make another set of the same sum.
struct CodeSeal: Equatable, Withheld {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  mutating func add(_ code: ParticipantCode) {
    high &+= code.high
    low &+= code.low
  }
}

/// Reads the rows of a group of codes and finds each code's newest.
struct RegistrationScan {
  /// Where the newest row of a code begins; -1 where a slot is free. As many as a power of two.
  private var slots: [Int32] = []
  /// Other submissions of the same export, of those who have any, by slot.
  private var others: [Int: Int] = [:]

  mutating func read(_ rows: Span<UInt8>, into newest: inout NewestRegistrations) {
    prepare(rows: rows.count / RegistrationRecord.length)
    for start in stride(from: 0, to: rows.count, by: RegistrationRecord.length) {
      let row = RegistrationRecord(rows, at: start)
      let slot = slot(of: row.code, rows)
      if slots[slot] < 0 {
        slots[slot] = Int32(start)
      } else {
        settle(row, at: start, rows, slot, &newest)
      }
    }
    for slot in slots.indices where slots[slot] >= 0 {
      let row = RegistrationRecord(rows, at: Int(slots[slot]))
      if row.consents {
        newest.consenting[row.place.export].insert(row.place.row)
        newest.seal.add(row.code)
        newest.older += others[slot] ?? 0
      } else {
        newest.refusing += 1
      }
    }
  }

  /// A further row of a code that is known.
  private mutating func settle(
    _ row: RegistrationRecord, at start: Int, _ rows: Span<UInt8>, _ slot: Int, _ newest: inout NewestRegistrations
  ) {
    let known = RegistrationRecord(rows, at: Int(slots[slot]))
    let isNewer = row.order >= known.order
    // The same submission stands in every later export too: only within one export is it worth a word.
    if known.place.export == row.place.export {
      others[slot, default: 0] += 1
      newest.replaced[row.place.export].insert(isNewer ? known.place.row : row.place.row)
    }
    if isNewer { slots[slot] = Int32(start) }
  }

  private mutating func prepare(rows: Int) {
    var size = 64
    while size < rows * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    others = [:]
  }

  /// The code's slot, or the free one where it would go.
  private func slot(of code: ParticipantCode, _ rows: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: code.low) & mask
    while slots[slot] >= 0, RegistrationRecord(rows, at: Int(slots[slot])).code != code { slot = (slot + 1) & mask }
    return slot
  }
}
