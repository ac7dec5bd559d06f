/// Sums reduced so far, by the unknown that each replaces: whole numbers modulo a prime.
struct RowElimination {
  private static let prime = 2_147_483_647

  /// What replaces an unknown: a sum over unknowns that are not replaced.
  private var replaced: [Int: [Int: Int]] = [:]
  /// Which replacements speak of an unknown.
  private var users: [Int: Set<Int>] = [:]

  /// - Returns: Whether the row does not follow from those before it.
  mutating func adds(_ row: CellSystem.Row) -> Bool {
    var left: [Int: Int] = [:]
    for term in row.terms {
      let own = replaced[term.unknown] ?? [term.unknown: 1]
      for (unknown, factor) in own { Self.add(term.coefficient * factor, to: unknown, of: &left) }
    }
    guard let pivot = pivot(of: row, left) else { return false }
    replace(pivot, in: left)
    return true
  }

  /// Takes an unknown as known.
  mutating func fix(_ unknown: Int) {
    let value = value(of: unknown)
    guard let pivot = value.keys.min(by: { (users[$0]?.count ?? 0, $0) < (users[$1]?.count ?? 0, $1) }) else { return }
    replace(pivot, in: value)
  }

  /// Whether an unknown of a kind would be known, though it is not yet, if this one were.
  func determines(_ unknown: Int, amongst isKind: (Int) -> Bool) -> Bool {
    let value = value(of: unknown)
    guard let rarest = value.keys.min(by: { (users[$0]?.count ?? 0, $0) < (users[$1]?.count ?? 0, $1) }) else {
      return false
    }
    if isKind(rarest), value.count == 1 { return true }
    return (users[rarest] ?? []).contains { isKind($0) && isParallel(replaced[$0] ?? [:], to: value, at: rarest) }
  }

  private func value(of unknown: Int) -> [Int: Int] { replaced[unknown] ?? [unknown: 1] }

  private func isParallel(_ one: [Int: Int], to other: [Int: Int], at place: Int) -> Bool {
    guard one.count == other.count, let mine = one[place], let its = other[place] else { return false }
    return one.allSatisfy { unknown, factor in
      guard let counterpart = other[unknown] else { return false }
      return factor * its % Self.prime == counterpart * mine % Self.prime
    }
  }

  /// Replaces an unknown by what makes a sum nothing.
  private mutating func replace(_ pivot: Int, in sum: [Int: Int]) {
    var left = sum
    guard let factor = left.removeValue(forKey: pivot) else { return }
    let scale = Self.prime - Self.inverse(factor)
    let value = left.mapValues { $0 * scale % Self.prime }
    for user in (users[pivot] ?? []).sorted() {
      guard let times = replaced[user]?.removeValue(forKey: pivot) else { continue }
      for (unknown, own) in value {
        Self.add(times * own % Self.prime, to: unknown, of: &replaced[user, default: [:]])
        users[unknown, default: []].insert(user)
      }
    }
    users[pivot] = nil
    replaced[pivot] = value
    for unknown in value.keys { users[unknown, default: []].insert(pivot) }
  }

  /// The whole of the sum if it is left, else the last unknown.
  private func pivot(of row: CellSystem.Row, _ left: [Int: Int]) -> Int? {
    let positive = row.terms.filter { $0.coefficient > 0 }
    let negative = row.terms.filter { $0.coefficient < 0 }
    for side in [positive, negative] where side.count == 1 && left[side[0].unknown] != nil { return side[0].unknown }
    return left.keys.max()
  }

  private static func add(_ value: Int, to unknown: Int, of sum: inout [Int: Int]) {
    let total = ((sum[unknown] ?? 0) + value) % prime
    let positive = total < 0 ? total + prime : total
    sum[unknown] = positive == 0 ? nil : positive
  }

  private static func inverse(_ value: Int) -> Int {
    var (result, base, power) = (1, value % prime, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }
}
