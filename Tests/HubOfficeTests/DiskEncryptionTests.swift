import Foundation
import Testing

@testable import besa_hub

@Suite("Whether the disk under a folder is encrypted")
struct DiskEncryptionTests {
  let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func device(_ number: String, uuid: String? = nil, over slaves: [String] = []) throws {
    let folder = "\(place.path)/dev/block/\(number)"
    try FileManager.default.createDirectory(atPath: folder + "/slaves", withIntermediateDirectories: true)
    if let uuid {
      try FileManager.default.createDirectory(atPath: folder + "/dm", withIntermediateDirectories: true)
      try Data((uuid + "\n").utf8).write(to: URL(filePath: folder + "/dm/uuid"))
    }
    for slave in slaves {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/slaves/\(slave.replacing(":", with: "-"))",
        withDestinationPath: "\(place.path)/dev/block/\(slave)")
    }
  }

  private func state(of path: String, _ mounts: [String]) throws -> DiskEncryption {
    let table = place.path + "/mountinfo"
    try Data(mounts.joined(separator: "\n").utf8).write(to: URL(filePath: table))
    return DiskEncryption(of: path, system: place.path, mounts: table)
  }

  @Test("a plain partition is not, one under dm-crypt is")
  func partition() throws {
    try device("8:1")
    try device("254:0", uuid: "CRYPT-LUKS2-0123-root")
    let mounts = [
      "25 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw", "26 25 254:0 / /home rw - ext4 /dev/mapper/home rw",
    ]
    #expect(try state(of: "/srv/hub", mounts) == .plain)
    #expect(try state(of: "/home/ana/hub", mounts) == .encrypted)
    #expect(try state(of: "/home", mounts) == .encrypted)
    #expect(try state(of: "/homework", mounts) == .plain)
  }

  @Test("a volume on an encrypted disk is, one that is half on a plain disk is not")
  func volumes() throws {
    try device("8:2")
    try device("254:1", uuid: "CRYPT-LUKS2-1", over: ["8:2"])
    try device("254:2", uuid: "LVM-a", over: ["254:1"])
    try device("254:3", uuid: "LVM-b", over: ["254:1", "8:2"])
    #expect(try state(of: "/a", ["25 1 254:2 / / rw - ext4 /dev/mapper/a rw"]) == .encrypted)
    #expect(try state(of: "/a", ["25 1 254:3 / / rw - ext4 /dev/mapper/b rw"]) == .plain)
  }

  @Test("a folder that is encrypted by its own file system is")
  func folders() throws {
    let mounts = ["25 1 8:1 / / rw - ext4 /dev/sda1 rw", "26 25 0:50 / /home/ana rw - ecryptfs /home/.x rw"]
    #expect(try state(of: "/home/ana/hub", mounts) == .encrypted)
  }

  @Test("of two file systems at one place the later one counts, and a blank in its name is one")
  func hidden() throws {
    try device("8:1")
    try device("254:0", uuid: "CRYPT-PLAIN-0")
    let mounts = [
      "25 1 8:1 / / rw - ext4 /dev/sda1 rw", "26 25 8:1 / /my\\040disk rw - ext4 /dev/sda1 rw",
      "27 26 254:0 / /my\\040disk rw - ext4 /dev/mapper/x rw",
    ]
    #expect(try state(of: "/my disk/hub", mounts) == .encrypted)
  }

  @Test(
    "what cannot be told is said so, never taken for encrypted",
    arguments: ["", "25 1 0:30 / / rw - overlay overlay rw", "25 1 9:9 / / rw - ext4 /dev/sdz9 rw", "nonsense"])
  func unknown(mounts: String) throws {
    #expect(try state(of: "/home/ana", [mounts]) == .unknown)
    #expect(DiskEncryption(of: "/home", system: place.path, mounts: place.path + "/none") == .unknown)
  }

  @Test("a file system over several devices is found by the name of its device")
  func several() throws {
    let folder = place.path + "/class/block/dm-7"
    try FileManager.default.createDirectory(atPath: folder + "/dm", withIntermediateDirectories: true)
    try Data("CRYPT-LUKS2-7\n".utf8).write(to: URL(filePath: folder + "/dm/uuid"))
    #expect(try state(of: "/home", ["25 1 0:33 /@ / rw - btrfs /dev/dm-7 rw"]) == .encrypted)
  }
}
