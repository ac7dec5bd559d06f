import Foundation
import Testing

@Suite("besa plan")
struct PlanTests {
  static let programme = Built.packageRoot.appending(path: "Pipelines/creative-hubs/programme.yaml").path

  @Test("refuses numbers that do not fit, with the line, and writes nothing")
  func refused() throws {
    let desk = try TableDesk()
    try desk.write("expected.csv", "field,code,count\npeople,,105\nhub,nowhere,30\n")
    let outcome = try desk.run([
      "plan", "--programme", Self.programme, "--expected", desk.path("expected.csv"), "--into", desk.path("plan"),
    ])
    #expect(outcome.status == 3)
    #expect(
      outcome.messages.contains("nowhere is no answer of hub") && outcome.messages.contains("expected.csv, line 3"))
    #expect(!desk.exists("plan"))
  }

  @Test(
    "asks for one source of numbers, and for a folder that is not there",
    arguments: [
      ([], 64), (["--expected", "a.csv", "--release", "b"], 64), (["--expected", "a.csv", "--people", "3"], 64),
      (["--release", "b", "--hands", "0"], 64), (["--release", "nowhere"], 3),
    ] as [([String], Int32)])
  func usage(_ arguments: [String], _ status: Int32) throws {
    let desk = try TableDesk()
    let outcome = try desk.run(["plan", "--programme", Self.programme, "--into", desk.path("plan")] + arguments)
    #expect(outcome.status == status, "\(outcome.messages)")
    #expect(!desk.exists("plan"))
  }
}
