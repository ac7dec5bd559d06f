import ArgumentParser
import Foundation
import Rehearsal

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the whole way, from five hubs' exports to published releases.",
    discussion: """
      Runs the real besa-hub and besa that lie beside this program, in a folder of their own. The people are invented;
      their answers add up to the figures of the published programme report. The folder of an earlier demo is replaced.

      With --quarters the same people arrive over as many reporting days, spread over the period, and every day ends with \
      a release: answers are corrected late, figures come in late, one person withdraws. The commands are given those \
      days; approvals and the ledger go by the clock. A day with too few new people for a safe release has none.

      Exit codes: 0 done, 64 usage, 70 a step failed.
      """)

  @Option(name: .customLong("into"), help: "The demo's folder.", completion: .directory)
  var folder = "demo"

  @Option(help: "Another seed gives other people with the same figures.")
  var seed: UInt64 = 1

  @Option(help: "How many times the hubs report, 1 to 10.")
  var quarters = 1

  @Option(help: "The programme file.", completion: .file())
  var programme = "Pipelines/creative-hubs/programme.yaml"

  func validate() throws {
    guard (1...10).contains(quarters) else { throw ValidationError("--quarters is from 1 to 10") }
  }

  func run() throws {
    let place = RehearsalFolder(at: folder, madeBy: "besa-demo")
    do {
      guard FileManager.default.isReadableFile(atPath: programme) else {
        throw RehearsalError.missingProgramme(path: programme)
      }
      try place.prepare()
      let demo = Demo(folder: place, programme: programme, seed: seed)
      let result = try quarters == 1 ? demo.run() : demo.run(quarters: quarters)
      say(Self.summary(of: place, result))
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("besa-demo: \(error)\n".utf8))
      throw ExitCode(error is RehearsalError ? 70 : 75)
    }
  }

  private static func summary(of place: RehearsalFolder, _ result: Demo.Result) -> String {
    let unpublished = result.unpublished.map { "  quarter \($0): no release of that day would be safe\n" }.joined()
    guard result.releases > 0 else { return "\n\(unpublished)\nNo release was made." }
    let (release, draft) = (place.release(result.releases), place.release(result.releases).lastPathComponent)
    return """

      What the centre made
      \(indented(result.aggregate))\(unpublished)
      What anyone can check
      \(indented(result.verify))
      Where to look
        the report       \(release.appending(path: "report.html").plainPath)
        its tables       \(release.appending(path: "tables/published.csv").plainPath)
        the hubs         \(place.root.appending(path: "hubs").plainPath)
        the ledger       \(place.centre.appending(path: "ledger.sqlite").plainPath)
        what stays in    \(place.centre.appending(path: "drafts/\(draft)/internal").plainPath)
        what was said    \(place.logs.plainPath)

      What an outsider, a reader who knows the rules, a reader who compares all releases, or a participant who adds the own
      answers can still learn from the withheld counts about one person: nothing. The audit attacked each with all that is
      published, in this and every earlier release, or there would be no release: none is exact, none narrower than the
      policy. Not attacked: hub staff, who know everybody at their hub.
      """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
