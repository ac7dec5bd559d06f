import Exchange
import FoundationEssentials
import Reporting

/// Where the centre keeps what, and how its folders are read.
struct ReleaseFolder {
  /// Longest file of a draft or release that is read: far above any report.
  private static let mostBytes = 256 << 20

  let centre: String

  var ledger: String { centre + "/ledger.sqlite" }
  var roster: String { centre + "/rosters" }

  func draft(_ number: Int) -> String { "\(centre)/drafts/\(ReleaseNumber(number).text)" }

  /// Reads a draft's files as they are now.
  func readDraft(_ number: Int) throws -> DraftFolder {
    try DraftFolder(reading: Self.files(in: draft(number)))
  }

  /// Officers of the roster in force today.
  func officers() throws -> [Officer] {
    try RosterKeeper(folder: roster).current(today: Clock.today).releaseOfficers(on: Clock.today)
  }

  /// Drafts that objections are about, as far as their files are still there.
  func objectedDrafts(_ history: DraftHistory) -> [Int: DraftFolder] {
    history.objections.all.reduce(into: [:]) { found, standing in
      if let files = try? readDraft(standing.objection.draft) { found[standing.objection.draft] = files }
    }
  }

  /// Every file under a folder, paths relative to it, ascending.
  ///
  /// A link or another special file is refused: what is read must be what lies there.
  static func files(in folder: String) throws -> [OutputFile] {
    let manager = FileManager.default
    guard let paths = try? manager.subpathsOfDirectory(atPath: folder) else {
      throw ExchangeError.cannotRead(file: folder, reason: "the folder cannot be listed")
    }
    return try paths.sorted().compactMap { path in
      let whole = folder + "/" + path
      let kind = try? manager.attributesOfItem(atPath: whole)[.type] as? FileAttributeType
      if kind == .typeDirectory { return nil }
      guard kind == .typeRegular else {
        throw ExchangeError.cannotRead(file: whole, reason: "it is neither a file nor a folder")
      }
      return OutputFile(path: path, bytes: try WholeFile.read(whole, limit: mostBytes))
    }
  }
}
