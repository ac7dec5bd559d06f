import Programme

/// The registrations that share a token, key by key: sorted, so that memory stays linear in the registrations.
struct TokenIndex {
  /// Most registrations of one hub that may share a token.
  ///
  /// A match key holds a birth date or a phone number. Chance gives a hub of two million people about 90 per birth
  /// date, of whom a surname borne by 3 in 100 leaves three; twenty at one hub is a placeholder that the normaliser did
  /// not know, and joining on it would make one person of strangers. It also bounds the pairs of one token.
  static let crowd = 20

  /// Match key number → token per registration, without the crowded ones.
  private(set) var tokens: [[MatchToken?]]
  /// Match key number → registrations in token order.
  private(set) var sorted: [[Int32]] = []
  /// (match key number, index into `Registrations.hubs`) → crowded tokens.
  private(set) var crowded: [Crowd: Int] = [:]

  struct Crowd: Hashable {
    let key: Int
    let hub: Int
  }

  private struct Entry {
    let token: MatchToken
    let registration: Int32
  }

  init(_ registrations: Registrations) {
    tokens = registrations.tokens
    for key in tokens.indices {
      sorted.append(index(key, registrations))
    }
  }

  /// Calls `body` with the registrations of every token that at least two share, in canonical order.
  func forEachShared(key: Int, _ body: (ArraySlice<Int32>) -> Void) {
    let order = sorted[key]
    var start = 0
    while start < order.count {
      let token = tokens[key][Int(order[start])]
      var end = start + 1
      while end < order.count, tokens[key][Int(order[end])] == token { end += 1 }
      if end - start > 1 { body(order[start..<end]) }
      start = end
    }
  }

  private mutating func index(_ key: Int, _ registrations: Registrations) -> [Int32] {
    var entries: [Entry] = []
    for (registration, token) in tokens[key].enumerated() {
      if let token { entries.append(Entry(token: token, registration: Int32(registration))) }
    }
    entries.sort { left, right in
      if left.token.high != right.token.high { return left.token.high < right.token.high }
      if left.token.low != right.token.low { return left.token.low < right.token.low }
      return left.registration < right.registration
    }
    var kept: [Int32] = []
    kept.reserveCapacity(entries.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].token == entries[start].token { end += 1 }
      let members = entries[start..<end].lazy.map(\.registration)
      if let hub = crowdedHub(members, registrations.hubOf) {
        crowded[Crowd(key: key, hub: hub), default: 0] += 1
        for member in members { tokens[key][Int(member)] = nil }
      } else {
        kept.append(contentsOf: members)
      }
      start = end
    }
    return kept
  }

  /// The first hub of which more than ``crowd`` registrations are among `members`, which stand in hub order.
  private func crowdedHub(_ members: some Collection<Int32>, _ hubOf: [Int32]) -> Int? {
    guard members.count > Self.crowd else { return nil }
    var hub: Int32 = -1
    var run = 0
    for member in members {
      let own = hubOf[Int(member)]
      run = own == hub ? run + 1 : 1
      hub = own
      if run > Self.crowd { return Int(hub) }
    }
    return nil
  }
}
