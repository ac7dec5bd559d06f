import Foundation
import Testing

@testable import Exchange

@Suite("A table's text, kept for the sealing")
struct KeptTextTests {
  @Test(
    "What went to scratch disk comes back as it was, in its order, and leaves no file", arguments: [0, 1, 5_000, .max])
  func scratch(heldBytes: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-kept-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var kept = KeptText(scratchIn: folder, heldBytes: heldBytes)
    var expected: [UInt8] = []
    for number in 0..<50 {
      let piece = [UInt8](repeating: UInt8(number), count: number * 17)
      try kept.append(piece)
      expected += piece
    }
    for _ in 0..<2 {
      var found: [UInt8] = []
      try kept.forEachPiece { (piece) throws(ExchangeError) in found += piece }
      #expect(found == expected && kept.count == expected.count)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
