import Testing

/// `design.md` §4: which room may import which.
private let mayImport: [String: Set<String>] = [
  "Sodium": ["CSodium"],
  "Programme": ["Yams"],
  "Extracts": ["Programme", "CZlib", "CSQLite"],
  "Pseudonymisation": ["Extracts", "Programme", "Sodium"],
  "Exchange": ["Programme", "Sodium", "CZstd"],
  "Linkage": ["Programme", "Exchange"],
  "Tabulation": ["Programme", "Linkage"],
  "Disclosure": ["Programme", "CClp", "CCbc", "CGlpk"],
  "Reporting": ["Programme", "Disclosure", "Sodium", "CXlsxwriter", "GRDB", "Mustache"],
  "Cohort": [],
  "Rehearsal": [],
  "besa-hub": ["Programme", "Extracts", "Pseudonymisation", "Sodium", "Exchange", "ArgumentParser"],
  "besa": [
    "Programme", "Sodium", "Exchange", "Linkage", "Tabulation", "Disclosure", "Reporting", "ArgumentParser",
  ],
  "besa-demo": ["Cohort", "Rehearsal", "ArgumentParser"],
  "besa-bench": ["Cohort", "Rehearsal", "ArgumentParser"],
]

private let hubOnly: Set<String> = ["Extracts", "Pseudonymisation"]
private let centre = ["Exchange", "Linkage", "Tabulation", "Disclosure", "Reporting", "besa"]
/// What the toolchain brings: no room, no dependency.
private let toolchain: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Musl", "Dispatch", "Synchronization", "RegexBuilder",
]

@Suite("The rooms and what they may import")
struct RoomTests {
  let package: PackageOnDisk

  init() throws { package = try PackageOnDisk.here.get() }

  @Test("the package names no import that the design does not allow", arguments: mayImport.keys.sorted())
  func manifest(room: String) throws {
    let named = try #require(package.dependencies[room])
    let allowed = try #require(mayImport[room])
    #expect(named.subtracting(allowed).isEmpty)
  }

  @Test("the sources import nothing that the design does not allow", arguments: mayImport.keys.sorted())
  func sources(room: String) throws {
    let imported = try package.importedModules(of: room)
    let allowed = try #require(mayImport[room]).union(toolchain)
    #expect(imported.subtracting(allowed).isEmpty)
    #expect(!imported.isEmpty || room == "Cohort")
  }

  @Test("no target of the centre reaches a hub-only room, directly or through others", arguments: centre)
  func trustBoundary(target: String) {
    #expect(package.reachable(from: target).isDisjoint(with: hubOnly))
  }

  @Test("the check can fail: the hub's command does reach the hub-only rooms")
  func hubReachesThem() {
    #expect(package.reachable(from: "besa-hub").isSuperset(of: hubOnly))
  }

  @Test("demo and benchmarks link neither side: they run the real commands")
  func demoLinksNeither() {
    for product in ["besa-demo", "besa-bench"] {
      let reached = package.reachable(from: product)
      #expect(reached.isDisjoint(with: hubOnly.union(["Linkage", "Tabulation", "Disclosure", "Reporting"])))
    }
  }
}
