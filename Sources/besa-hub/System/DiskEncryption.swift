import FoundationEssentials

/// Whether what lies at a path is encrypted when the computer is off.
enum DiskEncryption {
  case encrypted, plain
  /// The system does not say, or there is no disk.
  case unknown

  /// File systems that encrypt by themselves.
  private static let encryptedSystems = ["ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"]

  /// - Parameters:
  ///   - system: `/sys`.
  ///   - mounts: The table of mounts of this process.
  /// - Note: Source: `proc(5)`, mountinfo; a device of dm-crypt has a UUID that begins with `CRYPT-`.
  init(of path: String, system: String = "/sys", mounts: String = "/proc/self/mountinfo") {
    let table = (try? String(contentsOfFile: mounts, encoding: .utf8)) ?? ""
    guard let mount = Mount.holding(path, in: table) else {
      self = .unknown
      return
    }
    if Self.encryptedSystems.contains(mount.type) {
      self = .encrypted
      return
    }
    // A file system over several devices has no number of its own: its first device is named instead.
    let named = (try? FileManager.default.destinationOfSymbolicLink(atPath: mount.source)) ?? mount.source
    let places = [
      "\(system)/dev/block/\(mount.device)", "\(system)/class/block/\(named.split(separator: "/").last ?? "")",
    ]
    guard mount.source.hasPrefix("/dev/"), let device = places.first(where: Self.isFolder) else {
      self = .unknown
      return
    }
    self = Self.isEncrypted(device, depth: 0) ? .encrypted : .plain
  }

  /// The device itself, or all devices that it lies on.
  private static func isEncrypted(_ device: String, depth: Int) -> Bool {
    let identity = (try? String(contentsOfFile: device + "/dm/uuid", encoding: .utf8)) ?? ""
    if identity.hasPrefix("CRYPT-") { return true }
    let below = (try? FileManager.default.contentsOfDirectory(atPath: device + "/slaves")) ?? []
    return !below.isEmpty && depth < 8 && below.allSatisfy { isEncrypted("\(device)/slaves/\($0)", depth: depth + 1) }
  }

  private static func isFolder(_ path: String) -> Bool { Folder.isThere(path) }

  /// A line of the table of mounts.
  private struct Mount {
    let point: String
    /// `8:1`
    let device: String
    let type: String
    let source: String

    /// `36 35 98:0 /root /mnt rw,noatime master:1 - ext3 /dev/root rw`
    init?(line: Substring) {
      let halves = line.split(separator: " - ", maxSplits: 1).map { $0.split(separator: " ") }
      guard halves.count == 2, halves[0].count >= 5, halves[1].count >= 2 else { return nil }
      point = String(halves[0][4]).replacing("\\040", with: " ")
      device = String(halves[0][2])
      type = String(halves[1][0])
      source = String(halves[1][1])
    }

    /// The mount with the longest point above a path; of two at one point the later, which hides the other.
    static func holding(_ path: String, in table: String) -> Mount? {
      table.split(separator: "\n").compactMap { Mount(line: $0) }
        .filter { $0.point == "/" || path == $0.point || path.hasPrefix($0.point + "/") }
        .enumerated().max { ($0.element.point.count, $0.offset) < ($1.element.point.count, $1.offset) }?.element
    }
  }
}
