import Disclosure
import Programme

/// One bar per answer, drawn from released numbers only.
///
/// A bar's length is its own number in a coordinate system as long as the scale, so that every length in the picture is
/// a number of the table beside it. A withheld bar is a hatched mark of one fixed length with its mark beside it: its
/// length says nothing. Texts keep their size on narrow screens, because only the bars stretch.
struct BarChart {
  struct Bar {
    let label: String
    let value: PublishedCount?
  }

  /// Unique in the page.
  let id: String
  let title: String
  let bars: [Bar]
  /// The number that a full bar stands for; above zero.
  let scale: Int
  let values: ValueText

  private static let line = 18  // CSS pixels per line of a label
  private static let thickness = 12
  private static let gap = 14
  /// Letters that fit on one line of a phone beside the value.
  private static let lettersPerLine = 38

  /// The `svg` element, to stand inside HTML.
  var svg: String {
    var top = 0
    var body = ""
    for bar in bars {
      let lines = Self.wrapped(bar.label, letters: Self.lettersPerLine)
      body += drawing(of: bar, lines: lines, top: top)
      top += lines.count * Self.line + Self.thickness + Self.gap
    }
    let height = max(top - Self.gap + 2, 1)
    return """
      <svg class="bars" role="img" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(height)" focusable="false">\
      <title id="\(id)-t">\(title.escapedForHTML)</title><desc id="\(id)-d">\(description.escapedForHTML)</desc>
      \(body)</svg>
      """
  }

  /// One bar by itself, beside words that say its number.
  static func bar(_ value: PublishedCount?, scale: Int) -> String {
    """
    <svg class="bars" aria-hidden="true" width="100%" height="\(thickness)" focusable="false">\
    \(shape(of: value, scale: scale, top: 0))</svg>
    """
  }

  /// The same numbers in words, for those who do not see the picture.
  private var description: String {
    bars.map { values.messages("chart_desc_item", ["label": $0.label, "value": values.text($0.value)]) }
      .joined(separator: "; ")
  }

  private func drawing(of bar: Bar, lines: [String], top: Int) -> String {
    let label = lines.enumerated().map { index, text in
      "<tspan x=\"0\" y=\"\(top + (index + 1) * Self.line - 5)\">\(text.escapedForHTML)</tspan>"
    }.joined()
    let value = values.text(bar.value).escapedForHTML
    let valueLine = top + lines.count * Self.line - 5
    return """
      <g><text class="l">\(label)</text><text class="v" x="100%" y="\(valueLine)" text-anchor="end">\(value)</text>\
      \(Self.shape(of: bar.value, scale: scale, top: top + lines.count * Self.line))</g>

      """
  }

  private static func shape(of value: PublishedCount?, scale: Int, top: Int) -> String {
    let axis = "<rect class=\"axis\" x=\"0\" y=\"\(top)\" width=\"1\" height=\"\(thickness)\"/>"
    guard let count = value?.count else {
      return "<rect class=\"hidden\" x=\"0.5\" y=\"\(top)\" width=\"56\" height=\"\(thickness)\"/>"
    }
    return """
      <svg x="0" y="\(top)" width="100%" height="\(thickness)" viewBox="0 0 \(scale) 1" \
      preserveAspectRatio="none"><rect class="track" width="\(scale)" height="1"/>\
      <rect class="bar" width="\(count)" height="1"/></svg>\(axis)
      """
  }

  /// Words on as few lines as fit.
  static func wrapped(_ text: String, letters: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= letters {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
