import Extracts
import Programme

/// Where a submission stands in time, as its ordering column says; without one, the later row is the newer.
struct SubmissionOrder: Withheld, Comparable {
  private let text: [UInt8]
  private let row: Int

  init(_ rows: borrowing RawRows) {
    let newest = rows.newest
    // A day is written in one way before days are compared; a time behind it stays.
    if let date = CalendarDate(cell: newest) {
      text = Array(date.description.utf8) + newest[(newest.firstIndex(of: UInt8(ascii: "T")) ?? newest.endIndex)...]
    } else {
      text = Array(newest)
    }
    row = rows.number
  }

  static func < (left: SubmissionOrder, right: SubmissionOrder) -> Bool {
    if left.text == right.text { return left.row < right.row }
    return left.text.lexicographicallyPrecedes(right.text)
  }
}
