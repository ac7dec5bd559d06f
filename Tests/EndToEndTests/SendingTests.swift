import Foundation
import Testing

@Suite("besa-hub send and status")
struct SendingTests {
  private func status(_ place: HubPlace) throws -> String { try place.hub("status").output }

  /// Lets `config.yaml` name a folder.
  private func configure(_ place: HubPlace, _ key: String, _ folder: URL) throws {
    let url = place.home.appending(path: "config.yaml")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
    let text = (lines + ["\(key): \(folder.path(percentEncoded: false))"]).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: url)
  }

  private func seal(_ place: HubPlace, night: String? = nil) throws -> Built.Outcome {
    try place.hub("run", place.exportArguments + (night.map { ["--night", $0] } ?? []))
  }

  @Test("30 nights without a way out, then everything leaves in order")
  func offline() throws {
    let place = try HubPlace()
    let stick = place.folder.appending(path: "stick")
    try configure(place, "send_to", stick)
    let nights = 30
    for night in 0..<nights {
      let day = Date(timeIntervalSinceNow: Double(night) * 86_400).formatted(.iso8601.year().month().day())
      let outcome = try seal(place, night: day)
      #expect(outcome.status == 0, "the night is sealed all the same: \(outcome.messages)")
      #expect(outcome.messages.contains("the folder is not there"))
    }
    let waiting = try status(place)
    #expect(waiting.contains("flexy-30.besa  sealed") && waiting.contains("… and 20 earlier bundles"))
    #expect(waiting.contains("send --now"))
    #expect(!FileManager.default.fileExists(atPath: stick.path(percentEncoded: false)), "no stick is made")

    try FileManager.default.createDirectory(at: stick, withIntermediateDirectories: true)
    let tooSoon = try place.hub("send")
    #expect(tooSoon.status == 75 && tooSoon.messages.contains("not due yet"), "\(tooSoon.messages)")
    let sent = try place.hub("send", ["--now"])
    #expect(sent.status == 0, "\(sent.messages)")
    let copied = sent.output.components(separatedBy: CharacterSet(charactersIn: " ;\n")).filter {
      $0.hasPrefix("flexy-")
    }
    #expect(copied == (1...nights).map { "flexy-\($0).besa" })
    #expect(try FileManager.default.contentsOfDirectory(atPath: stick.path(percentEncoded: false)).count == nights)
    #expect(try place.hub("send").output.contains("nothing new to copy"))
  }

  @Test("a copy is not called delivered or sent before the centre has signed for it")
  func words() throws {
    let place = try HubPlace()
    #expect(try status(place).contains("nothing was sealed yet"))
    #expect(try place.run().status == 0)
    let copied = try status(place)
    #expect(copied.contains("flexy-1.besa  copied to") && copied.contains("waits for the centre's receipt"))
    #expect(!copied.contains("delivered") && !copied.contains("sent"))
    let centre = try CentrePlace()
    try centre.deliver("shkoder", "tropoje", "diber", "elbasan")
    let bundle = place.outbox.appending(path: "flexy-1.besa")
    try centre.deliver(Data(contentsOf: bundle), as: "flexy-1.besa")
    #expect(try centre.aggregate().status == 0)
    // The stick brings the receipts back; the next run takes them over by itself.
    try configure(place, "receipts_from", centre.inbox)
    try FileManager.default.removeItem(at: bundle)
    #expect(try place.run().status == 0)
    let delivered = try status(place)
    #expect(delivered.contains("flexy-1.besa  delivered, receipt of"))
    #expect(!FileManager.default.fileExists(atPath: bundle.path(percentEncoded: false)), "it is not sent again")
  }

  @Test("a stick that was lost: the bundles are copied again when somebody asks")
  func again() throws {
    let place = try HubPlace()
    #expect(try place.run().status == 0)
    let stick = place.outbox.path(percentEncoded: false)
    try FileManager.default.removeItem(at: place.outbox.appending(path: "flexy-1.besa"))
    #expect(try place.hub("send", ["--to", stick]).output.contains("nothing new to copy"))
    #expect(try place.hub("send", ["--to", stick, "--again"]).status == 0)
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
  }

  @Test("machines get the same facts as JSON, and nothing else on standard output")
  func machines() throws {
    let place = try HubPlace()
    func facts(_ outcome: Built.Outcome) throws -> [String: Any] {
      #expect(outcome.status == 0, "\(outcome.messages)")
      return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
    let preview = try facts(place.hub("preview", place.exportArguments + ["--json"]))
    let run = try facts(place.hub("run", place.exportArguments + ["--json"]))
    #expect(preview["payload"] as? String == run["payload"] as? String && run["payload"] != nil)
    try FileManager.default.createDirectory(at: place.outbox, withIntermediateDirectories: true)
    let stick = place.outbox.path(percentEncoded: false)
    let sent = try facts(place.hub("send", ["--to", stick, "--json"]))
    #expect(sent["copied"] as? [String] == ["flexy-1.besa"] && sent["waiting"] as? Int == 1)
    #expect(try facts(place.hub("receive", ["--inbox", stick, "--json"]))["waiting"] as? Int == 1)
    let status = try facts(place.hub("status", ["--json"]))
    #expect(status["next_step"] as? String == "wait")
    let withdrawn = try facts(place.hub("withdraw", place.exportArguments + ["--json"], input: "FL-001\n"))
    #expect(withdrawn["in_export"] as? Bool == true && withdrawn["removed"] as? [Int] == [1])
    #expect(try facts(place.hub("withdraw", ["--list", "--json"]))["total"] as? Int == 1)
  }

  @Test("other bytes under a bundle's name are refused, and what comes after waits")
  func foreign() throws {
    let place = try HubPlace()
    try FileManager.default.createDirectory(at: place.outbox, withIntermediateDirectories: true)
    try Data("x\ny\nz\nq\n".utf8).write(to: place.outbox.appending(path: "flexy-1.besa"))
    #expect(try seal(place).status == 0)
    #expect(try seal(place).status == 0)
    let outcome = try place.hub("send", ["--to", place.outbox.path(percentEncoded: false)])
    #expect(outcome.status == 4, "\(outcome.messages)")
    #expect(outcome.messages.contains("is never replaced"))
    #expect(try place.bundles().count { $0 == "flexy-2.besa" } == 1)
  }

  @Test("every run is in the log, with counts and row numbers; a line that is changed shows")
  func log() throws {
    let place = try HubPlace()
    try place.spoil("q1.csv") { $0[2, "sex"] = "zzz-not-a-code" }
    place.addSecret("zzz-not-a-code")
    #expect(try place.run().status == 3)
    #expect(try place.hub("run", ["--export", place.folder.appending(path: "nothing").path]).status == 75)
    let log = try place.hub("log", ["--json"])
    #expect(log.status == 0)
    #expect(log.output.contains("\"fault\" : \"notInCodeList\"") && log.output.contains("\"source\" : \"q1\""))
    #expect(log.output.contains("\"refusal\" : \"ExtractError.noFolder\""))
    try place.expectNothingLeaked(log)
    try place.replace("\"outcome\":3", with: "\"outcome\":0", in: "runs.log")
    let changed = try place.hub("log")
    #expect(changed.status == 4)
    try Notice.only(of: changed).expect("log of runs was changed or cut", at: ["runs.log, line"], do: "keep the file")
  }

  @Test(
    "two at once: one works, the other says so and ends with 75", arguments: ["run", "send", "withdraw", "preview"])
  func busy(_ command: String) throws {
    let place = try HubPlace()
    let lock = try #require(HeldLock(place.home))
    defer { lock.release() }
    let more = command == "send" ? ["--to", place.folder.path(percentEncoded: false)] : place.exportArguments
    let outcome = try place.hub(command, more, input: "FL-001\n")
    #expect(outcome.status == 75, "\(outcome.messages)")
    #expect(outcome.messages.contains("another besa-hub is at work in this folder"))
  }
}

/// A folder that somebody else has.
private final class HeldLock {
  private let descriptor: Int32

  init?(_ folder: URL) {
    descriptor = unsafe open(folder.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  func release() { close(descriptor) }
}
