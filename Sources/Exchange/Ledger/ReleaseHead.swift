internal import FoundationEssentials
public import Sodium

/// The place of the ledger that a release's signed manifest names: the last row before the release's own.
public struct ReleaseHead: Sendable, Equatable {
  public let release: Int
  public let ledger: LedgerChain.Head

  private struct Manifest: Decodable {
    let release: Int
    let ledgerHead: Digest
    let ledgerEntry: Int

    enum CodingKeys: String, CodingKey {
      case release
      case ledgerHead = "ledger_head"
      case ledgerEntry = "ledger_entry"
    }
  }

  /// Reads `manifest.json` and its signature in a release's folder.
  ///
  /// - Throws: ``ExchangeError/badSignature(file:signer:_:)``, ``ExchangeError/malformed(file:what:)``.
  public init(of folder: String, from publisher: VerifyingKey) throws(ExchangeError) {
    let path = folder + "/manifest.json"
    let bytes = try WholeFile.read(path, limit: 1 << 24)
    let signature = String(decoding: try WholeFile.read(path + ".minisig", limit: 1 << 14), as: UTF8.self)
    do {
      _ = try publisher.verify(bytes, signature: signature)
    } catch { throw .badSignature(file: path, signer: "publisher", error) }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)) else {
      throw .malformed(file: path, what: "release, ledger_head and ledger_entry")
    }
    release = manifest.release
    ledger = LedgerChain.Head(entry: manifest.ledgerEntry, digest: manifest.ledgerHead)
  }
}
