import Foundation
import Testing

@Suite("A hub whose clock or programme file is not what it should be")
struct WrongDayTests {
  private func touch(_ url: URL, days: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: days * 86_400)], ofItemAtPath: url.path(percentEncoded: false))
  }

  private func refuse(_ place: HubPlace, _ what: String, at file: String, do remedy: String) throws {
    let outcome = try place.run()
    #expect(outcome.status == 4 && outcome.output.isEmpty, "\(outcome.messages)")
    try Notice.only(of: outcome).expect(what, at: [file], do: remedy)
    #expect(try place.bundles().isEmpty)
  }

  @Test("a clock a year behind is seen by the last sealed night, and refused with a cure")
  func behindTheLastNight() throws {
    let place = try HubPlace()
    #expect(try place.run(["--night", "2027-09-01"]).status == 0)
    let outcome = try place.run()
    #expect(outcome.status == 4, "\(outcome.messages)")
    try Notice.only(of: outcome).expect(
      "but 2027-09-01 has already been", at: ["last-sealed.json"], do: "set the computer's date")
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
  }

  @Test("a clock a year behind is seen by the exports' age")
  func behindTheExports() throws {
    let place = try HubPlace()
    try touch(place.file("q1.csv"), days: 365)
    try refuse(place, "this computer's clock shows", at: "q1.csv", do: "set the computer's date and time right")
  }

  @Test("the day before, or another time zone, is no wrong clock")
  func oneDay() throws {
    let place = try HubPlace()
    try touch(place.file("q1.csv"), days: 1)
    #expect(try place.run().status == 0)
  }

  @Test("another programme file than the roster names is refused until the custodian's new roster names it")
  func programmeChanged() throws {
    let place = try HubPlace()
    let programme = place.home.appending(path: "programme.yaml")
    try Data(contentsOf: programme).appending("# one more line\n").write(to: programme)
    try refuse(
      place, "not the one that the custodian's roster names", at: "programme.yaml", do: "newer than version 1")
    let preview = try place.hub("preview", place.exportArguments)
    #expect(preview.status == 4 && preview.messages.contains("custodian's roster"))

    try enrolNext(place, naming: programme)
    #expect(try place.run().status == 0)
  }

  /// The custodian signs version 2, with the new file's digest.
  private func enrolNext(_ place: HubPlace, naming programme: URL) throws {
    let demo = try DemoRun.folder.get()
    func path(_ name: String) -> String { demo.appending(path: name).path(percentEncoded: false) }
    let roster = place.folder.appending(path: "roster.json").path(percentEncoded: false)
    let made = try Built.run(
      "besa",
      [
        "keys", "roster", "--root", path("custodian"), "--programme-file", programme.path(percentEncoded: false),
        "--expires", "2099-01-01", "--previous", path("custodian/roster.json"), "--out", roster, "--from",
        path("centre/keys/centre.enrolment.json"), path("hubs/flexy/home/enrolment-request.json"),
      ])
    #expect(made.status == 0, "\(made.messages)")
    let enrolled = try place.hub(
      "enrol",
      [
        "--roster", roster, "--root-key", path("custodian/signing.pub"), "--linkage-key",
        path("custodian/linkage/flexy.linkage"), "--json",
      ])
    #expect(enrolled.status == 0 && enrolled.messages.isEmpty, "\(enrolled.messages)")
    let facts = try JSONSerialization.jsonObject(with: Data(enrolled.output.utf8)) as? [String: Any]
    #expect(facts?["hub"] as? String == "flexy" && facts?["roster"] as? Int == 2)
    #expect(facts?["expires"] as? String == "2099-01-01")
  }
}

extension Data {
  fileprivate func appending(_ text: String) -> Data { self + Data(text.utf8) }
}
