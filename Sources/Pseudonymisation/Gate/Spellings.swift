import Extracts
import Programme

/// How an identifier may be written by whoever lets it slip: lower case, folded, and the usual forms of its kind.
///
/// Upper case and accents need no spellings of their own: the gate folds the payload likewise.
enum Spellings {
  static func all(of value: ArraySlice<UInt8>, _ kind: RawIdentifiers.Kind) -> [[UInt8]] {
    let lower = LowerCase.of(value)
    let words = LatinLetters.words(of: value) ?? []
    let folded = Array(words.joined(separator: [UInt8(ascii: " ")]))
    let spellings = lower == folded ? [lower] : [lower, folded]
    return switch kind {
    case .name: spellings + words
    case .phone: spellings + phones(value)
    case .birthDate: spellings + dates(value)
    case .code, .text: spellings
    }
  }

  private static func phones(_ value: ArraySlice<UInt8>) -> [[UInt8]] {
    let digits = value.filter { (48...57).contains($0) }
    let number = PhoneNumber(value)
    guard number.reading == .number else { return [Array(digits)] }
    let whole = Array(number.digits)
    return [Array(digits), whole, whole.starts(with: Array("355".utf8)) ? Array(whole.dropFirst(3)) : whole]
  }

  private static func dates(_ value: ArraySlice<UInt8>) -> [[UInt8]] {
    guard let date = CalendarDate(cell: value) else { return [] }
    let parts = date.description.split(separator: "-")
    let forms = [
      date.description, parts.joined(), parts.reversed().joined(), parts.reversed().joined(separator: "."),
      parts.reversed().joined(separator: "/"),
    ]
    return forms.map { Array($0.utf8) }
  }
}
