import Disclosure
import Programme

/// Shares side by side in a circle, drawn from released percentages only.
///
/// A spoke is as many units long as the number beside it says, 100 at most, and begins where all of them find room side by
/// side. A withheld spoke is hatched and always 24 units long. Spokes carry their number, their name and their value; on narrow screens
/// the name is left to the table.
struct WheelChart {
  struct Spoke {
    let label: String
    let share: PublishedValue
  }

  /// Unique in the page.
  let id: String
  let title: String
  let spokes: [Spoke]
  let values: ValueText

  private static let hidden = 24
  private static let width = 16
  /// Where spokes begin: eight of them have 17 units of the circle each there.
  private static let start = 22
  private static let lettersPerLine = 14

  /// The `svg` element, to stand inside HTML.
  var svg: String {
    let rings = [25, 50, 75, 100].map { "<circle class=\"ring\" r=\"\(Self.start + $0)\"/>" }.joined()
    let drawn = spokes.enumerated().map { drawing(of: $0.element, at: $0.offset) }.joined(separator: "\n")
    return """
      <svg class="wheel" role="img" aria-labelledby="\(id)-t \(id)-d" viewBox="-150 -150 300 300" focusable="false">\
      <title id="\(id)-t">\(title.escapedForHTML)</title><desc id="\(id)-d">\(description.escapedForHTML)</desc>
      \(rings)
      \(drawn)
      </svg>
      """
  }

  /// The same numbers in words, for those who do not see the picture.
  private var description: String {
    spokes.map { values.messages("chart_desc_item", ["label": $0.label, "value": text($0)]) }.joined(separator: "; ")
  }

  private func text(_ spoke: Spoke) -> String { values.text(spoke.share, unit: .percent) }

  private func drawing(of spoke: Spoke, at position: Int) -> String {
    let turn = 360 * Double(position) / Double(spokes.count)
    let left = -Self.width / 2
    let track = "<rect class=\"track\" x=\"\(left)\" width=\"\(Self.width)\" height=\"100\"/>"
    let bar =
      if let number = spoke.share.number {
        track + "<rect class=\"bar\" x=\"\(left)\" width=\"\(Self.width)\" height=\"\(number.description)\"/>"
      } else {
        "<rect class=\"hidden\" x=\"\(left)\" width=\"\(Self.width)\" height=\"\(Self.hidden)\"/>"
      }
    // Down the page is 180° away from the top.
    return "<g transform=\"rotate(\(Self.plain(turn + 180))) translate(0 \(Self.start))\">\(bar)</g>"
      + label(of: spoke, at: position, turn: turn)
  }

  private func label(of spoke: Spoke, at position: Int, turn: Double) -> String {
    let place = CirclePoint(degrees: turn, radius: 134)
    let lines = BarChart.wrapped(spoke.label, letters: Self.lettersPerLine)
    let anchor = abs(place.x) < 20 ? "middle" : place.x > 0 ? "start" : "end"
    let height = Double(lines.count + 1) * 14
    let top = abs(place.x) < 20 ? (place.y < 0 ? place.y - height + 14 : place.y + 8) : place.y - height / 2 + 12
    let x = Self.plain(place.x)
    let names = lines.enumerated().map { index, line in
      let y = Self.plain(top + Double(index) * 14)
      return "<tspan x=\"\(x)\" y=\"\(y)\">\(line.escapedForHTML)</tspan>"
    }.joined()
    let y = Self.plain(top + Double(lines.count) * 14)
    return """
      <text class="l" text-anchor="\(anchor)">\(names)</text>\
      <text class="v" text-anchor="\(anchor)" x="\(x)" y="\(y)">\(text(spoke).escapedForHTML)</text>\
      <text class="key" text-anchor="middle" x="\(x)" y="\(Self.plain(place.y + 5))">\(position + 1)</text>
      """
  }

  /// Geometry to a tenth of a unit, the same text on every machine.
  private static func plain(_ value: Double) -> String {
    PublishedNumber(scaled: Int((value * 10).rounded()), digits: 1).description
  }
}

/// A point on a circle around the origin; 0° is at the top, and degrees go clockwise.
struct CirclePoint {
  let x: Double
  let y: Double

  init(degrees: Double, radius: Double) {
    let (sine, cosine) = Self.sineAndCosine(degrees)
    x = radius * sine
    y = -radius * cosine
  }

  /// Bhāskara's approximation, off by at most 0.0017: enough for a picture, and the same on every machine, which the C
  /// library's is not.
  private static func sineAndCosine(_ degrees: Double) -> (Double, Double) {
    func sine(_ degrees: Double) -> Double {
      let turned = degrees.truncatingRemainder(dividingBy: 360)
      let angle = turned < 0 ? turned + 360 : turned
      let half = angle < 180 ? angle : angle - 180
      let product = half * (180 - half)
      let value = 4 * product / (40_500 - product)
      return angle < 180 ? value : -value
    }
    return (sine(degrees), sine(degrees + 90))
  }
}
