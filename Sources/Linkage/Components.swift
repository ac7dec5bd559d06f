/// Disjoint sets of registrations (union by smaller root, path halving): each set is one person.
struct Components {
  private var parents: [Int32]

  init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
  }

  /// The smallest registration of the set: the same whatever order the unions came in.
  mutating func root(of member: Int) -> Int {
    var current = Int32(member)
    while parents[Int(current)] != current {
      parents[Int(current)] = parents[Int(parents[Int(current)])]
      current = parents[Int(current)]
    }
    return Int(current)
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (left, right) = (root(of: one), root(of: other))
    parents[max(left, right)] = Int32(min(left, right))
  }
}
