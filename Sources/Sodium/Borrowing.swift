extension RawSpan {
  /// Lends the bytes to a C call of this room, with a valid address even when there are none.
  func withStart<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
    unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return unsafe body([0]) }
      return unsafe body(start.assumingMemoryBound(to: UInt8.self))
    }
  }

  func byte(at offset: Int) -> UInt8 { unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}

extension [UInt8] {
  /// Lets a C call of this room write up to `capacity` bytes.
  ///
  /// - Parameter write: Returns how many bytes it wrote.
  @unsafe
  init(capacity: Int, write: (_ start: UnsafeMutablePointer<UInt8>) -> Int) {
    unsafe self.init(unsafeUninitializedCapacity: Swift.max(capacity, 1)) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      filled = unsafe write(start)
    }
  }
}
