import Foundation

/// Figures in columns of fixed width.
enum Columns {
  /// - Parameter widths: Below 0 for text that starts at the left.
  static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      let gap = String(repeating: " ", count: max(0, abs(width) - cell.count))
      return width < 0 ? cell + gap : gap + cell
    }
    return padded.joined().replacing(#/[ ]+$/#, with: "")
  }

  static func fixed(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }

  /// `1234567` as `1,234,567`.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
