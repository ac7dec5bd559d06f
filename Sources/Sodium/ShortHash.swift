internal import CSodium

/// A keyed hash of 16 bytes that is fast for short inputs: for tables in memory, never for anything that leaves it.
///
/// Under a key that nobody knows, nobody can choose two inputs that meet.
///
/// - Note: Source: SipHash-2-4 with 128 bits, as libsodium's `crypto_shorthash_siphashx24`.
public struct ShortHash: Sendable {
  private let key: [UInt8]

  /// Under a new random key.
  public init() { key = randomBytes(Int(crypto_shorthash_siphashx24_KEYBYTES)) }

  /// Of sixteen bytes, given as two numbers.
  public func callAsFunction(_ first: UInt64, _ second: UInt64) -> (high: UInt64, low: UInt64) {
    let input = (first, second)
    var output: (UInt64, UInt64) = (0, 0)
    unsafe withUnsafeBytes(of: input) { input in
      unsafe withUnsafeMutableBytes(of: &output) { output in
        guard let target = output.baseAddress, let source = input.baseAddress else { return }
        unsafe _ = crypto_shorthash_siphashx24(
          target.assumingMemoryBound(to: UInt8.self), source.assumingMemoryBound(to: UInt8.self), 16, key)
      }
    }
    return output
  }

  public func callAsFunction(_ bytes: [UInt8]) -> (high: UInt64, low: UInt64) {
    var output: (UInt64, UInt64) = (0, 0)
    unsafe withUnsafeMutableBytes(of: &output) { output in
      guard let target = output.baseAddress else { return }
      unsafe _ = crypto_shorthash_siphashx24(
        target.assumingMemoryBound(to: UInt8.self), bytes, UInt64(bytes.count), key)
    }
    return output
  }
}
