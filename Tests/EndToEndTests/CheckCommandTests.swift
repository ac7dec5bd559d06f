import Foundation
import Testing

@Suite("Checking an export before it is used")
struct CheckCommandTests {
  private func check(_ place: HubPlace, _ path: URL, _ more: [String] = []) throws -> Built.Outcome {
    try Built.run(
      "besa-hub",
      ["check", "--home", place.home.path(percentEncoded: false), path.path(percentEncoded: false)] + more)
  }

  @Test("A good file and a good folder are called so, and nothing is made")
  func good() throws {
    let place = try HubPlace()
    let file = try check(place, place.file("q2.csv"))
    #expect(file.status == 0 && file.output.contains("q2.csv is an export of q2"), "\(file.messages)")
    let folder = try check(place, place.export)
    #expect(folder.status == 0 && folder.output.contains("nothing is wrong"), "\(folder.messages)")
    try place.expectNothingSealed()
    try place.expectNothingLeaked(folder)
  }

  @Test("Every problem is named with file, row and column, and no value is shown")
  func problems() throws {
    let place = try HubPlace()
    place.addSecret("Zyhra Kanarinaj")
    try place.spoil("q2.csv") {
      $0[2, "stigma"] = "Zyhra Kanarinaj"
      $0[3, "return_date"] = "Zyhra Kanarinaj"
    }
    let outcome = try check(place, place.file("q2.csv"))
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("q2.csv, row 2, column stigma"))
    #expect(outcome.messages.contains("q2.csv, row 3, column return_date"))
    try place.expectNothingLeaked(outcome)
    let json = try check(place, place.file("q2.csv"), ["--json"])
    #expect(json.status == 3 && json.output.contains("\"problems\""))
    try place.expectNothingLeaked(json)
  }

  @Test("A file that cannot be used says why")
  func refused() throws {
    let place = try HubPlace()
    try place.spoil("q1.csv") { $0.removeColumn("sex") }
    let outcome = try check(place, place.file("q1.csv"))
    #expect(outcome.status == 4 && outcome.messages.contains("q1.csv: sex"), "\(outcome.messages)")
  }

  @Test("A column with another name stops the run, is proposed, and counts once it is confirmed")
  func mapping() throws {
    let place = try HubPlace()
    let header = try place.sheet("q1.csv").rows[0]
    let whole = try String(contentsOf: place.file("q1.csv"), encoding: .utf8)
    let birth = try #require(header.first { $0.hasSuffix("birth_date") })
    try Data(whole.replacing(birth, with: "prs_Birthdate", maxReplacements: 1).utf8).write(to: place.file("q1.csv"))
    #expect(try place.run().status == 4)
    let arguments = [
      "map", "--home", place.home.path(percentEncoded: false), "--export", place.export.path(percentEncoded: false),
    ]
    let proposed = try Built.run("besa-hub", arguments)
    #expect(proposed.output.contains("prs_Birthdate → birth_date"), "\(proposed.messages)")
    #expect(try place.run().status == 4)
    #expect(try Built.run("besa-hub", arguments + ["--confirm"]).status == 0)
    let outcome = try place.run()
    #expect(outcome.status == 0, "\(outcome.messages)")
    try place.expectNothingLeaked(outcome)
  }

  @Test("Of two agents at once one works, the other says so and ends with 75")
  func twoAtOnce() throws {
    let place = try HubPlace()
    let descriptor = unsafe open(place.home.path(percentEncoded: false), O_RDONLY)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let outcome = try place.run()
    close(descriptor)
    #expect(outcome.status == 75)
    try Notice.only(of: outcome).expect("another besa-hub is at work", at: ["/home"], do: "wait until it has ended")
    try place.expectNothingSealed()
    #expect(try place.run().status == 0)
  }
}
