import Exchange
import Programme
import Sodium

/// One night at a hub, from exports to a sealed bundle in the outbox.
struct NightRun {
  let home: HubHome
  let export: String
  let night: CalendarDate

  /// - Returns: What was done, once the bundle is on disk.
  /// - Throws: What stops the night; no bundle is left then, and the next run takes the same number.
  func seal() throws -> NightSummary {
    let keys = try HubKeys(of: home)
    let prepared = try PreparedNight(home: home, export: export, night: night, keys: keys)
    var clock = LapClock()
    let path = try Outbox(folder: home.paths.outbox).bundlePath(prepared.name)
    let sealed = try prepared.bundle.seal(to: path, signedBy: keys.signing)
    var times = prepared.times
    times.compress = sealed.compressing.seconds
    times.encrypt = sealed.encrypting.seconds
    times.tables += clock.lap() - times.compress - times.encrypt
    try LastSealed(seq: sealed.sequence, digest: sealed.digest, night: night).write(for: home)
    return NightSummary(prepared, people: prepared.peopleFile(in: export), sealed: sealed, times: times)
  }
}
