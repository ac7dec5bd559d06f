import Foundation
import Testing

@Suite("besa release: from a draft to a release")
struct ReleaseTests {
  @Test("two officers without each other, then a release that stock minisign and sha256sum accept")
  func wholeWay() throws {
    let place = try ReleasePlace()
    #expect(try place.standing().hasSuffix("waiting for approvals"))
    #expect(try place.approve(1).status == 0)
    // The second officer must not learn that the first one approved.
    #expect(try place.standing().hasSuffix("waiting for approvals"))
    for text in [
      try place.release("list").output, try place.release("show", ["--draft", "1"]).output,
      try Built.run("besa", ["ledger", "show", "--centre", place.path(place.centre)]).output,
    ] {
      #expect(!text.contains("officer-1"), "\(text)")
    }
    #expect(try place.approve(2).status == 0)
    #expect(try place.standing().hasSuffix("approved by officer-1, officer-2"))
    let published = try place.publish()
    #expect(published.status == 0, "\(published.messages)")
    #expect(try place.verify().output.contains("release 001 of creative-hubs: sound"))
    try place.expectLedgerWhole()
    let line = """
      set -eu
      cd "$1"
      minisign -Vm manifest.json -p "$2" > /dev/null
      sha256sum --quiet -c SHA256SUMS
      for o in 1 2; do minisign -Vm SHA256SUMS -x approvals/officer-$o.minisig -p "$3/officer-$o/signing.pub" > /dev/null; done
      """
    let stock = try Built.run(
      executable: URL(filePath: "/bin/bash"),
      [
        "-c", line, "stock", place.path(place.releases.appending(path: "001")),
        place.path(place.demo.appending(path: "centre/keys/signing.pub")),
        place.path(place.demo.appending(path: "officers")),
      ])
    #expect(stock.status == 0, "\(stock.messages)")
  }

  @Test("review.html stays in the draft's inside part and in no release")
  func review() throws {
    let place = try ReleasePlace()
    try place.approve()
    #expect(try place.publish().status == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: place.path(place.releases))
    #expect(!names.contains { $0.hasSuffix("review.html") || $0.contains("internal") || $0.hasSuffix("seal") })
    let page = try String(contentsOf: place.draft.appending(path: "internal/review.html"), encoding: .utf8)
    #expect(page.contains("Tables of people") && page.contains("the audit found nothing unsafe"))
  }

  @Test("a returned draft is closed, and its reason is on the ledger")
  func returned() throws {
    let place = try ReleasePlace()
    try place.approve()
    let returned = try place.release(
      "return", ["--draft", "1", "--officer", place.officer(2), "--reason", "the period is wrong"])
    #expect(returned.status == 0, "\(returned.messages)")
    #expect(try place.standing().hasSuffix("returned by officer-2: the period is wrong"))
    try Notice.only(of: place.publish()).expect(
      "an officer returned the draft: the period is wrong", at: ["draft 1"], do: "make a new draft")
    try place.expectNothingPublished()
    try place.expectLedgerWhole()
  }

  @Test("a return without a reason is refused")
  func noReason() throws {
    let place = try ReleasePlace()
    let outcome = try place.release("return", ["--draft", "1", "--officer", place.officer(1), "--reason", "  "])
    #expect(outcome.status == 3)
    try Notice.only(of: outcome).expect("a reason in words is needed", at: ["--reason"], do: "in a few lines")
  }

  @Test("a hub's objection stops its figures until the hub withdraws it")
  func objection() throws {
    let place = try ReleasePlace()
    try place.approve()
    let figures = try place.release("show", ["--draft", "1", "--hub", "diber"]).output.split(separator: "\n")
    let figure = String(try #require(figures.dropFirst().first?.split(separator: "\t").first))
    #expect(figures.dropFirst().allSatisfy { $0.contains("hub=diber") })
    let files = try place.filesDigest()
    let file = try place.object("diber", ["--draft", "1", "--files", files, "--figure", figure])
    let taken = try place.release("object", [file])
    #expect(
      taken.status == 0 && taken.output.contains("objection 1 by hub diber to draft 1, open"), "\(taken.messages)")
    let refused = try place.publish()
    #expect(refused.status == 3)
    try Notice.only(of: refused).expect(
      "a hub objects to figures of its own", at: ["hub diber", "objection 1", figure], do: "ask the hub to withdraw")
    try place.expectNothingPublished()
    let withdrawal = try place.object("diber", ["--withdraw", file])
    #expect(try place.release("object", [withdrawal]).output.contains("withdrawn"))
    #expect(try place.publish().status == 0)
    try place.expectLedgerWhole()
  }

