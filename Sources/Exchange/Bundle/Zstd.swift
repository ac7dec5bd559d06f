internal import CZstd

/// One zstd frame, written as a stream.
@safe
final class ZstdEncoder {
  /// Most of a bundle is tokens, random digits: to write them in half the room is all that can be done, and to seek what
  /// repeats is in vain. So the seeker gets a table that the processor's first cache holds, and takes long steps where it
  /// finds nothing; digits are written short all the same. Twice as fast as level 1, and a thirtieth longer.
  private static let settings: [(ZSTD_cParameter, Int32)] = [
    (ZSTD_c_compressionLevel, 1), (ZSTD_c_hashLog, 13), (ZSTD_c_targetLength, 32), (writesDigitsShort, 1),
  ]

  /// `ZSTD_c_literalCompressionMode` of `zstd.h`; a library that does not know it leaves long digits, which is valid too.
  private static let writesDigitsShort = ZSTD_c_experimentalParam5

  private let stream: OpaquePointer
  private let path: String

  init(path: String) {
    // Fails only without memory: nothing could be said or mended then, and no file was opened yet.
    guard let stream = unsafe ZSTD_createCCtx() else { fatalError("no memory left for compression") }
    unsafe self.stream = stream
    self.path = path
    for (parameter, value) in Self.settings { unsafe _ = ZSTD_CCtx_setParameter(stream, parameter, value) }
  }

  deinit { unsafe _ = ZSTD_freeCCtx(stream) }

  /// - Parameter isLast: Ends the frame after these bytes.
  /// - Returns: What is ready of the frame.
  func compress(_ bytes: [UInt8], isLast: Bool) throws(ExchangeError) -> [UInt8] {
    var ready: [UInt8] = []
    var consumed = 0
    while true {
      let capacity = ZSTD_CStreamOutSize()
      var remaining = 0
      ready += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
        unsafe bytes.withUnsafeBytes { input in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: consumed)
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: capacity, pos: 0)
          remaining = unsafe ZSTD_compressStream2(stream, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
          (consumed, filled) = unsafe (source.pos, target.pos)
        }
      }
      guard ZSTD_isError(remaining) == 0 else { throw .compression(file: path, what: "it cannot be compressed") }
      if consumed == bytes.count && (!isLast || remaining == 0) { return ready }
    }
  }
}

/// One zstd frame, read as a stream.
@safe
final class ZstdDecoder {
  /// Largest window, as a power of two: 8 MiB of memory whatever the frame asks for. Level 3 uses 2 MiB.
  private static let largestWindow: Int32 = 23

  private let stream: OpaquePointer
  private let path: String
  private(set) var isFinished = false

  init(path: String) {
    // Fails only without memory, as above.
    guard let stream = unsafe ZSTD_createDCtx() else { fatalError("no memory left for decompression") }
    unsafe self.stream = stream
    self.path = path
    unsafe ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.largestWindow)
  }

  deinit { unsafe _ = ZSTD_freeDCtx(stream) }

  /// Decompresses one step.
  ///
  /// - Parameter start: Where in `bytes` to begin; it moves past what was consumed.
  /// - Returns: At most 128 KiB of content; the frame is at its end when ``isFinished`` is set.
  /// - Throws: ``ExchangeError/compression(file:what:)``.
  func decompress(_ bytes: [UInt8], from start: inout Int) throws(ExchangeError) -> [UInt8] {
    let capacity = ZSTD_DStreamOutSize()
    var result = 0
    var position = start
    let content = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
      unsafe bytes.withUnsafeBytes { input in
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: position)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: capacity, pos: 0)
        result = unsafe ZSTD_decompressStream(stream, &target, &source)
        (position, filled) = unsafe (source.pos, target.pos)
      }
    }
    guard ZSTD_isError(result) == 0 else { throw .compression(file: path, what: "it is no zstd frame, or was changed") }
    start = position
    isFinished = result == 0
    return content
  }
}
