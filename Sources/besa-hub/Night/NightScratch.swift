import Exchange
import Pseudonymisation
import Synchronization

/// Room for a night's coded rows on the disk of the hub's folder; made when the first ones go there.
final class NightScratch: ScratchSpace {
  private let folder: String
  private let file = Mutex<ScratchFile?>(nil)

  init(in folder: String) { self.folder = folder }

  func append(_ bytes: [UInt8]) throws -> Int {
    try file.withLock { made in
      let file = try made ?? ScratchFile(in: folder)
      made = file
      return try file.append(bytes)
    }
  }

  func read(at offset: Int, count: Int) throws -> [UInt8] {
    guard let file = file.withLock({ $0 }) else { throw PseudonymisationError.scratch }
    return try file.read(at: offset, count: count)
  }
}
