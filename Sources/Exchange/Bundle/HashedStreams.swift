internal import Sodium

/// Writes on, and hashes for a prehashed signature what passes.
final class HashedOutput: ByteOutput {
  let file: UnfinishedFile
  private var stream = PrehashStream()

  var path: String { file.path }

  init(_ file: UnfinishedFile) { self.file = file }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    stream.update(bytes)
    try file.write(bytes)
  }

  /// The hash of what passed; begins anew.
  func finish() -> Prehash {
    let finished = exchange(&stream, with: PrehashStream())
    return finished.finish()
  }
}

/// Reads on, and hashes what passes.
final class HashedInput: ByteInput {
  private let input: any ByteInput
  private var stream = PrehashStream()

  var path: String { input.path }

  init(_ input: any ByteInput) { self.input = input }

  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    let bytes = try input.read(atMost: count)
    stream.update(bytes)
    return bytes
  }

  func finish() -> Prehash {
    let finished = exchange(&stream, with: PrehashStream())
    return finished.finish()
  }
}
