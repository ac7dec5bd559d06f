import Foundation
import Testing

@testable import Reporting

/// WCAG 2.2 as far as it can be computed from the style sheet; `.ci/check-report` asks a browser for the rest.
@Suite("Colours of the report") struct ReportStyleTests {
  /// The three sets of colours, in the order of the style sheet.
  static let schemes = ["light", "dark", "print"]

  /// Name of a colour → its value, per scheme.
  private static func colours() throws -> [[String: String]] {
    let style = Template.style
    let sets = style.components(separatedBy: ":root {").dropFirst().map { $0.components(separatedBy: "}")[0] }
    return sets.map { set in
      Dictionary(
        set.matches(of: /--([a-z-]+): #([0-9a-f]{3,6});/).map { (String($0.output.1), String($0.output.2)) },
        uniquingKeysWith: { _, last in last })
    }
  }

  /// - Note: Source: WCAG 2.2, "relative luminance".
  private static func luminance(_ colour: String) -> Double {
    let digits = colour.count == 3 ? colour.map { String(repeating: $0, count: 2) }.joined() : colour
    let number: Int = Int(digits, radix: 16) ?? 0
    let parts = [number >> 16, (number >> 8) & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ one: String, _ other: String) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  @Test("black on white has the contrast that WCAG gives it")
  func known() {
    #expect(Self.contrast("000", "ffffff") == 21)
    #expect(abs(Self.contrast("767676", "fff") - 4.54) < 0.01)
  }

  @Test("there are colours for light, dark and print, each with the same names")
  func schemes() throws {
    let sets = try Self.colours()
    #expect(sets.count == Self.schemes.count)
    #expect(Set(sets.map { Set($0.keys) }).count == 1 && sets[0].count > 10)
  }

  @Test(
    "text stands out from what is behind it by 4.5 to 1 in every scheme",
    arguments: [
      ("ink", "paper"), ("ink", "card"), ("quiet", "paper"), ("quiet", "card"), ("accent", "paper"),
      ("accent", "card"), ("notice-ink", "notice"),
    ])
  func text(_ front: String, _ back: String) throws {
    for (scheme, colours) in zip(Self.schemes, try Self.colours()) {
      let ratio = Self.contrast(try #require(colours[front]), try #require(colours[back]))
      #expect(ratio >= 4.5, "\(front) on \(back), \(scheme): \(ratio)")
    }
  }

  @Test(
    "what has a meaning in a chart stands out by 3 to 1 in every scheme",
    arguments: [
      ("bar", "paper"), ("bar", "card"), ("bar", "track"), ("hatch", "paper"), ("hatch", "card"), ("base", "track"),
      ("goal", "track"), ("strong", "paper"), ("strong", "card"),
    ])
  func shapes(_ front: String, _ back: String) throws {
    for (scheme, colours) in zip(Self.schemes, try Self.colours()) {
      let ratio = Self.contrast(try #require(colours[front]), try #require(colours[back]))
      #expect(ratio >= 3, "\(front) on \(back), \(scheme): \(ratio)")
    }
  }

  @Test("the focus is visible, motion is asked for first, and print has its own form")
  func rules() {
    for rule in [
      ":focus-visible { outline: 3px solid", "@media (prefers-reduced-motion: reduce)",
      "@media (prefers-color-scheme: dark)", "@media print", "break-before: page", "break-inside: avoid",
    ] { #expect(Template.style.contains(rule), "\(rule)") }
  }
}
