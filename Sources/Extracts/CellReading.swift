import Programme

/// Reads a cell by the kind of its column. Built once per column, used once per row.
enum CellReading: Sendable {
  case text
  case choice(CodeSpellings)
  case choices(CodeSpellings)
  case integer(ClosedRange<Int>)
  case date

  init(_ kind: Column.Kind) {
    self =
      switch kind {
      case .text: .text
      case .choice(let list): .choice(CodeSpellings(list))
      case .choices(let list): .choices(CodeSpellings(list))
      case .integer(let range): .integer(range)
      case .date: .date
      }
  }

  func answer(in cell: ArraySlice<UInt8>) -> RawAnswer {
    if cell.isEmpty { return .empty }
    switch self {
    case .text: return .text
    case .choice(let spellings):
      switch spellings.meaning(of: cell) {
      case .code(let index): return .choice(index)
      case .declined: return .declined
      case nil: return .faulty(.notInCodeList)
      }
    case .choices(let spellings):
      guard let meanings = spellings.meanings(in: cell) else { return .faulty(.notInCodeList) }
      return Self.joined(meanings)
    case .integer(let range):
      guard let number = wholeNumber(cell) else { return .faulty(.notANumber) }
      return range.contains(number) ? .integer(number) : .faulty(.outOfRange)
    case .date: return CalendarDate(cell: cell).map(RawAnswer.date) ?? .faulty(.notADate)
    }
  }

  /// Options together: who declines besides naming options has declined.
  static func joined(_ meanings: [CodeSpellings.Meaning]) -> RawAnswer {
    var bits: UInt32 = 0
    for meaning in meanings {
      switch meaning {
      case .declined: return .declined
      case .code(let index): bits |= 1 << UInt32(index)
      }
    }
    return bits == 0 ? .empty : .choices(bits)
  }
}

/// A decimal whole number of at most nine digits.
func wholeNumber(_ cell: ArraySlice<UInt8>) -> Int? {
  let isNegative = cell.first == UInt8(ascii: "-")
  let digits = isNegative ? cell.dropFirst() : cell
  guard (1...9).contains(digits.count) else { return nil }
  var number = 0
  for byte in digits {
    guard (48...57).contains(byte) else { return nil }
    number = number * 10 + Int(byte - 48)
  }
  return isNegative ? -number : number
}

extension CalendarDate {
  /// Reads `YYYY-MM-DD`, alone or with a time behind it (`T…`), and `DD.MM.YYYY` or `DD/MM/YYYY` (day first, as
  /// Albania writes).
  package init?(cell: ArraySlice<UInt8>) {
    if let numbers = Self.plain(cell) {
      self.init(year: numbers.year, month: numbers.month, day: numbers.day)
      return
    }
    let day = cell.firstIndex(of: UInt8(ascii: "T")).map { cell[..<$0] } ?? cell
    for (separator, isYearFirst) in [(UInt8(ascii: "-"), true), (UInt8(ascii: "."), false), (UInt8(ascii: "/"), false)]
    {
      let parts = day.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let numbers = parts.compactMap { (1...4).contains($0.count) && $0.first != 45 ? wholeNumber($0) : nil }
      guard numbers.count == 3, (isYearFirst ? parts[0] : parts[2]).count == 4, parts[1].count <= 2 else { return nil }
      self.init(year: numbers[isYearFirst ? 0 : 2], month: numbers[1], day: numbers[isYearFirst ? 2 : 0])
      return
    }
    return nil
  }

  /// The usual case, without cutting the cell up: `YYYY-MM-DD`, alone or with a time behind it.
  private static func plain(_ cell: ArraySlice<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard cell.count == 10 || cell.count > 10 && cell[cell.startIndex + 10] == UInt8(ascii: "T") else { return nil }
    var parts = (0, 0, 0)
    for place in 0..<10 {
      let byte = cell[cell.startIndex + place]
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (48...57).contains(byte) else { return nil }
      let digit = Int(byte - 48)
      switch place {
      case 0..<4: parts.0 = parts.0 * 10 + digit
      case 5..<7: parts.1 = parts.1 * 10 + digit
      default: parts.2 = parts.2 * 10 + digit
      }
    }
    return parts
  }
}
