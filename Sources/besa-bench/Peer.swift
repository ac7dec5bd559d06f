import Foundation
import Rehearsal

/// What a hub would do without Besa: `zstd -3 | age -r` over its raw files.
///
/// It protects the files on their way and does nothing else: no consent, no check, no coding, no tokens, no gate.
struct Peer {
  static let programs = ["age", "zstd"]
  static let name = "zstd -3 | age -r"

  private let recipient: String
  private let output: URL

  init(in folder: RehearsalFolder) throws {
    _ = try MissingProgram.find(Self.programs)
    let runner = CommandRunner(logs: folder.logs)
    let key = folder.root.appending(path: "peer.key")
    output = folder.root.appending(path: "peer.age")
    let shell = URL(filePath: "/bin/sh")
    try runner.run(shell, ["-c", "age-keygen -o \"$0\"", key.plainPath], step: "peer-key")
    recipient = try runner.run(shell, ["-c", "age-keygen -y \"$0\"", key.plainPath], step: "peer-recipient")
      .output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func seal(_ export: URL, with stopwatch: Stopwatch) throws -> Effort {
    let line = "cat \"$0\"/*.csv | zstd -3 -q | age -r \"$1\" > \"$2\""
    var effort = try stopwatch.measure(
      URL(filePath: "/bin/sh"), ["-c", line, export.plainPath, recipient, output.plainPath], step: "peer")
    effort.output = try FileManager.default.size(of: output)
    return effort
  }
}

extension FileManager {
  /// In bytes.
  func size(of file: URL) throws -> Int {
    (try attributesOfItem(atPath: file.plainPath)[.size] as? Int) ?? 0
  }
}
