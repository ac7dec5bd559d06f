import Exchange
import FoundationEssentials
import Glibc
import Programme

/// What concerns the hub's folder, and those of its configuration.
struct FolderFindings {
  let words: Messages
  let paths: HubPaths

  /// The hub's folder and its secrets are for the user alone.
  var permissions: Finding {
    let open = openPlaces
    guard let first = open.first else { return .green(.permissions, words("doctor.permissions")) }
    guard let secret = open.first(where: { $0.hasPrefix(paths.secrets) }) else {
      let text = words("doctor.permissions.open", ["file": first])
      return .red(.permissions, text, do: words("doctor.fix"), isFixable: true)
    }
    let text = words("doctor.permissions.secrets", ["file": secret])
    return .red(.permissions, text, do: words("doctor.permissions.secrets.do"), isFixable: true)
  }

  /// Folders and files that others than the user may enter or read.
  var openPlaces: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: paths.secrets)) ?? []
    return ([paths.folder, paths.secrets] + names.sorted().map { paths.secrets + "/" + $0 }).filter { path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      let mode = facts?[.posixPermissions] as? Int ?? 0o700
      let owner = facts?[.ownerAccountID] as? Int ?? Int(geteuid())
      return mode & 0o077 != 0 || owner != Int(geteuid())
    }
  }

  /// Whether files can be dropped where they are looked for, and whether any are there.
  func folders(of home: HubHome) -> Finding {
    guard let exports = home.exports else {
      return .amber(.folders, words("doctor.folders.unnamed"), do: words("doctor.folders.unnamed.do"))
    }
    let there = [exports, home.sendTo, home.receiptsFrom].compactMap(\.self).filter { !Folder.isThere($0) }
    if let absent = there.first {
      let text = words("doctor.folders.absent", ["folder": absent])
      return Folder.isOnStick(absent)
        ? .amber(.folders, text, do: words("doctor.folders.stick.do"))
        : .red(.folders, text, do: words("doctor.fix"), isFixable: true)
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: exports)) ?? []
    guard names.contains(where: { !$0.hasPrefix(".") }) else {
      return .amber(.folders, words("doctor.folders.empty"), do: words("doctor.folders.empty.do", ["folder": exports]))
    }
    if !leftovers.isEmpty {
      return .amber(
        .folders, words("doctor.folders.leftovers", for: leftovers.count), do: words("doctor.fix"), isFixable: true)
    }
    return .green(.folders, words("doctor.folders"))
  }

  /// Files that a killed run left; none while a run is at work.
  private var leftovers: [String] {
    guard let lock = try? FolderLock(paths.folder) else { return [] }
    defer { withExtendedLifetime(lock) {} }
    return paths.writtenIn.flatMap { UnfinishedFiles.names(in: $0) }
  }
}
