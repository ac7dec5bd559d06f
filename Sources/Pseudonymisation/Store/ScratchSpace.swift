/// Room on the hub's disk for what memory should not hold; it is gone when the last one lets go of it.
///
/// What is written there: codes and tokens, which may leave the hub anyway; hashes of participant codes under a key of the
/// run alone, with the moments of their submissions; no identifier.
public protocol ScratchSpace: AnyObject, Sendable {
  /// - Returns: Where the bytes begin.
  func append(_ bytes: [UInt8]) throws -> Int
  func read(at offset: Int, count: Int) throws -> [UInt8]
}
