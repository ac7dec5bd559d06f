import Foundation
import TestWorkshop

/// A bundle opened with Debian's own tools, by the line of the bundle format's page.
struct OpenedByHand {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// Where `tar` put the parts; the system's temporary folder.
  let folder: URL

  init(bundle: String, of hub: String, in demo: URL) throws {
    try self.init(bundle: demo.appending(path: bundle), of: hub, in: demo)
  }

  init(bundle: URL, of hub: String, in demo: URL) throws {
    folder = TestFolders.place("opened")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let line = """
      set -eu -o pipefail
      head -n 4 "$1" > ../s.$$; tail -n +5 "$1" > ../b.$$
      minisign -Vm ../b.$$ -x ../s.$$ -P "$2" > /dev/null
      age -d -i "$3" ../b.$$ | zstd -dq | tar x
      rm ../s.$$ ../b.$$
      """
    let outcome = try Built.run(
      executable: URL(filePath: "/bin/bash"),
      [
        "-c", line, "open", bundle.path(percentEncoded: false),
        try Self.signingKey(of: hub, in: demo),
        demo.appending(path: "centre/keys/opening.key").path(percentEncoded: false),
      ], in: folder)
    guard outcome.status == 0 else { throw Failed(description: "\(bundle.lastPathComponent): \(outcome.messages)") }
  }

  /// The hub's public key, as the roster names it.
  private static func signingKey(of hub: String, in demo: URL) throws -> String {
    struct Roster: Decodable {
      struct Member: Decodable {
        let id: String
        let signing: String
      }
      let hubs: [Member]
    }
    let bytes = try Data(contentsOf: demo.appending(path: "custodian/roster.json"))
    let roster = try JSONDecoder().decode(Roster.self, from: bytes)
    guard let member = roster.hubs.first(where: { $0.id == hub }) else { throw Failed(description: "no hub \(hub)") }
    return member.signing
  }
}

extension Built {
  static let hasStockTools = ["age", "minisign", "zstd", "tar"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
      || FileManager.default.isExecutableFile(atPath: "/bin/\($0)")
  }
}
