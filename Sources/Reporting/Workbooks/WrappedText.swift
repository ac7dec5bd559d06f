/// How much room a text takes in a cell: an estimate on the safe side, because only the reader's program knows its letters.
struct WrappedText {
  let lines: Int

  /// - Parameter width: Of the column, in digits of the workbook's standard font (Calibri 11).
  init(_ text: String, width: Double) {
    let letters = max(Int((width - 1) / Self.widthOfLetter), 1)
    var lines = 1
    var used = 0
    for word in text.split(separator: " ") {
      let length = word.count
      if used > 0, used + 1 + length > letters {
        lines += 1
        used = 0
      }
      used += length + (used > 0 ? 1 : 0)
      // A word that is longer than the line is broken.
      lines += max(used - 1, 0) / letters
      used = used > letters ? used % letters : used
    }
    self.lines = lines
  }

  /// Points.
  var height: Double { Double(lines) * Self.lineHeight }

  /// Points of one line of Arial 12.
  static let lineHeight = 16.0
  /// Points of the heading in Arial 16.
  static let headingHeight = 24.0
  /// A letter of Arial 12 in digits of Calibri 11 (7 pixels), on average; bold takes a little more.
  static let widthOfLetter = 1.08
}
