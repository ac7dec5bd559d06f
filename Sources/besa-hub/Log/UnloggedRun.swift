import Exchange
import Programme

/// A run that sealed a bundle and was stopped before it could enter that into the log: the next one enters it.
struct UnloggedRun {
  /// What stands in the log where a run says why it was refused.
  static let name = "unlogged"

  let home: HubHome

  /// What cannot be read now is looked at the next time; a log that is broken, `besa-hub log` says so.
  func enter() {
    guard let last = try? LastSealed.find(in: home), let runs = try? RunLog(at: home.paths.runs).runs() else { return }
    if runs.contains(where: { $0.bundles.contains { $0.digest == last.digest } }) { return }
    var entry = LoggedRun("run")
    entry.night = last.night
    entry.refusal = Self.name
    entry.bundles = [.init(sequence: last.seq, digest: last.digest)]
    try? RunLog(at: home.paths.runs).append(entry)
  }
}
