import Extracts
import Programme

/// A birth date as match keys see it: `YYYY-MM-DD`, and the year alone.
struct DateText: Withheld {
  /// Ten bytes and spare ones.
  private(set) var text = [UInt8](repeating: 0, count: 10 + MatchKey.spare)
  private(set) var year = 0..<4

  static let day = 0..<10

  mutating func write(_ date: CalendarDate) {
    write(date.year, 0..<4)
    text[4] = UInt8(ascii: "-")
    write(date.month, 5..<7)
    text[7] = UInt8(ascii: "-")
    write(date.day, 8..<10)
    // A year alone has no zeros before it.
    year = (text[..<3].firstIndex { $0 != UInt8(ascii: "0") } ?? 3)..<4
  }

  private mutating func write(_ number: Int, _ places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
      text[place] = 48 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
