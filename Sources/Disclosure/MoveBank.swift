/// Tables that attacks found, as moves from the true one, by the candidates that each moves.
///
/// What one attack found often fits the next choice too, and then no program is needed.
struct MoveBank {
  /// How far an unknown moves, either way.
  struct Reach {
    var down = 0
    var up = 0
  }

  /// Tables that are kept; the older half goes when there are more.
  private static let most = 8_000

  /// Per unknown, its place among the candidates.
  private let place: [Int?]
  /// Of a mask, a bit per candidate.
  private let words: Int
  private var tables: [[Deviation.Move]] = []
  /// Per table, the mask of the candidates that it moves, one after the other.
  private var masks: [UInt64] = []
  /// Per unknown, the tables that move it.
  private var movers: [[(table: Int, by: Int)]]

  init(_ problem: SuppressionProblem) {
    var place = [Int?](repeating: nil, count: problem.unknowns)
    let candidates = problem.candidates
    for (number, unknown) in candidates.enumerated() { place[unknown] = number }
    self.place = place
    words = (candidates.count + 63) / 64
    movers = [[(table: Int, by: Int)]](repeating: [], count: problem.unknowns)
  }

  /// The mask of the candidates that are chosen.
  func mask(of chosen: [Bool]) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for unknown in chosen.indices where chosen[unknown] { insert(unknown, into: &mask) }
    return mask
  }

  private func insert(_ unknown: Int, into mask: inout [UInt64]) {
    if let place = place[unknown] { mask[place / 64] |= 1 << UInt64(place % 64) }
  }

  /// The same without any table.
  var emptied: MoveBank {
    var other = self
    (other.tables, other.masks) = ([], [])
    other.movers = movers.map { _ in [] }
    return other
  }

  /// Takes a table in; of a move only the whole part is believed.
  ///
  /// - Parameter values: Per unknown, how far it moves.
  mutating func add(_ values: [Double]) {
    var moves: [Deviation.Move] = []
    var mask = [UInt64](repeating: 0, count: words)
    for (unknown, value) in values.enumerated() where abs(value) > wholeTolerance {
      insert(unknown, into: &mask)
      let by = Int((abs(value) + wholeTolerance).rounded(.down)) * (value < 0 ? -1 : 1)
      if by != 0 { moves.append(Deviation.Move(unknown: unknown, by: by)) }
    }
    add(moves, mask[...])
  }

  /// Takes in the tables of another bank for the same candidates.
  mutating func add(_ other: MoveBank) {
    for (number, moves) in other.tables.enumerated() { add(moves, other.masks[number * words..<(number + 1) * words]) }
  }

  private mutating func add(_ moves: [Deviation.Move], _ mask: ArraySlice<UInt64>) {
    if tables.count == Self.most { forget() }
    for move in moves { movers[move.unknown].append((tables.count, move.by)) }
    tables.append(moves)
    masks += mask
  }

  private mutating func forget() {
    let gone = tables.count / 2
    tables.removeFirst(gone)
    masks.removeFirst(gone * words)
    for unknown in movers.indices {
      movers[unknown] = movers[unknown].compactMap { $0.table < gone ? nil : ($0.table - gone, $0.by) }
    }
  }

  /// How far an unknown is known to move while only these candidates do.
  ///
  /// - Parameters:
  ///   - known: What is known already.
  ///   - steps: Tables that were looked at, some fifty to a microsecond, are added.
  ///   - isEnough: Whether more need not be known.
  func reach(
    of unknown: Int, within open: [UInt64], beyond known: Reach = Reach(), steps: inout Int, isEnough: (Reach) -> Bool
  ) -> Reach {
    var reach = known
    if isEnough(reach) { return reach }
    for mover in movers[unknown].reversed() where mover.by > reach.up || -mover.by > reach.down {
      steps += 1
      guard fits(mover.table, open) else { continue }
      reach = Reach(down: max(reach.down, -mover.by), up: max(reach.up, mover.by))
      if isEnough(reach) { break }
    }
    return reach
  }

  private func fits(_ table: Int, _ open: [UInt64]) -> Bool {
    for word in 0..<words where masks[table * words + word] & ~open[word] != 0 { return false }
    return true
  }

  /// The tables that move no candidate but these.
  func tables(within open: [UInt64]) -> [[Deviation.Move]] {
    tables.indices.filter { fits($0, open) }.map { tables[$0] }
  }
}
