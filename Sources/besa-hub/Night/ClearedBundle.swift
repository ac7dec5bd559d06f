import Exchange
import Programme
import Pseudonymisation
import Sodium

/// A bundle whose every byte the egress gate has seen. Sealing takes nothing else.
struct ClearedBundle {
  private let contents: BundleContents
  /// The proof: only the gate makes one.
  private let cleared: ClearedPayload
  /// What the gate's search for identifiers took.
  let searchTime: Duration

  var manifest: BundleManifest { contents.manifest }

  /// Shows the gate what will be sealed: every CSV while its digest is taken, then the manifest with those digests.
  ///
  /// - Parameter folder: For what memory should not hold of the tables' text.
  /// - Throws: ``GateRefusal``; ``ExchangeError`` for a value that the wire does not carry.
  init(
    _ coded: CodedExtract, under manifest: BundleManifest, of programme: ProgrammeFile, through gate: EgressGate,
    scratchIn folder: String
  ) throws {
    let contents = try BundleContents(
      manifest: manifest, sources: coded.sources, programme: programme, scratchIn: folder
    ) { source, piece in try gate.take(piece, of: source) }
    let start = ProcessTime.now
    cleared = try gate.finish(notes: contents.notes, again: contents.readTables)
    searchTime = ProcessTime.now - start
    self.contents = contents
  }

  /// Seals to the file, whole or not at all: the very bytes that the gate saw, kept since.
  func seal(to path: String, signedBy key: borrowing SigningKey) throws -> SealedBundle {
    try contents.seal(to: path, signedBy: key)
  }
}
