/// How a phone number is written down, if it is.
enum PhoneStyle: Sendable {
  /// `0691234567`
  case local
  /// `069 123 4567`
  case spaced
  /// `+355691234567`
  case international
  /// `+355 69 123 4567`
  case internationalSpaced
  /// `00355691234567`
  case zeros
  /// `0000000000`, as key workers write who must fill in something
  case placeholder
  case missing

  /// - Parameter number: Ten digits, `069…`.
  func written(_ number: String) -> String {
    let digits = Array(number.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return switch self {
    case .local: number
    case .spaced: part(0..<3) + " " + part(3..<6) + " " + part(6..<10)
    case .international: "+355" + part(1..<10)
    case .internationalSpaced: "+355 " + part(1..<3) + " " + part(3..<6) + " " + part(6..<10)
    case .zeros: "00355" + part(1..<10)
    case .placeholder: "0000000000"
    case .missing: ""
    }
  }

  /// Of 100 people, 8 give no phone and 3 a placeholder.
  static func drawn(by random: inout SplitMix64) -> PhoneStyle {
    switch random.below(100) {
    case ..<8: .missing
    case ..<11: .placeholder
    case ..<65: .local
    case ..<85: .spaced
    case ..<92: .international
    default: .internationalSpaced
    }
  }

  /// An invented mobile number: `067`, `068` or `069` and seven digits.
  static func number(by random: inout SplitMix64) -> String {
    let digits = String(random.below(10_000_000))
    return random.pick(["067", "068", "069"]) + String(repeating: "0", count: 7 - digits.count) + digits
  }
}
