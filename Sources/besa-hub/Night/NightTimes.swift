import Exchange

/// Where a night's run spent its time, in seconds of the processor.
struct NightTimes: Encodable {
  /// Finding the exports and looking over all of their text.
  var survey = 0.0
  /// Reading rows, registering, coding, putting rows in order.
  var code = 0.0
  var tokens = 0.0
  /// Writing the tables twice, their digests, and the gate's look at every number and token.
  var tables = 0.0
  /// The gate's search for every identifier of the extract.
  var search = 0.0
  var compress = 0.0
  var encrypt = 0.0

  /// Parts in the order of the work.
  var text: String {
    let parts = [
      ("survey", survey), ("parse, code", code), ("tokens", tokens), ("tables, gate", tables), ("search", search),
      ("compress", compress), ("encrypt", encrypt),
    ]
    return "times, s: " + parts.map { "\($0.0) \(Double(Int($0.1 * 1_000)) / 1_000)" }.joined(separator: "; ")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// Measures one part of the work after another.
struct LapClock {
  private var last = ProcessTime.now

  /// - Returns: Seconds of the processor since the last lap.
  mutating func lap() -> Double {
    let now = ProcessTime.now
    defer { last = now }
    return (now - last).seconds
  }
}
