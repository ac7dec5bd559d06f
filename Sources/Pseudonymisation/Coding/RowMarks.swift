/// Some rows of an export: a bit for each, and how many come before it.
struct RowMarks {
  private var words: [UInt64] = []
  /// Marked rows before each word; empty until ``finish(after:)``.
  private var before: [Int32] = []

  mutating func insert(_ row: Int) {
    let word = row >> 6
    if word >= words.count { words += [UInt64](repeating: 0, count: max(16, word + word / 2 + 1 - words.count)) }
    words[word] |= 1 << UInt64(row & 63)
  }

  func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] >> UInt64(row & 63) & 1 == 1
  }

  /// Counts, once all are there.
  ///
  /// - Parameter first: Marked rows of the exports before.
  /// - Returns: Those of this one too.
  mutating func finish(after first: Int) -> Int {
    var count = first
    before = []
    before.reserveCapacity(words.count)
    for word in words {
      before.append(Int32(count))
      count += word.nonzeroBitCount
    }
    return count
  }

  /// Marked rows before this one, those of the exports before among them.
  ///
  /// - Precondition: The row is marked.
  func rank(_ row: Int) -> Int {
    let lower = words[row >> 6] & ((1 << UInt64(row & 63)) - 1)
    return Int(before[row >> 6]) + lower.nonzeroBitCount
  }

  /// Rows, from the first on.
  func visitRows(_ visit: (Int) -> Void) {
    for (number, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        visit(number << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
