internal import CZlib

/// Unpacks one file of an archive piece by piece; never gives more bytes than the archive declared.
///
/// zlib because Debian's own package tools need it: it is on every machine already. Hostile archives meet its checked
/// stream interface, and none of our arithmetic.
@safe
final class ZipStream {
  private static let pieceLength = 1 << 16

  private let reader: ByteReader
  private let entry: ZipArchive.Entry
  private var offset: Int
  private let end: Int
  private var stream = unsafe z_stream()
  private var input = [UInt8](repeating: 0, count: ZipStream.pieceLength)
  private var inputStart = 0
  private var inputEnd = 0
  private var given = 0
  private var checksum: UInt = 0
  private var isFinished = false

  init(_ entry: ZipArchive.Entry, of archive: ZipArchive, in reader: ByteReader) throws(WorkbookFault.Thrown) {
    self.reader = reader
    self.entry = entry
    offset = try archive.start(of: entry, in: reader)
    end = offset + entry.compressedSize
    // Window bits below 0: the bare stream, without zlib's own header.
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { throw .init(.damaged) }
  }

  deinit { unsafe _ = inflateEnd(&stream) }

  /// - Returns: 1 to 64 KiB; nothing at the end, when size and checksum were right.
  func next() throws(WorkbookFault.Thrown) -> [UInt8] {
    while !isFinished {
      if inputStart == inputEnd { try refill() }
      let piece = entry.isDeflated ? try inflated() : stored()
      given += piece.count
      if given > entry.size { throw .init(.tooLarge) }
      checksum = unsafe crc32(checksum, piece, UInt32(piece.count))
      if isFinished, given != entry.size || UInt32(truncatingIfNeeded: checksum) != entry.checksum {
        throw .init(.damaged)
      }
      if !piece.isEmpty { return piece }
    }
    return []
  }

  private func refill() throws(WorkbookFault.Thrown) {
    let count = min(Self.pieceLength, end - offset)
    let start = offset
    input = try WorkbookFault.reading { () throws(ExtractError) in try reader.bytes(at: start, count: count) }
    offset += input.count
    (inputStart, inputEnd) = (0, input.count)
  }

  private func stored() -> [UInt8] {
    isFinished = offset >= end
    defer { inputStart = inputEnd }
    return Array(input[inputStart..<inputEnd])
  }

  private func inflated() throws(WorkbookFault.Thrown) -> [UInt8] {
    var status = Z_OK
    let available = inputEnd - inputStart
    let start = inputStart
    var left = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { output, filled in
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.next_in = bytes.baseAddress.map { unsafe $0 + start }
        unsafe stream.avail_in = UInt32(available)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        status = unsafe inflate(&stream, Z_NO_FLUSH)
        left = unsafe Int(stream.avail_in)
        filled = unsafe output.count - Int(stream.avail_out)
      }
    }
    inputStart = inputEnd - left
    isFinished = status == Z_STREAM_END
    let isStarved = status == Z_BUF_ERROR && piece.isEmpty && offset >= end
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR, !isStarved else { throw .init(.damaged) }
    if piece.isEmpty, !isFinished, inputStart == inputEnd, offset >= end { throw .init(.damaged) }
    return piece
  }
}
