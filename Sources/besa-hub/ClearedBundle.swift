import Exchange
import Programme
import Pseudonymisation
import Sodium

/// A bundle whose every byte the egress gate has seen. Sealing takes nothing else.
struct ClearedBundle {
  private let contents: BundleContents
  /// The proof: only the gate makes one.
  private let cleared: ClearedPayload

  /// Shows the gate what will be sealed: the manifest and every CSV, as they will be.
  ///
  /// - Throws: ``GateRefusal``; ``ExchangeError`` for a value that the wire does not carry.
  init(_ contents: BundleContents, through gate: EgressGate) throws {
    var files: [String: [UInt8]] = [:]
    try contents.readPayload { file, piece in files[file, default: []] += piece }
    var tables: [String: [UInt8]] = [:]
    for file in contents.manifest.files { tables[file.source] = files.removeValue(forKey: file.name) }
    cleared = try gate.clear(Payload(tables: tables, notes: files))
    self.contents = contents
  }

  /// Seals to the file, whole or not at all.
  func seal(to path: String, signedBy key: borrowing SigningKey) throws -> SealedBundle {
    // The manifest's digests bind what is sealed to what the gate saw.
    for file in contents.manifest.files {
      guard let seen = cleared.payload.tables[file.source], Digest(of: seen) == file.digest else {
        preconditionFailure("the bundle is not the one that the gate cleared")
      }
    }
    return try contents.seal(to: path, signedBy: key)
  }
}
