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

  func answer(in cell: Span<UInt8>) -> RawAnswer {
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
func wholeNumber(_ cell: Span<UInt8>) -> Int? {
  let isNegative = cell.count > 0 && cell[0] == UInt8(ascii: "-")
  let first = isNegative ? 1 : 0
  guard (1...9).contains(cell.count - first) else { return nil }
  var number = 0
  for place in first..<cell.count {
    let byte = cell[place]
    guard (48...57).contains(byte) else { return nil }
    number = number * 10 + Int(byte - 48)
  }
  return isNegative ? -number : number
}

extension CalendarDate {
  package init?(cell: ArraySlice<UInt8>) { self.init(cell: cell.span) }

  /// Reads `YYYY-MM-DD`, alone or with a time behind it (`T…` or a space), and `DD.MM.YYYY` or `DD/MM/YYYY` (day first,
  /// as Albania writes).
  package init?(cell: Span<UInt8>) {
    if let numbers = Self.plain(cell) {
      self.init(year: numbers.year, month: numbers.month, day: numbers.day)
      return
    }
    let all = cell.indices.map { cell[$0] }
    let day = all.firstIndex { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }.map { all[..<$0] } ?? all[...]
    for (separator, isYearFirst) in [(UInt8(ascii: "-"), true), (UInt8(ascii: "."), false), (UInt8(ascii: "/"), false)]
    {
      let parts = day.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let numbers = parts.compactMap { (1...4).contains($0.count) && $0.first != 45 ? wholeNumber($0.span) : nil }
      guard numbers.count == 3, (isYearFirst ? parts[0] : parts[2]).count == 4, parts[1].count <= 2 else { return nil }
      self.init(year: numbers[isYearFirst ? 0 : 2], month: numbers[1], day: numbers[isYearFirst ? 2 : 0])
      return
    }
    return nil
  }

  /// The usual case, without cutting the cell up: `YYYY-MM-DD`, alone or with a time behind it.
  private static func plain(_ cell: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard cell.count == 10 || cell.count > 10 && (cell[10] == UInt8(ascii: "T") || cell[10] == UInt8(ascii: " ")),
      cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-")
    else { return nil }
    func number(_ places: Range<Int>) -> Int? {
      var number = 0
      for place in places {
        guard (48...57).contains(cell[place]) else { return nil }
        number = number * 10 + Int(cell[place] - 48)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return (year, month, day)
  }
}
