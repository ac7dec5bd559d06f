/// The deviations found so far that move withheld cells and latents only, and what they prove of each cell.
struct WitnessBook {
  /// What was so before a change.
  private enum Change {
    case added(unknown: Int, high: Int, low: Int)
    case numbered
    case dropped(number: Int, Deviation)
    case recounted(unknown: Int, touching: [Int], high: Int, low: Int)
  }

  private var deviations: [Deviation?] = []
  /// Per unknown, the deviations that move it; numbers of dropped ones may remain.
  private var touching: [[Int]]
  /// Per unknown, the greatest and least move.
  private(set) var high: [Int]
  private(set) var low: [Int]
  /// Changes since the book was last told to forget them.
  private var changes: [Change] = []

  init(unknowns: Int) {
    touching = [[Int]](repeating: [], count: unknowns)
    high = [Int](repeating: 0, count: unknowns)
    low = high
  }

  /// Those that still stand.
  var all: [Deviation] { deviations.compactMap(\.self) }

  mutating func add(_ deviation: Deviation) {
    for move in deviation.moves {
      changes.append(.added(unknown: move.unknown, high: high[move.unknown], low: low[move.unknown]))
      touching[move.unknown].append(deviations.count)
      high[move.unknown] = max(high[move.unknown], move.by)
      low[move.unknown] = min(low[move.unknown], move.by)
    }
    deviations.append(deviation)
    changes.append(.numbered)
  }

  /// Drops what moves a cell that is now shown.
  ///
  /// - Returns: Unknowns that the dropped deviations moved, each once, ascending.
  mutating func show(_ unknown: Int) -> [Int] {
    var moved: Set<Int> = []
    for number in touching[unknown] {
      guard let deviation = deviations[number] else { continue }
      changes.append(.dropped(number: number, deviation))
      deviations[number] = nil
      for move in deviation.moves { moved.insert(move.unknown) }
    }
    for other in moved { recount(other) }
    return moved.sorted()
  }

  private mutating func recount(_ unknown: Int) {
    changes.append(
      .recounted(unknown: unknown, touching: touching[unknown], high: high[unknown], low: low[unknown]))
    touching[unknown].removeAll { deviations[$0] == nil }
    (high[unknown], low[unknown]) = (0, 0)
    for number in touching[unknown] {
      let by = deviations[number]?.move(of: unknown) ?? 0
      high[unknown] = max(high[unknown], by)
      low[unknown] = min(low[unknown], by)
    }
  }

  /// The restrictions that exclude every deviation of the cell: of the respondents who can compute it.
  func pinning(_ unknown: Int) -> Set<Int> {
    var left: Set<Int>?
    for number in touching[unknown] {
      guard let deviation = deviations[number] else { continue }
      left = left?.intersection(deviation.excluded) ?? Set(deviation.excluded)
      if left?.isEmpty ?? false { break }
    }
    return left ?? []
  }
}

extension WitnessBook {
  /// How many changes are remembered: what ``undo(to:)`` goes back to.
  var mark: Int { changes.count }

  mutating func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  /// Takes changes back, the last first: the cost is theirs, not the book's.
  mutating func undo(to mark: Int) {
    while changes.count > mark, let change = changes.popLast() {
      switch change {
      case .numbered: deviations.removeLast()
      case .added(let unknown, let high, let low):
        touching[unknown].removeLast()
        (self.high[unknown], self.low[unknown]) = (high, low)
      case .dropped(let number, let deviation): deviations[number] = deviation
      case .recounted(let unknown, let touching, let high, let low):
        self.touching[unknown] = touching
        (self.high[unknown], self.low[unknown]) = (high, low)
      }
    }
  }
}
