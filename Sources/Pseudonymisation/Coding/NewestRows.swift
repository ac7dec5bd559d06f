/// The newest row of each participant in one source, as rows come by: 16 bytes for each participant.
struct NewestRows {
  private var orders: [UInt64]
  /// Export and row; -1 where there is none yet.
  private var places: [Int64]

  init(participants: Int) {
    orders = Array(repeating: 0, count: participants)
    places = Array(repeating: -1, count: participants)
  }

  /// - Returns: Whether the participant has another row in the same export, so that one of the two does not count.
  mutating func add(_ order: SubmissionOrder, at place: RowPlace, of participant: Int) -> Bool {
    let known = places[participant]
    let isSecond = known >= 0 && known >> 32 == Int64(place.export)
    if known < 0 || order.rank >= orders[participant] {
      orders[participant] = order.rank
      places[participant] = Self.number(place)
    }
    return isSecond
  }

  func isNewest(_ place: RowPlace, of participant: Int) -> Bool { places[participant] == Self.number(place) }

  private static func number(_ place: RowPlace) -> Int64 { Int64(place.export) << 32 | Int64(place.row) }
}
