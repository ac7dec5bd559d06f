/// A draft's files as they lie in its folder: what may be published, and what stays inside.
public struct DraftFolder: Sendable, Hashable {
  /// Name of the subfolder whose files may be published.
  public static let releaseFolder = "release"
  /// Name of the subfolder whose files stay inside.
  public static let insideFolder = "internal"

  /// Paths relative to the future release's folder.
  public let release: [OutputFile]
  /// Paths relative to the folder `internal`.
  public let inside: [OutputFile]

  init(release: [OutputFile], inside: [OutputFile]) {
    self.release = release
    self.inside = inside
  }

  /// Reads a folder's files back.
  ///
  /// - Parameter files: Every file of the folder, paths relative to it.
  /// - Throws: ``ReportingError/strangeFile(path:)`` for a file that no draft has.
  public init(reading files: [OutputFile]) throws(ReportingError) {
    var release: [OutputFile] = []
    var inside: [OutputFile] = []
    for file in files {
      if file.path.hasPrefix(Self.releaseFolder + "/") {
        release.append(
          OutputFile(path: String(file.path.dropFirst(Self.releaseFolder.count + 1)), bytes: file.bytes))
      } else if file.path.hasPrefix(Self.insideFolder + "/") {
        inside.append(
          OutputFile(path: String(file.path.dropFirst(Self.insideFolder.count + 1)), bytes: file.bytes))
      } else {
        throw .strangeFile(path: file.path)
      }
    }
    self.init(release: release, inside: inside)
  }

  /// The draft with more files to be published.
  public func adding(_ files: [OutputFile]) -> DraftFolder { DraftFolder(release: release + files, inside: inside) }

  /// Every file with its place in the draft's folder.
  public var files: [OutputFile] {
    release.map { $0.inFolder(Self.releaseFolder) } + inside.map { $0.inFolder(Self.insideFolder) }
  }

  /// The list that officers sign.
  public var list: FileList { FileList(of: release) }
  public var insideList: FileList { FileList(of: inside) }

  /// What the ledger notes of the draft.
  ///
  /// - Throws: ``ReportingError/incompleteDraft(path:)`` for a draft that does not say how many must approve it.
  public func record(_ facts: ReleaseFacts) throws(ReportingError) -> DraftRecord {
    DraftRecord(
      number: facts.draft, release: facts.number, digest: list.digest, inside: insideList.digest,
      author: facts.author, needed: try approvalsNeeded())
  }

  /// The same draft with random bytes among the inside files: the ledger's digest of them, which others may read, can
  /// then not be compared with guessed tables.
  public func sealed(with seal: [UInt8]) -> DraftFolder {
    DraftFolder(
      release: release,
      inside: inside.filter { $0.path != Self.sealPath } + [OutputFile(path: Self.sealPath, bytes: seal)])
  }

  private static let sealPath = "seal"
}
