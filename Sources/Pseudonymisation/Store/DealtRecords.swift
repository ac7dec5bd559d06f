/// Records of bytes that are dealt into groups: held while they are few, on scratch disk once memory should not hold them.
///
/// Each group comes back by itself, its records in the order in which they were added.
struct DealtRecords {
  private let scratch: (any ScratchSpace)?
  /// Bytes of all groups that are held before they go to disk.
  private let heldBytes: Int
  private var groups: [[UInt8]]
  private var parts: [[(offset: Int, count: Int)]]
  private var held = 0

  /// - Parameter scratch: `nil`: all records are held.
  init(groups count: Int, scratch: (any ScratchSpace)?, heldBytes: Int) {
    self.scratch = scratch
    self.heldBytes = heldBytes
    groups = Array(repeating: [], count: count)
    parts = Array(repeating: [], count: count)
  }

  var groupCount: Int { groups.count }

  /// - Parameter record: At least a byte.
  mutating func append(_ record: [UInt8], to group: Int) throws(PseudonymisationError) {
    groups[group].append(contentsOf: record)
    held += record.count
    if held > heldBytes, scratch != nil { try spill() }
  }

  /// Puts everything on disk that is held beyond so many bytes: something else needs the room.
  mutating func keep(atMost most: Int) throws(PseudonymisationError) {
    guard held > most, scratch != nil else { return }
    try spill()
    groups = Array(repeating: [], count: groups.count)
  }

  private mutating func spill() throws(PseudonymisationError) {
    guard let scratch else { return }
    for group in groups.indices where !groups[group].isEmpty {
      do {
        parts[group].append((try scratch.append(groups[group]), groups[group].count))
      } catch {
        throw .scratch
      }
      groups[group].removeAll(keepingCapacity: true)
    }
    held = 0
  }

  /// - Throws: What scratch disk throws.
  func bytes(of group: Int) throws -> [UInt8] {
    guard let scratch, !parts[group].isEmpty else { return groups[group] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts[group].reduce(groups[group].count) { $0 + $1.count })
    for part in parts[group] { bytes += try scratch.read(at: part.offset, count: part.count) }
    return bytes + groups[group]
  }
}
