public import Sodium

/// Names and digests of a set of files: what officers sign, and what a reader checks with `sha256sum -c`.
///
/// The text has one line per file, `<64 hex digits><two spaces><path>`, paths in ascending byte order, each line
/// ended by a line feed. The digest of a draft is the SHA-256 of this text (`ReleaseFormat`).
public struct FileList: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public let path: String
    public let digest: Digest
  }

  public static let path = "SHA256SUMS"
  public let lines: [Line]

  public init(of files: [OutputFile]) {
    lines = files.map { Line(path: $0.path, digest: Digest(of: $0.bytes)) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Reads ``text`` back; the bytes must be exactly those that ``text`` gives.
  public init?(parsing bytes: [UInt8]) {
    var lines: [Line] = []
    for line in bytes.split(separator: 10, omittingEmptySubsequences: true) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.utf8.count > 66, let digest = Digest(hex: String(text.prefix(64))) else { return nil }
      lines.append(Line(path: String(text.dropFirst(66)), digest: digest))
    }
    self.lines = lines
    guard bytes == self.bytes else { return nil }
  }

  public var text: String { lines.map { "\($0.digest.hex)  \($0.path)\n" }.joined() }
  public var bytes: [UInt8] { Array(text.utf8) }
  public var digest: Digest { Digest(of: bytes) }

  public subscript(path: String) -> Digest? { lines.first { $0.path == path }?.digest }
}
