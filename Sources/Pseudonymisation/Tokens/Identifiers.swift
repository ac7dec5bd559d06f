import Extracts
package import Programme

/// One participant's identifiers, normalised; lives for one row, and its room for all of them.
package struct Identifiers: Withheld {
  private(set) var name = AlbanianName()
  private(set) var birthDate: CalendarDate?
  private(set) var phone = PhoneNumber()
  private var date = DateText()

  init() {}

  /// - Parameters:
  ///   - name: Given name first; UTF-8.
  ///   - birthDate: `nil` when it is unknown, unreadable or a placeholder.
  package init(name: ArraySlice<UInt8>, birthDate: CalendarDate?, phone: ArraySlice<UInt8>) {
    read(name: name.span)
    read(birthDate: birthDate)
    read(phone: phone.span)
  }

  mutating func read(name cell: Span<UInt8>) { name.read(cell) }
  mutating func read(phone cell: Span<UInt8>) { phone.read(cell) }

  mutating func read(birthDate: CalendarDate?) {
    self.birthDate = birthDate
    if let birthDate { date.write(birthDate) }
  }

  var knowsOnlyBirthYear: Bool { birthDate.map(BirthDate.isYearOnly) ?? false }

  /// Joins the parts that a match key asks for.
  ///
  /// - Returns: `false` when one of them is missing.
  func write(_ plan: KeyPlan, to key: inout MatchKey) -> Bool {
    key.clear()
    guard write(plan.names, to: &key) else { return false }
    for place in 0..<plan.facts.count {
      let fact = plan.facts[place]
      switch fact {
      case .birthDate, .birthYear:
        if birthDate == nil { return false }
        key.add(fact == .birthDate ? DateText.day : date.year, of: date.text.span)
      case .phone:
        guard phone.reading == .number else { return false }
        key.add(phone.range, of: phone.text.span)
      }
    }
    return true
  }

  /// A key of both names takes them in the order of their bytes and folds both alike: a surname written first
  /// makes no other token. A key of one name takes that one, as the writer ordered them.
  private func write(_ names: KeyPlan.Names, to key: inout MatchKey) -> Bool {
    if names == .none { return true }
    guard name.reading == .name else { return false }
    switch names {
    case .none: break
    case .given: key.add(name.given, of: name.text.span)
    case .phoneticGiven: key.add(name.phoneticGiven, of: name.text.span)
    case .surname: key.add(name.surname, of: name.text.span)
    case .both: add(name.given, name.surname, to: &key)
    case .bothPhonetic: add(name.phoneticGiven, name.phoneticSurname, to: &key)
    }
    return true
  }

  private func add(_ given: Range<Int>, _ surname: Range<Int>, to key: inout MatchKey) {
    let isGivenFirst = name.text[given].lexicographicallyPrecedes(name.text[surname])
    key.add(isGivenFirst ? given : surname, of: name.text.span)
    key.add(isGivenFirst ? surname : given, of: name.text.span)
  }
}