  @Test("two officers' answers open the way as well, one does not")
  func answers() throws {
    let place = try ReleasePlace()
    try place.approve()
    let file = try place.object("tropoje", ["--draft", "1", "--files", place.filesDigest()])
    #expect(try place.release("object", [file]).status == 0)
    for officer in 1...2 {
      #expect(try place.publish().status == 3)
      let answer = try place.release(
        "answer", ["--objection", "1", "--officer", place.officer(officer), "--reason", "counted again with the hub"])
      #expect(answer.status == 0, "\(answer.messages)")
    }
    #expect(try place.publish().status == 0)
    try place.expectLedgerWhole()
  }

  @Test("an objection by another hub's figures, or with a changed word, is not taken in")
  func badObjection() throws {
    let place = try ReleasePlace()
    let files = try place.filesDigest()
    let other = try place.object("diber", ["--draft", "1", "--files", files, "--figure", "hub=shkoder"])
    try Notice.only(of: place.release("object", [other])).expect(
      "the draft shows no such figure of this hub", at: ["hub diber"], do: "besa release show --hub diber")
    let good = try place.object("diber", ["--draft", "1", "--files", files])
    let text = try String(contentsOfFile: good, encoding: .utf8).replacingOccurrences(of: "moved", with: "stayed")
    try Data(text.utf8).write(to: URL(filePath: good))
    try Notice.only(of: place.release("object", [good])).expect(
      "signature is not by the roster key", at: ["hub diber"], do: "send it again")
    #expect(try !place.release("list").output.contains("objection"))
  }

  @Test("a hub holds the exported ledger against its receipts; a ledger of another past is an alarm")
  func ledgerOfHub() throws {
    let place = try ReleasePlace()
    let home = try place.home(of: "diber")
    func check(_ centre: URL, _ name: String, _ more: [String] = []) throws -> Built.Outcome {
      let file = place.path(place.folder.appending(path: name))
      let exported = try Built.run("besa", ["ledger", "export", "--centre", place.path(centre), "--out", file])
      #expect(exported.status == 0, "\(exported.messages)")
      return try Built.run("besa-hub", ["ledger", "--home", home, "--export", file] + more)
    }
    let release = place.path(place.demo.appending(path: "releases/001"))
    #expect(try check(place.demo.appending(path: "centre"), "again.jsonl").status == 0)
    let good = try check(place.demo.appending(path: "centre"), "good.jsonl", ["--release", release])
    #expect(good.status == 0 && good.output.contains("compared: 1 receipt, 1 release"), "\(good.messages)")
    // The same bundles taken in at another time: a chain that is whole in itself, and not the one that was signed for.
    let other = try check(place.centre, "other.jsonl")
    #expect(other.status == 4)
    try Notice.only(of: other).expect("it was rewritten or cut", at: ["other.jsonl, row"], do: "keep all receipts")
  }

  @Test("the impact assessment looks at ledger and releases itself, and names what was not tested")
  func impactAssessment() throws {
    let place = try ReleasePlace()
    let results = place.folder.appending(path: "results.xml")
    try Data(#"<testcase classname="PseudonymisationTests.ConsentTests" name="a()" time="1" />"#.utf8).write(
      to: results)
    let outcome = try Built.run(
      "besa",
      [
        "dpia", "--programme", place.path(place.demo.appending(path: "hubs/flexy/home/programme.yaml")), "--centre",
        place.path(place.demo.appending(path: "centre")), "--releases",
        place.path(place.demo.appending(path: "releases")),
        "--inbox", place.path(place.demo.appending(path: "centre/inbox")), "--results", place.path(results), "--into",
        place.path(place.folder),
      ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let text = try String(contentsOf: place.folder.appending(path: "dpia.md"), encoding: .utf8)
    for part in [
      "| whole: ", "sound: ", "| 1 tests passed, ", "M1 is not shown to hold: not run", "none of 0 is older",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let page = try String(contentsOf: place.folder.appending(path: "dpia.html"), encoding: .utf8)
    #expect(page.contains("<h2>6. Measures</h2>") && !page.contains("<script"))
  }
}
