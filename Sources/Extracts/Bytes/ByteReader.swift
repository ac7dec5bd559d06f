import Glibc

/// Reads an export's bytes piece by piece, from the first on or from any place.
final class ByteReader {
  private enum Origin {
    case file(OpenFile, name: String)
    case memory([UInt8])
  }

  private let origin: Origin
  private var position = 0
  let size: Int

  init(_ bytes: [UInt8]) {
    origin = .memory(bytes)
    size = bytes.count
  }

  init(_ file: OpenFile, name: String) {
    origin = .file(file, name: name)
    size = file.mark.size
  }

  func seek(to offset: Int) { position = offset }

  /// Overwrites a buffer from `start` to its end at most.
  ///
  /// - Returns: How many bytes were read; 0 only at the end of the file.
  func fill(_ buffer: inout [UInt8], from start: Int) throws(ExtractError) -> Int {
    let count: Int
    switch origin {
    case .memory(let bytes):
      count = max(0, min(bytes.count - position, buffer.count - start))
      buffer.replaceSubrange(start..<start + count, with: bytes[position..<position + count])
    case .file(let file, let name):
      let offset = position
      count = unsafe buffer.withUnsafeMutableBytes { target in
        unsafe pread(file.descriptor, target.baseAddress.map { unsafe $0 + start }, target.count - start, offset)
      }
      if count < 0 { throw .unreadable(file: name) }
      ReadingProgress.note(.init(file: name, position: offset + count, size: size))
    }
    position += count
    return count
  }

  /// Up to `count` bytes from a place on; fewer only at the end of the file.
  func bytes(at offset: Int, count: Int) throws(ExtractError) -> [UInt8] {
    seek(to: offset)
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
    var filled = 0
    while filled < bytes.count {
      let read = try fill(&bytes, from: filled)
      if read == 0 { break }
      filled += read
    }
    return Array(bytes[..<filled])
  }
}
