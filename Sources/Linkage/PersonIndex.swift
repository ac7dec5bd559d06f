import Programme

/// Which person each registration is, and which registration is each person's home.
struct PersonIndex {
  /// Registration → person.
  let personOf: [Int32]
  /// Person → home registration, ascending: persons stand in the order of their homes.
  let homes: [Int32]

  /// - Parameter dates: Per registration the `home_by` answer; the earliest is home, one without an answer comes last.
  init(_ matching: Matching, dates: [Answer]) {
    var components = matching.components
    let count = dates.count
    var homeOfRoot = [Int32](repeating: -1, count: count)
    var roots = [Int32](repeating: 0, count: count)
    // Registrations come in hub order, then case number: a later one takes over only with an earlier date.
    for registration in 0..<count {
      let root = components.root(of: registration)
      roots[registration] = Int32(root)
      let home = homeOfRoot[root]
      if home < 0 || Self.isEarlier(dates[registration], dates[Int(home)]) { homeOfRoot[root] = Int32(registration) }
    }
    homes = homeOfRoot.filter { $0 >= 0 }.sorted()
    var personOfHome = [Int32](repeating: -1, count: count)
    for (person, home) in homes.enumerated() { personOfHome[Int(home)] = Int32(person) }
    personOf = roots.map { personOfHome[Int(homeOfRoot[Int($0)])] }
  }

  private static func isEarlier(_ date: Answer, _ other: Answer) -> Bool {
    guard let value = date.value else { return false }
    return other.value.map { value < $0 } ?? true
  }
}
