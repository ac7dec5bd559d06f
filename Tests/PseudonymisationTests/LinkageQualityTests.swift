import Foundation
import Programme
import Pseudonymisation
import Sodium
import Testing

@Suite("Token quality")
struct LinkageQualityTests {
  private static let folder: String? = {
    let given = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data"
    return FileManager.default.fileExists(atPath: given + "/linkage/albsynth") ? given + "/linkage/albsynth/" : nil
  }()

  private struct Pair: Hashable {
    let left: String
    let right: String
  }

  private func lines(_ file: String) throws -> [[String]] {
    let text = try String(contentsOfFile: #require(Self.folder) + file, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Per match key: the tokens that its records have.
  private func tokens(of file: String, under linkage: LinkageRule) throws -> [String: [(MatchToken, String)]] {
    let secret = SecretBytes(copying: Array(repeating: 7, count: 32))
    var found: [String: [(MatchToken, String)]] = [:]
    var room = MatchKey()
    for key in linkage.keys {
      let key = try TokenKey(key, under: secret)
      for record in try lines(file) {
        let identifiers = Identifiers(
          name: Array("\(record[1]) \(record[2])".utf8)[...], birthDate: CalendarDate(iso: record[5]),
          phone: Array(record[7].utf8)[...])
        if let token = key.token(for: identifiers, in: &room) {
          found[key.name, default: []].append((token, record[0]))
        }
      }
    }
    return found
  }

  private func links(under linkage: LinkageRule) throws -> Set<Pair> {
    let (left, right) = (try tokens(of: "hub_A.csv", under: linkage), try tokens(of: "hub_B.csv", under: linkage))
    var scores: [Pair: Double] = [:]
    for key in linkage.keys {
      let found = Dictionary(grouping: right[key.name] ?? [], by: \.0)
      for (token, record) in left[key.name] ?? [] {
        for other in found[token] ?? [] { scores[Pair(left: record, right: other.1), default: 0] += key.weight }
      }
    }
    return Set(scores.filter { $0.value >= linkage.threshold }.keys)
  }

  @Test(
    "Creative Hubs' rule on 1,800 true links of albsynth: precision at least 0.99, recall at least as measured",
    .enabled(if: folder != nil, "conformance data not found: set BESA_CONFORMANCE"))
  func albsynth() throws {
    let truth = Set(try lines("true_links.csv").map { Pair(left: $0[0], right: $0[1]) })
    let found = try links(under: CreativeHubs.load().linkage)
    let right = Double(found.intersection(truth).count)
    let (precision, recall) = (right / Double(found.count), right / Double(truth.count))
    print("albsynth: \(found.count) links, precision \(precision), recall \(recall)")
    #expect(truth.count == 1800)
    #expect(precision >= 0.99)
    #expect(recall >= 0.79)
  }
}

/// The project's own programme file.
enum CreativeHubs {
  static func load() throws -> ProgrammeFile {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Pipelines/creative-hubs/programme.yaml")
    return try ProgrammeFile.load(String(contentsOf: path, encoding: .utf8), file: "programme.yaml")
  }
}
