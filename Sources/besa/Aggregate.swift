import ArgumentParser
import Disclosure
import Exchange
import Foundation
import Linkage
import Programme
import Reporting
import Tabulation

/// `besa aggregate`: from the inbox to a draft.
struct Aggregate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the hubs' bundles, count, protect, audit, and write a draft release.",
    discussion: """
      Opens the newest valid bundle of every hub in memory; no opened row is ever written. Refused bundles go to \
      CENTRE/quarantine, whole, each with a .reason beside it; accepted and refused ones are noted in \
      CENTRE/ledger.sqlite, and accepted ones get a signed receipt beside them in the inbox. The draft is \
      CENTRE/drafts/NNN: `release` is what officers approve, `internal` (true counts) stays inside.

      What is withheld is audited; a breakdown or question with a cell that the audit finds unsafe is left out, and \
      the rest is protected and audited again.

      Every release that the ledger lists is read, and the new tables are protected and audited beside it: no \
      difference tells of a few people. A release that is missing or was touched stops the run.

      Exit codes: 0 done; 3 draft written, some bundles refused; 4 audit failed and no draft written; 64 usage or \
      configuration; 70 bug; 75 try later.
      """)

  @Option(help: "The programme file.") var programme: String
  @Option(help: "roster.json, with roster.json.minisig beside it. Default: the one accepted before.")
  var roster: String?
  @Option(
    name: .customLong("root-key"),
    help: "Public key file of a root, compared by phone; repeat for several. Vouches for the first roster.")
  var rootKeys: [String] = []
  @Option(help: "Folder of the centre's keys: opening.key, signing.key.") var home: String
  @Option(help: "Folder where bundles arrive.") var inbox: String
  @Option(help: "Folder of ledger, rosters, drafts and quarantine.") var centre: String
  @Option(help: "Who makes the draft, by roster id; may not approve it. Default: the aggregator.") var author: String?
  @Option(help: "The linkage key's epoch. Default: that of most hubs' bundles.") var epoch: String?
  @Option(help: "The day of the draft, YYYY-MM-DD. Default: today, UTC.") var draftDate: String?
  @Option(
    help: "The folder of all releases so far, as 'besa release publish' wrote them. Default: the drafts they came from."
  )
  var releases: String?
  @Option(help: "A sentence that readers must see first; repeat for several.") var notice: [String] = []
  @Flag(
    inversion: .prefixedNo,
    help: "Make report.pdf too, with WeasyPrint, where it is installed (apt-get install weasyprint).")
  var pdf = true
  @Flag(help: "Print the result as JSON.") var json = false

  func validate() throws {
    if let draftDate, CalendarDate(iso: draftDate) == nil {
      throw ValidationError("--draft-date is no day of the form YYYY-MM-DD")
    }
  }

  func run() throws {
    do {
      let outcome = try AggregateRun(self, day: try day()).outcome()
      print(json ? outcome.json : outcome.text)
      if !outcome.refused.isEmpty { throw ExitCode(Exit.someRefused.rawValue) }
    } catch let code as ExitCode {
      throw code
    } catch {
      Progress.say(String(describing: error))
      throw ExitCode(Exit(of: error).rawValue)
    }
  }

  private func day() throws -> CalendarDate {
    let text = draftDate ?? String(Date().ISO8601Format().prefix(10))
    guard let day = CalendarDate(iso: text) else { throw ValidationError("the clock gives no date") }
    return day
  }
}

/// Lines about what is being done, on standard error.
enum Progress {
  static func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data("besa: \(line)\n".utf8))
  }
}

/// Exit codes; `--help` lists them.
enum Exit: Int32 {
  case someRefused = 3
  case auditFailed = 4
  case usage = 64
  case bug = 70
  case tryLater = 75

  init(of error: any Error) {
    switch error {
    case ExchangeError.cannotRead, ExchangeError.cannotWrite, ReportingError.ledgerUnreadable,
      AggregateError.nothingArrived, AggregateError.nobody:
      self = .tryLater
    case is ProgrammeError, is ExchangeError, is TabulationError, is AggregateError: self = .usage
    case ReportingError.releaseMissing, ReportingError.releaseChanged: self = .usage
    case DisclosureError.auditFailed, DisclosureError.cannotProtect, DisclosureError.tooFewSince,
      DisclosureError.mustPublish:
      self = .auditFailed
    default: self = .bug
    }
  }
}
