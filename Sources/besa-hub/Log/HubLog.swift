import Exchange

/// Both logs of a hub's folder: the chained one, and the plain one that may be deleted.
struct HubLog {
  let paths: HubPaths

  /// A log that cannot be written is said, and stops nothing.
  func enter(_ entry: LoggedRun) {
    do {
      try RunLog(at: paths.runs).append(entry)
      try RotatingLog(at: paths.plainLog).append(entry.plainLines)
    } catch {
      Console.error("besa-hub: " + Words.text(of: error))
    }
  }

  /// For commands that also work where no hub is set up: there is no log then.
  static func enter(_ entry: LoggedRun, at place: HomeOption) {
    let paths = HubPaths(folder: place.folder)
    if paths.isHub { HubLog(paths: paths).enter(entry) }
  }
}
