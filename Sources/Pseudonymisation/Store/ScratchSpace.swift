/// Room on disk for coded rows that memory should not hold; it is gone when the last one lets go of it.
///
/// What is written there may leave the hub anyway: codes and tokens, no identifier.
public protocol ScratchSpace: AnyObject, Sendable {
  /// - Returns: Where the bytes begin.
  func append(_ bytes: [UInt8]) throws -> Int
  func read(at offset: Int, count: Int) throws -> [UInt8]
}
