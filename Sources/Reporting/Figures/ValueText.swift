import Disclosure
import Programme

/// How a figure is written: as text, and as HTML with its mark explained.
struct ValueText {
  let messages: Messages
  /// The policy's word for a withheld value.
  let marker: String

  static let notAvailable = "[x]"
  static let notApplicable = "[z]"

  func text(_ value: PublishedValue, unit: Indicator.Unit = .people) -> String {
    switch value {
    case .number(let number): messages.format.number(number.description) + (unit == .percent ? "%" : "")
    case .withheld: marker
    case .notApplicable: Self.notApplicable
    case .notAvailable: Self.notAvailable
    }
  }

  func text(_ count: PublishedCount?) -> String { text(PublishedValue(count)) }

  /// - Returns: Escaped HTML.
  func html(_ value: PublishedValue, unit: Indicator.Unit = .people) -> String {
    switch value {
    case .number: text(value, unit: unit)
    case .withheld: mark(marker, messages["mark_c"])
    case .notApplicable: mark(Self.notApplicable, messages["mark_z"])
    case .notAvailable: mark(Self.notAvailable, messages["mark_x"])
    }
  }

  func html(_ count: PublishedCount?) -> String { html(PublishedValue(count)) }

  private func mark(_ mark: String, _ meaning: String) -> String {
    "<abbr title=\"\(meaning.escapedForHTML)\">\(mark.escapedForHTML)</abbr>"
  }
}

extension String {
  var escapedForHTML: String {
    var escaped = ""
    for character in self {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
