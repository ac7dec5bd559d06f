import Extracts

/// A telephone number as match keys see it: country and number, digits only (`Normaliser`).
///
/// `+355 69 123 4567`, `00355691234567`, `069 123 4567` and `691234567` are one number.
struct PhoneNumber: Withheld {
  let digits: [UInt8]

  enum Reading: Withheld {
    case number(PhoneNumber)
    case missing
    case placeholder
  }

  static func read(_ text: ArraySlice<UInt8>) -> Reading {
    let parts = text.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    guard let first = parts.first else { return .missing }
    let isPlus = first.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") } == UInt8(ascii: "+")
    let digits = first.filter { (48...57).contains($0) }
    guard first.allSatisfy({ (48...57).contains($0) || " +-.()\t".utf8.contains($0) }) else { return .missing }
    if digits.isEmpty { return .missing }
    if digits.allSatisfy({ $0 == digits[digits.startIndex] }) { return .placeholder }
    return whole(digits, isInternational: isPlus)
  }

  private static let albania = Array("355".utf8)

  private static func whole(_ digits: [UInt8], isInternational: Bool) -> Reading {
    var number = digits[...]
    var isInternational = isInternational
    if !isInternational, number.starts(with: [48, 48]) {
      number = number.dropFirst(2)
      isInternational = true
    }
    let isAlbanian = number.starts(with: albania) && number.count >= 11
    if isInternational, !isAlbanian {
      return (8...15).contains(number.count) ? checked(Array(number), national: number) : .missing
    }
    // `+355 (0)69 …` and `069 …`: the zero is the trunk prefix.
    let national = (isAlbanian ? number.dropFirst(3) : number).drop { $0 == 48 }
    guard (8...9).contains(national.count) else { return national.count < 5 ? .placeholder : .missing }
    return checked(albania + national, national: national)
  }

  private static func checked(_ digits: [UInt8], national: ArraySlice<UInt8>) -> Reading {
    let isSame = Set(national.dropFirst(2)).count == 1
    let isCounting = zip(national, national.dropFirst()).allSatisfy { $1 == $0 + 1 || ($0 == 57 && $1 == 48) }
    return isSame || isCounting ? .placeholder : .number(PhoneNumber(digits: digits))
  }
}
