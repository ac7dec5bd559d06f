import Disclosure
import Programme

/// One column per release, drawn from the numbers that were published then.
///
/// A column's height is its own number in a coordinate system as high as the scale. A withheld column is a hatched mark of
/// one fixed height with its mark above it. Columns stretch with the page, texts keep their size.
struct TrendChart {
  struct Column {
    let label: String
    let value: PublishedValue
  }

  /// Unique in the page.
  let id: String
  let title: String
  let columns: [Column]
  /// The number that a full column stands for; above zero, as plain text.
  let scale: String
  let isPercent: Bool
  let values: ValueText

  private static let top = 20  // CSS pixels for the value above a column
  private static let height = 64
  private static let hidden = 18

  var svg: String {
    let drawn = columns.enumerated().map { drawing(of: $0.element, at: $0.offset) }.joined(separator: "\n")
    let base = Self.top + Self.height
    return """
      <svg class="trend" role="img" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(base + 22)" focusable="false">\
      <title id="\(id)-t">\(title.escapedForHTML)</title><desc id="\(id)-d">\(description.escapedForHTML)</desc>
      \(drawn)
      <rect class="axis" y="\(base)" width="100%" height="1"/>\(ends)</svg>
      """
  }

  private var description: String {
    columns.map { values.messages("trend_item", ["quarter": $0.label, "value": text($0)]) }.joined(separator: "; ")
  }

  private func text(_ column: Column) -> String { values.text(column.value, unit: isPercent ? .percent : .people) }

  private func drawing(of column: Column, at position: Int) -> String {
    let share = 100 / Double(columns.count)
    let left = Self.percent(share * (Double(position) + 0.2))
    let width = Self.percent(share * 0.6)
    let middle = Self.percent(share * (Double(position) + 0.5))
    let value =
      "<text class=\"v\" text-anchor=\"middle\" x=\"\(middle)\" y=\"14\">\(text(column).escapedForHTML)</text>"
    guard let number = column.value.number else {
      let top = Self.top + Self.height - Self.hidden
      return value
        + "<rect class=\"hidden\" x=\"\(left)\" y=\"\(top)\" width=\"\(width)\" height=\"\(Self.hidden)\"/>"
    }
    return value + """
      <svg x="\(left)" y="\(Self.top)" width="\(width)" height="\(Self.height)" viewBox="0 -\(scale) 1 \(scale)" \
      preserveAspectRatio="none"><rect class="bar" transform="scale(1 -1)" width="1" height="\(number.description)"/></svg>
      """
  }

  /// The first and the last label: all of them stand in the table.
  private var ends: String {
    guard let first = columns.first, let last = columns.last else { return "" }
    let line = Self.top + Self.height + 16
    return """
      <text class="l" x="0" y="\(line)">\(first.label.escapedForHTML)</text>\
      <text class="l" x="100%" y="\(line)" text-anchor="end">\(last.label.escapedForHTML)</text>
      """
  }

  private static func percent(_ value: Double) -> String {
    PublishedNumber(scaled: Int((value * 100).rounded()), digits: 2).description + "%"
  }
}
