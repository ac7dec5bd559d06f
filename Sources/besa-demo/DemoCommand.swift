import ArgumentParser
import Foundation
import Rehearsal

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the whole way once, from five hubs' exports to a published release.",
    discussion: """
      Runs the real besa-hub and besa that lie beside this program, in a folder of their own. The people are invented;
      their answers add up to the figures of the published programme report. The folder of an earlier demo is replaced.

      Exit codes: 0 done, 64 usage, 70 a step failed.
      """)

  @Option(name: .customLong("into"), help: "The demo's folder.", completion: .directory)
  var folder = "demo"

  @Option(help: "Another seed gives other people with the same figures.")
  var seed: UInt64 = 1

  @Option(help: "The programme file.", completion: .file())
  var programme = "Pipelines/creative-hubs/programme.yaml"

  func run() throws {
    let place = RehearsalFolder(at: folder, madeBy: "besa-demo")
    do {
      guard FileManager.default.isReadableFile(atPath: programme) else {
        throw RehearsalError.missingProgramme(path: programme)
      }
      try place.prepare()
      let said = try Demo(folder: place, programme: programme, seed: seed).run()
      say(Self.summary(of: place, aggregate: said.aggregate, verify: said.verify))
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("besa-demo: \(error)\n".utf8))
      throw ExitCode(error is RehearsalError ? 70 : 75)
    }
  }

  private static func summary(of place: RehearsalFolder, aggregate: String, verify: String) -> String {
    """

    What the centre made
    \(indented(aggregate))
    What anyone can check
    \(indented(verify))
    Where to look
      the report       \(place.firstRelease.appending(path: "report.html").plainPath)
      its tables       \(place.firstRelease.appending(path: "tables/published.csv").plainPath)
      the hubs         \(place.root.appending(path: "hubs").plainPath)
      the ledger       \(place.centre.appending(path: "ledger.sqlite").plainPath)
      what stays in    \(place.centre.appending(path: "drafts/001/internal").plainPath)
      what was said    \(place.logs.plainPath)

    What an outsider, or a reader who knows the rules, can still learn from the withheld counts about one person: nothing.
    The audit attacked each with all that is published, or there would be no release: none is exact, none narrower than
    the policy. Not attacked yet: participants and hub staff who add what they know themselves.
    """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
