import Programme

/// Fellegi–Sunter over exact tokens: which registrations are one person, and which pairs the hubs should look at.
///
/// Two registrations are compared when they share a token; their score is the sum of the weights of the match keys
/// that agree. A missing token neither agrees nor disagrees.
struct Matching {
  private(set) var components: Components
  /// (index into `Registrations.hubs`, the same or a later one) → grey-zone pairs that linkage did not join.
  private(set) var review: [HubPair: Int] = [:]
  let crowded: [TokenIndex.Crowd: Int]

  struct HubPair: Hashable, Comparable {
    let first: Int32
    let second: Int32

    static func < (left: HubPair, right: HubPair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  init(_ registrations: Registrations, rule: LinkageRule) {
    let index = TokenIndex(registrations)
    crowded = index.crowded
    components = Components(count: registrations.count)
    var grey: [(Int32, Int32)] = []
    for key in rule.keys.indices {
      index.forEachShared(key: key) { members in
        for (offset, one) in members.enumerated() {
          for other in members.dropFirst(offset + 1) {
            guard let score = Self.score(one, other, foundBy: key, index.tokens, rule.keys) else { continue }
            if score >= rule.threshold {
              components.join(Int(one), Int(other))
            } else if score >= rule.review {
              grey.append((one, other))
            }
          }
        }
      }
    }
    for (one, other) in grey where components.root(of: Int(one)) != components.root(of: Int(other)) {
      let hubs = (registrations.hubOf[Int(one)], registrations.hubOf[Int(other)])
      review[HubPair(first: min(hubs.0, hubs.1), second: max(hubs.0, hubs.1)), default: 0] += 1
    }
  }

  /// Sum of the weights of agreeing keys; `nil` when an earlier key already found the pair, so that it counts once.
  private static func score(
    _ one: Int32, _ other: Int32, foundBy key: Int, _ tokens: [[MatchToken?]], _ keys: [LinkageRule.MatchKey]
  ) -> Double? {
    var sum = 0.0
    for number in keys.indices {
      guard let token = tokens[number][Int(one)], token == tokens[number][Int(other)] else { continue }
      if number < key { return nil }
      sum += keys[number].weight
    }
    return sum
  }
}
