/// Whose turn it is among the ways in which a ``CoverSearch`` goes on.
///
/// Each gets a share of the effort; one that has no news is left out until another has.
struct CoverTurns {
  enum Way { case walk, rebuilding, algebra }

  private static let small: [(way: Way, share: Int)] = [(.walk, 6), (.rebuilding, 1), (.algebra, 1)]
  private static let large: [(way: Way, share: Int)] = [(.algebra, 2), (.walk, 2), (.rebuilding, 1)]

  private let shares: [(way: Way, share: Int)]
  private var used: [Int]
  private var open: [Int]

  /// - Parameter isSmall: Whether the problem is small enough for a proof.
  init(isSmall: Bool) {
    shares = isSmall ? Self.small : Self.large
    used = shares.map { _ in 0 }
    open = Array(shares.indices)
  }

  /// The way that has had least of its share; `nil` where none has news.
  var next: Way? { place.map { shares[$0].way } }

  private var place: Int? {
    open.min { (used[$0] * shares[$1].share, $0) < (used[$1] * shares[$0].share, $1) }
  }

  /// Ends the turn of ``next``.
  mutating func end(effort: Int, hadNews: Bool) {
    let place = place
    if let place { used[place] += effort }
    if hadNews { open = Array(shares.indices) } else { open.removeAll { $0 == place } }
  }
}
