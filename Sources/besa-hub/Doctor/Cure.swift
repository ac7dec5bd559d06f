import Exchange
import FoundationEssentials
import Glibc
import Programme

/// What the doctor mends by itself: only what loses nothing and lets nobody in.
struct Cure {
  let folder: String
  let words: Messages

  /// - Returns: What was done, a line for each.
  func apply() -> [String] {
    var done = permissions()
    if let home = try? HubHome(folder) { done += folders(home) + leftovers(home) + schedule(home) }
    return done
  }

  private func permissions() -> [String] {
    let findings = FolderFindings(words: words, paths: HubPaths(folder: folder))
    return findings.openPlaces.compactMap { path in
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        unsafe chmod(path, isFolder ? 0o700 : 0o600) == 0
      else { return nil }
      return words("doctor.fixed.permissions", ["file": path])
    }
  }

  private func folders(_ home: HubHome) -> [String] {
    [home.exports, home.sendTo, home.receiptsFrom].compactMap(\.self)
      .filter { !Folder.isThere($0) && !Folder.isOnStick($0) && Folder.make($0) }
      .map { words("doctor.fixed.folder", ["folder": $0]) }
  }

  private func leftovers(_ home: HubHome) -> [String] {
    guard let lock = try? FolderLock(folder) else { return [] }
    defer { withExtendedLifetime(lock) {} }
    let count = home.paths.writtenIn.reduce(0) { $0 + UnfinishedFiles.names(in: $1).count }
    home.removeUnfinished()
    return count == 0 ? [] : [words("doctor.fixed.leftovers", for: count)]
  }

  /// A schedule that was never wanted stays away where nothing is named to read.
  private func schedule(_ home: HubHome) -> [String] {
    let units = NightUnits(for: home)
    let schedule = NightSchedule()
    guard home.exports != nil, schedule.state(of: units) != .inForce, (try? schedule.write(units)) != nil else {
      return []
    }
    if UserManager.isThere { _ = UserManager.start() }
    return [words("doctor.fixed.schedule", ["time": units.nightly.description])]
  }
}
