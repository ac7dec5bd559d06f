extension [UInt8] {
  /// Copies some bytes to the beginning, in place. A slice given to `replaceSubrange` would have all of them copied.
  mutating func moveToFront(_ range: Range<Int>) {
    var bytes = mutableSpan
    for place in 0..<range.count { bytes[place] = bytes[range.lowerBound + place] }
  }
}

extension Span<UInt8> {
  /// Eight bytes as one number, the first of them lowest: for work on eight letters at a time.
  ///
  /// - Precondition: `place` and the seven places behind it are within the bytes.
  @inlinable
  package func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place <= count - 8, "a word outside the bytes")
    // The bounds are checked above, and every pattern of bits is a number.
    return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
  }
}
