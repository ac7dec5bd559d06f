/// The name of a bundle or receipt file: `HUB-SEQ.besa`, `HUB-SEQ.receipt`.
public struct ParcelName: Hashable, Sendable {
  public let hub: String
  public let sequence: Int

  public init(hub: String, sequence: Int) {
    self.hub = hub
    self.sequence = sequence
  }

  /// - Returns: `nil` unless `bundleFile` is a name that ``bundleFile`` gives.
  init?(bundleFile name: String) {
    guard name.hasSuffix(".besa"), let dash = name.lastIndex(of: "-"),
      let sequence = Int(name[name.index(after: dash)...].dropLast(".besa".count)), sequence >= 1
    else { return nil }
    self.init(hub: String(name[..<dash]), sequence: sequence)
    guard PlainName.isPlain(hub), bundleFile == name else { return nil }
  }

  public var bundleFile: String { "\(hub)-\(sequence).besa" }
  public var receiptFile: String { "\(hub)-\(sequence).receipt" }
}
