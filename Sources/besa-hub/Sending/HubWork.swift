import Exchange
import FoundationEssentials
import Programme

/// A command's work in a hub's folder: alone there, and entered into the log of runs however it ends.
struct HubWork {
  let command: String
  let place: HomeOption

  /// - Parameter work: Gets the hub's folder, and the log's entry to fill in.
  func finish(_ work: (HubHome, inout LoggedRun) throws -> Outcome) throws {
    try besa_hub.finish {
      let home = try place.open()
      var entry = LoggedRun(command)
      do {
        guard let lock = try FolderLock(home.folder) else { throw HubError.busy(folder: home.folder) }
        defer { withExtendedLifetime(lock) {} }
        home.removeUnfinished()
        UnloggedRun(home: home).enter()
        let outcome = try work(home, &entry)
        entry.outcome = Int(outcome.rawValue)
        log(entry, of: home)
        return outcome
      } catch {
        entry.outcome = Int(Outcome(error).rawValue)
        entry.refusal = RefusalName(error).text
        log(entry, of: home)
        throw error
      }
    }
  }

  /// A log that cannot be written is said, and stops nothing.
  private func log(_ entry: LoggedRun, of home: HubHome) {
    do {
      try RunLog(at: home.paths.runs).append(entry)
      try RotatingLog(at: home.paths.plainLog).append(entry.plainLines)
    } catch {
      Console.error("besa-hub: " + Words.text(of: error))
    }
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
