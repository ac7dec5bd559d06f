import Extracts
import Foundation
import Programme
import Pseudonymisation
import Sodium
import Testing

/// Damages exports in all ways that come to mind: no crash, no value in any message, little memory.
///
/// `make fuzz` runs 10,000 files; `BESA_FUZZ_FILES` and `BESA_FUZZ_SEED` choose others.
@Suite("Damaged exports")
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let files = environment["BESA_FUZZ_FILES"].flatMap(Int.init) ?? 150
  private static let seed = environment["BESA_FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...(.max))
  /// Is in every cell that holds a value; no name, label or word of a message has it.
  private static let canary = "zqx"
  /// Bytes of the whole test process.
  private static let mostMemory = 256 << 20

  private static let rows = (0..<12).map { row in
    Night.person(
      "ZQX-\(4_471 + row)", name: "Zqxarta Zqxhoxhë\(row)", phone: "069 773 4\(321 + row)",
      born: "19\(50 + row)-11-23", consent: row % 5 == 4 ? "zqxno" : "yes", job: row % 3 == 0 ? "zqxjob" : "full",
      idea: "=zqx(\(row);\"x\")", time: "2026-01-05T10:00:00")
  }

  @Test("No damage crashes the hub, shows a value or takes much memory")
  func fuzz() throws {
    var random = Seeded(state: Self.seed)
    var outcomes: [String: Int] = [:]
    for number in 0..<Self.files {
      let bytes = Mutation.file(rows: [Night.header] + Self.rows, number: number, by: &random)
      let (kind, said) = read(bytes)
      let outcome = (number % 3 == 2 ? "xlsx " : "text ") + kind
      outcomes[outcome, default: 0] += 1
      let text = said.lowercased()
      if text.contains(Self.canary) || text.contains("773 4") || text.contains("7734") || text.contains("-11-23") {
        Issue.record("file \(number) of seed \(Self.seed) shows a value")
        return
      }
    }
    let peak = Self.peakMemory
    print("fuzz: seed \(Self.seed), \(Self.files) files, peak \(peak >> 20) MB, \(outcomes.sorted { $0.key < $1.key })")
    if Self.environment["BESA_FUZZ_FILES"] != nil { #expect(peak < Self.mostMemory, "seed \(Self.seed)") }
  }

  /// Everything that is ever said about an export, whatever becomes of it.
  private func read(_ bytes: [UInt8]) -> (outcome: String, said: String) {
    let programme = SmallProgramme.programme()
    do {
      let table = try RawTable(
        file: "people.csv", bytes: bytes, source: SmallProgramme.people,
        needed: programme.neededColumns(of: SmallProgramme.people))
      let extract = Extract(tables: [table])
      var said = extract.notes.map(\.description).joined()
      let check = try ExportCheck(of: extract, for: programme)
      said += ProblemReport(check.tally).description + "\(check.tally)"
      var generator = Seeded(state: 1)
      let coded = try pseudonymise(
        extract, of: programme, under: SecretBytes(copying: Array(repeating: 7, count: 32)), shuffledBy: &generator)
      said += ProblemReport(coded.tally).description + "\(coded) \(table) \(try coded.tables)"
      return (check.tally.count == 0 ? "whole" : "with problems", said)
    } catch {
      return ("refused", "\(error) \(String(reflecting: error))")
    }
  }

  private static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }
}
