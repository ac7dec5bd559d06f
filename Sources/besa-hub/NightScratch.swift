import Exchange
import Pseudonymisation

/// Room for a night's coded rows on the disk of the hub's folder.
final class NightScratch: ScratchSpace {
  private let file: ScratchFile

  init(in folder: String) throws { file = try ScratchFile(in: folder) }

  func append(_ bytes: [UInt8]) throws -> Int { try file.append(bytes) }
  func read(at offset: Int, count: Int) throws -> [UInt8] { try file.read(at: offset, count: count) }
}
