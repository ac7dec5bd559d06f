import ArgumentParser
import Cohort
import Foundation

/// `besa-demo cohort`: writes what five hubs would export.
struct CohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort", abstract: "Write what five hubs would export from KoboToolbox; everyone in it is invented.",
    discussion: """
      105 people are those of the programme report: every printed figure is met exactly. Any other number draws people \
      at random with the report's shares, in constant memory. Each hub gets a folder with q1.csv, q2.csv, fu.csv, \
      log.csv and events.csv; files of the same names are replaced.

      Exit codes: 0 done, 64 usage, 70 bug, 75 cannot write, try again later.
      """)

  @Option(help: "How many people, 1 to 19000000.")
  var people = 105

  @Option(help: "Other seeds give other people with the same figures.")
  var seed: UInt64 = 1

  @Option(name: .customLong("into"), help: "The folder that gets a folder per hub.")
  var folder: String

  @Option(help: "Also write who is whom to this file: JSON; one line per registration unless 105 people.")
  var truth: String?

  func run() throws {
    do {
      if people == 105 {
        try writeReportCohort()
      } else {
        try StreamedCohort(people: people, seed: seed).write(into: folder, truth: truth)
      }
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("besa-demo: \(error)\n".utf8))
      throw ExitCode(Self.exitCode(of: error))
    }
    print("\(people) people, seed \(seed): \(folder)/{shkoder,tropoje,diber,elbasan,flexy}/")
  }

  private func writeReportCohort() throws(CohortError) {
    let cohort = try ReportCohort(seed: seed)
    try cohort.write(into: folder)
    if let truth { try cohort.truth.write(to: truth) }
  }

  private static func exitCode(of error: CohortError) -> Int32 {
    switch error {
    case .people: 64
    case .missedFigure: 70
    case .cannotWrite: 75
    }
  }
}
