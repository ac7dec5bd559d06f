/// Case numbers by participant code, as large as it must be: 16 bytes a place, a third of the places free.
///
/// A code is known by 96 bits of its keyed hash: two of ten million would meet in one of 10^15 runs.
struct CaseTable {
  private static let free: Int32 = -1
  /// Somebody without consent.
  private static let refuses: Int32 = -2

  private var highs: [UInt64]
  private var lows: [UInt32]
  private var numbers: [Int32]

  init(people: Int) {
    let size = people + people / 2 + 1
    highs = Array(repeating: 0, count: size)
    lows = Array(repeating: 0, count: size)
    numbers = Array(repeating: Self.free, count: size)
  }

  subscript(code: ParticipantCode) -> Registrations.Standing {
    let number = numbers[slot(of: code)]
    return number >= 0 ? .participant(caseNumber: Int(number)) : number == Self.free ? .unknown : .withoutConsent
  }

  /// - Parameter number: `nil` for a row that is not its participant's newest with consent: it takes no number away.
  mutating func add(_ code: ParticipantCode, number: Int32?) {
    let slot = slot(of: code)
    if numbers[slot] >= 0 { return }
    highs[slot] = code.high
    lows[slot] = UInt32(truncatingIfNeeded: code.low)
    numbers[slot] = number ?? Self.refuses
  }

  /// The code's slot, or the free one where it would go.
  private func slot(of code: ParticipantCode) -> Int {
    let low = UInt32(truncatingIfNeeded: code.low)
    var slot = Int(truncatingIfNeeded: code.high.multipliedFullWidth(by: UInt64(numbers.count)).high)
    while numbers[slot] != Self.free, highs[slot] != code.high || lows[slot] != low {
      slot = slot + 1 == numbers.count ? 0 : slot + 1
    }
    return slot
  }
}
