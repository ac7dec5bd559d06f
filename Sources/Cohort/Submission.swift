/// One form sent in for one registration.
struct Submission: Sendable {
  let registration: Registration
  let day: CivilDay
  /// Local time at which the form was opened, in minutes since midnight; from 8:30 to 17:30.
  let minutes: Int
  /// Minutes until it was sent.
  let duration: Int
  let answers: Answers
  /// The server's number, unique in the file.
  let id: Int
  /// 36 ASCII characters.
  let uuid: [UInt8]

  init(_ registration: Registration, on day: CivilDay, answers: Answers, id: Int, random: inout SplitMix64) {
    self.registration = registration
    self.day = day
    self.answers = answers
    self.id = id
    minutes = random.within(510...1050)
    duration = random.within(8...38)
    uuid = Self.uuid(random.next(), random.next())
  }

  /// European summer time ends on 2025-10-26 and begins on 2026-03-29.
  var isSummerTime: Bool { day < CivilDay(2025, 10, 26) || day >= CivilDay(2026, 3, 29) }

  /// A version 4 UUID (RFC 9562, 5.4).
  private static func uuid(_ high: UInt64, _ low: UInt64) -> [UInt8] {
    let bits = (high & ~0xF000 | 0x4000, low & ~(3 << 62) | 1 << 63)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for position in 0..<32 {
      if [8, 12, 16, 20].contains(position) { text.append(UInt8(ascii: "-")) }
      let word = position < 16 ? bits.0 : bits.1
      let nibble = UInt8(word >> UInt64(60 - position % 16 * 4) & 15)
      text.append(nibble < 10 ? 48 + nibble : 87 + nibble)
    }
    return text
  }
}
