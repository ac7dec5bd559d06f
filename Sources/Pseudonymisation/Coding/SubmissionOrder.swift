import Extracts
import Programme

/// Where a submission stands in time, as its ordering column says, in one number: greater is newer.
///
/// A moment is newer than a plain number, a number than any other text, and that than nothing. Submissions that stand
/// together are ordered by their export and row.
struct SubmissionOrder: Withheld, Comparable {
  let rank: UInt64

  /// Two bits say what the column holds.
  private static let classShift: UInt64 = 62
  private static let millisecondsPerDay = 86_400_000

  init(rank: UInt64) { self.rank = rank }

  init(_ rows: borrowing RawRows) { self.init(rows.newest.span) }

  init(_ text: Span<UInt8>) {
    if let date = CalendarDate(cell: text) {
      let moment = date.dayNumber * Self.millisecondsPerDay + ClockTime.milliseconds(behindDayIn: text)
      rank = 3 << Self.classShift | UInt64(moment + 1 << 60)
    } else if let number = Self.number(text) {
      rank = 2 << Self.classShift | number
    } else {
      var first: UInt64 = text.count == 0 ? 0 : 1
      for place in 0..<7 { first = first << 8 | (place < text.count ? UInt64(text[place]) : 0) }
      rank = first
    }
  }

  private static func number(_ text: Span<UInt8>) -> UInt64? {
    guard (1...17).contains(text.count) else { return nil }
    var number: UInt64 = 0
    for place in text.indices {
      guard (48...57).contains(text[place]) else { return nil }
      number = number * 10 + UInt64(text[place] - 48)
    }
    return number
  }

  static func < (left: SubmissionOrder, right: SubmissionOrder) -> Bool { left.rank < right.rank }
}

/// The time behind a day: `T10:31:00.000+01:00`, as far as it is there.
enum ClockTime {
  /// - Returns: Milliseconds since the day began in UTC, below 0 for early hours in the east; without a zone, as it stands.
  static func milliseconds(behindDayIn text: Span<UInt8>) -> Int {
    var start = 0
    while start < text.count, text[start] != UInt8(ascii: "T"), text[start] != UInt8(ascii: " ") { start += 1 }
    var at = start + 1
    let hours = number(text, &at, of: 2)
    var (minutes, seconds, fraction) = (0, 0, 0)
    if goesOn(text, &at, behind: ":") {
      minutes = number(text, &at, of: 2)
      if goesOn(text, &at, behind: ":") {
        seconds = number(text, &at, of: 2)
        if goesOn(text, &at, behind: ".") { fraction = thousandths(text, &at) }
      }
    }
    let time = (hours * 60 + minutes) * 60 + seconds
    return time * 1_000 + fraction - zone(text, at: at) * 60_000
  }

  private static func goesOn(_ text: Span<UInt8>, _ at: inout Int, behind mark: Unicode.Scalar) -> Bool {
    guard at < text.count, text[at] == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  /// The first digits of a run; the place moves behind all of them.
  private static func number(_ text: Span<UInt8>, _ at: inout Int, of most: Int) -> Int {
    var number = 0
    let start = at
    while at < text.count, (48...57).contains(text[at]) {
      if at - start < most { number = number * 10 + Int(text[at] - 48) }
      at += 1
    }
    return number
  }

  private static func thousandths(_ text: Span<UInt8>, _ at: inout Int) -> Int {
    let start = at
    var number = number(text, &at, of: 3)
    for _ in min(at - start, 3)..<3 { number *= 10 }
    return number
  }

  /// Minutes east of UTC: `+01:00`, `-0530`.
  private static func zone(_ text: Span<UInt8>, at start: Int) -> Int {
    guard start < text.count, text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-") else { return 0 }
    var digits = 0
    var number = 0
    for place in start + 1..<text.count where (48...57).contains(text[place]) {
      if digits < 4 { number = number * 10 + Int(text[place] - 48) }
      digits += 1
    }
    guard digits == 4 else { return 0 }
    let minutes = number / 100 * 60 + number % 100
    return text[start] == UInt8(ascii: "-") ? -minutes : minutes
  }
}
