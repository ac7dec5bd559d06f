import Exchange
import Foundation
import Programme
import Sodium
import Testing

@testable import besa_hub

@Suite("The hub's plain log")
struct PlainLogTests {
  @Test("holds codes, numbers and rows, a line for the run and one for each kind of problem")
  func lines() throws {
    var run = LoggedRun("run", at: try #require(Moment(text: "2026-11-22T06:44:19Z")))
    run.night = CalendarDate(iso: "2026-11-22")
    run.outcome = 3
    run.bundles = [.init(sequence: 7, digest: Digest(of: [1]))]
    run.counts = ["rows_read": 12, "participants": 3]
    run.problems = [
      .init(source: "q1", column: "birth_date", fault: "badDate", count: 2, rows: [5, 17]),
      .init(source: "q2", column: nil, fault: "shortRow", count: 1, rows: [3]),
    ]
    #expect(
      run.plainLines == [
        "2026-11-22T06:44:19Z run night=2026-11-22 outcome=3 bundle=7 digest=4bf5122f344554c5 participants=3 rows_read=12",
        "2026-11-22T06:44:19Z run problem=badDate source=q1 column=birth_date count=2 rows=5,17",
        "2026-11-22T06:44:19Z run problem=shortRow source=q2 count=1 rows=3",
      ])
  }

  @Test("is written by every run, for its owner alone, and says why a run was refused, not what was in it")
  func refused() throws {
    let hub = try EnrolledHub()
    try Data("participant_code,Emri Kanarina\nKOD-KANARINA,x\n".utf8).write(to: URL(filePath: hub.exports + "/q1.csv"))
    #expect(try hub.run("run").status == 4)
    let log = try String(contentsOfFile: hub.paths.plainLog, encoding: .utf8)
    #expect(log.contains(" run ") && log.contains("outcome=4") && log.contains("refusal="))
    #expect(!log.lowercased().contains("kanarina") && !log.contains("csv"))
    let facts = try FileManager.default.attributesOfItem(atPath: hub.paths.plainLog)
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }
}
