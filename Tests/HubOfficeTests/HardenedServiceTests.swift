import Foundation
import Testing

@testable import besa_hub

@Suite(
  "What the night's service forbids",
  .enabled(
    if: ChildProcess.find("strace") != nil && ChildProcess.find("systemd-analyze") != nil,
    "strace or systemd-analyze is not installed"))
struct HardenedServiceTests {
  /// Every call that a group of systemd's holds, with those of the groups within.
  private static func calls(of group: String) -> Set<String> {
    let output = ChildProcess.run("systemd-analyze", ["syscall-filter", group])?.output ?? ""
    let lines = output.split(separator: "\n").dropFirst().map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("#") }
    return lines.reduce(into: []) { all, line in
      if line.hasPrefix("@") { all.formUnion(calls(of: String(line))) } else { all.insert(String(line)) }
    }
  }

  @Test("is nothing that the command does: no other call, no memory both writable and executable, no network")
  func allowed() throws {
    let hub = try EnrolledHub()
    let log = hub.place.path + "/calls"
    let outcome = try Tool.run(
      "strace", ["-f", "-qq", "-o", log, Tool.hub, "run", "--home", hub.folder], environment: hub.environment)
    try #require(outcome.status == 4, "\(outcome.messages)")
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    let used = Set(lines.compactMap { $0.firstMatch(of: #/^\d+ +([a-z_0-9]+)\(/#).map { String($0.output.1) } })
    let allowed = Self.calls(of: "@system-service").union(Self.calls(of: "@default"))
    #expect(allowed.count > 200 && used.count > 20)
    #expect(used.subtracting(allowed).isEmpty)
    #expect(!lines.contains { $0.contains("PROT_WRITE|PROT_EXEC") })
    let sockets = lines.compactMap { $0.firstMatch(of: #/socket\((\w+)/#).map { String($0.output.1) } }
    #expect(Set(sockets).subtracting(["AF_UNIX"]).isEmpty)
  }
}
