import Exchange
import Programme
import Sodium

/// Carries what waits in a hub's outbox, in the order of the numbers, and remembers what went where.
struct Sender {
  struct Result {
    /// Copied now.
    var copied: [ParcelName] = []
    /// Why the rest was not.
    var failure: (any Error)?
  }

  let home: HubHome
  let carrier: any Carrier
  /// Numbers that the centre has signed for.
  let delivered: Set<Int>

  /// - Parameters:
  ///   - again: Also what was copied there before and is without a receipt: a stick may be lost.
  ///   - now: When a failure is remembered.
  /// - Returns: What was copied; one failure ends it, so that nothing overtakes.
  /// - Throws: What keeps the hub from remembering what it does: then nothing is sent.
  func send(again: Bool = false, now: Moment = .now) throws -> Result {
    var sendings = try Sendings(reading: home.paths.sendings)
    let outbox = try Outbox(folder: home.paths.outbox)
    let firstClean = try Withdrawals(of: home).firstClean
    var result = Result()
    for name in try outbox.bundles(of: home.hub) where !delivered.contains(name.sequence) {
      if name.sequence < firstClean || (!again && sendings[name.sequence]?.isCopied(to: carrier.target) == true) {
        continue
      }
      sendings.begin(name.sequence, digest: try outbox.digest(of: name), to: carrier.target, at: now)
      try sendings.write(to: home.paths.sendings)
      do throws(ExchangeError) {
        try carrier.carry(name, from: outbox)
      } catch {
        sendings.backOff.failed(at: now, for: carrier.target)
        try sendings.write(to: home.paths.sendings)
        result.failure = error
        return result
      }
      sendings.finish(name.sequence, to: carrier.target, at: now)
      result.copied.append(name)
    }
    if !result.copied.isEmpty || sendings.backOff.failures > 0 {
      sendings.backOff.succeeded()
      try sendings.write(to: home.paths.sendings)
    }
    return result
  }
}
