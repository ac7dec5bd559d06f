// swift-tools-version: 6.3
import PackageDescription

/// Every target of ours: Swift 6 mode, upcoming features on, strict memory safety, warnings are errors.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A room: one step that the data takes. `imports` is the rule of `design.md` §4; a test compares it with the sources.
///
/// - Parameter isOptimised: In debug builds too, for rooms that search by counting: their tests are eight times as quick.
func room(
  _ name: String, imports: [Target.Dependency] = [], resources: [Resource]? = nil, isOptimised: Bool = false
) -> Target {
  let optimised = SwiftSetting.unsafeFlags(["-O"], .when(configuration: .debug))
  return .target(
    name: name, dependencies: imports, resources: resources, swiftSettings: strict + (isOptimised ? [optimised] : []))
}

func command(_ name: String, imports: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .executableTarget(
    name: name, dependencies: imports + [argumentParser], resources: resources, swiftSettings: strict)
}

func tests(of name: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + imports,
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "besa",
  defaultLocalization: "en",
  products: [
    .executable(name: "besa-hub", targets: ["besa-hub"]),
    .executable(name: "besa", targets: ["besa"]),
    .executable(name: "besa-demo", targets: ["besa-demo"]),
    .executable(name: "besa-bench", targets: ["besa-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CCbc", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
    .systemLibrary(name: "CGlpk", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    room("Sodium", imports: ["CSodium"]),
    room("Programme", imports: [yams]),
    room(
      "Extracts", imports: ["Programme", "CZlib", "CSQLite"], resources: [.embedInCode("Resources")]),
    room(
      "Pseudonymisation", imports: ["Extracts", "Programme", "Sodium"], resources: [.embedInCode("Resources")]),
    room("Exchange", imports: ["Programme", "Sodium", "CZstd"], resources: [.embedInCode("Resources")]),
    room("Linkage", imports: ["Programme", "Exchange"]),
    room("Tabulation", imports: ["Programme", "Linkage"]),
    room("Disclosure", imports: ["Programme", "CClp", "CCbc", "CGlpk"], isOptimised: true),
    room(
      "Reporting", imports: ["Programme", "Disclosure", "Sodium", "CXlsxwriter", grdb, mustache],
      resources: [.embedInCode("Resources")]),
    room("Cohort"),
    room("Rehearsal"),

    command(
      "besa-hub", imports: ["Programme", "Extracts", "Pseudonymisation", "Sodium", "Exchange"],
      resources: [.embedInCode("Resources")]),
    command(
      "besa",
      imports: ["Programme", "Sodium", "Exchange", "Linkage", "Tabulation", "Disclosure", "Reporting"]),
    command("besa-demo", imports: ["Cohort", "Rehearsal"]),
    command("besa-bench", imports: ["Cohort", "Rehearsal"]),

    .target(name: "TestWorkshop", path: "Tests/TestWorkshop", swiftSettings: strict),
    tests(of: "Sodium", imports: ["TestWorkshop"]),
    tests(of: "Programme"),
    tests(of: "Extracts", imports: ["Programme", "CSQLite"]),
    tests(of: "Pseudonymisation", imports: ["Extracts", "Programme", "Sodium", "CSQLite"]),
    tests(of: "Exchange", imports: ["Programme", "Sodium", "TestWorkshop"]),
    tests(of: "Linkage", imports: ["Programme", "Exchange"]),
    tests(
      of: "Tabulation", imports: ["Programme", "Linkage", "Sodium", "Extracts", "Pseudonymisation", "Cohort"]),
    .testTarget(
      name: "AggregateTests",
      dependencies: [
        "besa", "Programme", "Sodium", "Exchange", "Linkage", "Tabulation", "Disclosure", "Reporting", "Extracts",
        "Pseudonymisation", "Cohort",
      ],
      swiftSettings: strict),
    tests(of: "Disclosure", imports: ["Programme"]),
    tests(of: "Reporting", imports: ["Programme", "Disclosure", "Sodium", grdb]),
    tests(of: "Cohort", imports: ["Programme"]),
    .testTarget(
      name: "HubTests",
      dependencies: ["besa-hub", "Programme", "Extracts", "Pseudonymisation", "Sodium", "Exchange", argumentParser],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "HubOfficeTests",
      dependencies: ["besa-hub", "Programme", "Extracts", "Exchange", "Sodium", argumentParser],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Cohort", "Programme", "Exchange", "Sodium", "besa-hub", "besa", "besa-demo", "TestWorkshop", argumentParser,
      ],
      swiftSettings: strict),
  ]
)
