import Foundation
import Programme
import Testing

/// The shared test data, or `nil` where they are not at hand.
enum SharedData {
  static let folder: URL? = {
    let root = CreativeHubs.path.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"]
    let folder = URL(filePath: named ?? root.appending(path: "../shared/data").path)
    return FileManager.default.fileExists(atPath: folder.appending(path: "report").path) ? folder : nil
  }()
}

@Suite("the Creative Hubs file and the codebook", .enabled(if: SharedData.folder != nil, "shared data not at hand"))
struct CodebookTests {
  private struct Codebook: Decodable {
    struct Choice: Decodable {
      let name: String
      let label: String
    }
    struct Variable: Decodable {
      let instrument: String
      let name: String
      let label: String
      let list: String?
    }
    let choiceLists: [String: [Choice]]
    let variables: [Variable]
  }

  private func codebook() throws -> Codebook {
    let folder = try #require(SharedData.folder)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Codebook.self, from: Data(contentsOf: folder.appending(path: "report/codebook.json")))
  }

  @Test("have the same codes and labels, in the same order")
  func lists() throws {
    let programme = try CreativeHubs.load()
    let lists = try codebook().choiceLists
    // The decoder's key strategy leaves these names alone: they hold no underscores.
    for (name, choices) in lists {
      let list = try #require(programme.codeLists[name], "no list \(name)")
      #expect(list.codes.map(\.name) == choices.map(\.name), "\(name)")
      #expect(list.codes.map(\.label.english) == choices.map(\.label), "\(name)")
      #expect((list.declined == "pns") == choices.contains { $0.name == "pns" }, "\(name)")
    }
  }

  @Test("have the same columns, with the labels that exports use")
  func columns() throws {
    let programme = try CreativeHubs.load()
    let sources = ["Q1": "q1", "Q2": "q2", "FU": "fu", "LOG": "log"]
    for variable in try codebook().variables {
      guard variable.name != "age_band", variable.name != "disability_wg" else { continue }
      let source = try #require(programme.source(sources[variable.instrument] ?? ""))
      let column = try #require(source.columns.first { $0.name == variable.name }, "no \(variable.name)")
      // The codebook's label of this one is the list of its answers.
      if variable.name != "contact_type" { #expect(column.label.english == variable.label) }
    }
  }
}
