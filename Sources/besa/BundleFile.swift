import Foundation
import Sodium

/// A sealed bundle on disk, as far as one can see it without a key.
struct BundleFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// SHA-256 of the whole file.
  func digest() throws -> Digest {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    var stream = DigestStream()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { stream.update([UInt8](piece)) }
    return stream.finish()
  }

  /// What the trusted comment (line 3) says the epoch is; empty when it says nothing. The door checks the signature
  /// over it, so a lie is refused there.
  var claimedEpoch: String {
    guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 1 << 13) else {
      return ""
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\n", maxSplits: 3)
    guard lines.count > 2 else { return "" }
    let field = lines[2].split(separator: " ").first { $0.hasPrefix("epoch=") }
    return field.map { String($0.dropFirst("epoch=".count)) } ?? ""
  }
}
