import Foundation

/// The package's own sources, for what only they can say: which cases there are, which words are asked for.
enum SourceText {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  static func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// All Swift files of a target, without comments.
  static func room(_ name: String) throws -> String {
    let root = folder.appending(path: name)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try paths.map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
      .flatMap { $0.split(separator: "\n") }.filter { !$0.contains("///") }.joined(separator: "\n")
  }
}
