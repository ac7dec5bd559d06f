import Exchange
import FoundationEssentials
import Programme

/// A command's work in a hub's folder, entered into the log of runs however it ends.
struct HubWork {
  let command: String
  let place: HomeOption
  /// Whether no other command may work in the folder meanwhile. One that only looks goes beside others.
  var isAlone = true

  /// - Parameter work: Gets the hub's folder, and the log's entry to fill in.
  func finish(_ work: (HubHome, inout LoggedRun) throws -> Outcome) throws {
    try besa_hub.finish {
      let home = try place.open()
      var entry = LoggedRun(command)
      do {
        let lock = isAlone ? try take(home) : nil
        defer { withExtendedLifetime(lock) {} }
        let outcome = try work(home, &entry)
        entry.outcome = Int(outcome.rawValue)
        HubLog(paths: home.paths).enter(entry)
        return outcome
      } catch {
        entry.outcome = Int(Outcome(error).rawValue)
        entry.refusal = RefusalName(error).text
        HubLog(paths: home.paths).enter(entry)
        throw error
      }
    }
  }

  /// Takes the folder, and tidies up what a run that was killed left there.
  private func take(_ home: HubHome) throws -> FolderLock {
    guard let lock = try FolderLock(home.folder) else { throw HubError.busy(folder: home.folder) }
    home.removeUnfinished()
    UnloggedRun(home: home).enter()
    return lock
  }
}

/// The name of an error's case: it carries no value, not even a file's name.
struct RefusalName {
  let text: String

  init(_ error: any Error) {
    let room = String(describing: type(of: error))
    text = Mirror(reflecting: error).children.first?.label.map { "\(room).\($0)" } ?? room
  }
}
