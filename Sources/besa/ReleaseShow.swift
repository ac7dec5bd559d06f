import ArgumentParser
import Disclosure
import Reporting
import Sodium

/// `besa release show`: one draft, or a hub's figures in it.
struct ReleaseShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a draft: its files and where it stands, or one hub's figures in it.",
    discussion: """
      Officers judge without each other: until all approvals are in, a draft waits, and nobody is told whose there are \
      nor how many.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft.") var draft: Int
  @Option(help: "Only the figures of this hub, by the names that its objections use.") var hub: String?

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let history = DraftHistory(try Ledger(reading: folder.ledger).entries())
      let files = try folder.readDraft(draft)
      let standing = try history.standing(of: files, number: draft)
      if let hub {
        try showFigures(of: hub, files)
      } else {
        print("draft \(ReleaseNumber(draft).text) by \(standing.record.author.name): \(standing.words)")
        for objection in history.objections.all where objection.objection.draft == draft {
          print(objection.words)
        }
        print("files \(standing.record.digest.hex)")
        for line in files.list.lines { print("  \(line.digest.hex)  \(line.path)") }
        print("read   \(folder.draft(draft))/release/report.html")
        print("inside \(folder.draft(draft))/internal/review.html")
      }
    }
  }

  private func showFigures(of hub: String, _ files: DraftFolder) throws {
    let figures = try ShownFigures(files.release)
    let names = figures.names(about: hub)
    if names.isEmpty { throw ReportingError.unknownFigure(name: "any figure", hub: hub) }
    print("draft \(draft), files \(files.list.digest.hex)")
    for name in names { print("\(name)\t\(figures[name].map(\.text) ?? "")") }
  }
}

extension DraftHistory.Standing {
  /// Officers stay blind to each other: names come when all approvals are in.
  var words: String {
    if let release { return "published as release \(ReleaseNumber(release.number).text)" }
    if let returned { return "returned by \(returned.officer): \(returned.reason.replacing("\n", with: " / "))" }
    if isWaiting { return "waiting for approvals" }
    return "approved by \(approvals.map(\.officer).sorted().joined(separator: ", "))"
  }
}

extension ObjectionHistory.Standing {
  /// One line.
  var words: String {
    let about = objection.figures.isEmpty ? "all its figures" : objection.figures.joined(separator: ", ")
    let state = isWithdrawn ? "withdrawn" : answers.isEmpty ? "open" : "\(answers.count) answers"
    let reason = objection.reason.replacing("\n", with: " / ")
    return "objection \(number) by hub \(objection.hub) to draft \(objection.draft), \(state): \(about): \(reason)"
  }
}

extension PublishedCount {
  /// As the table sets' users read it: the mark of what is withheld.
  var text: String {
    switch self {
    case .count(let count): String(count)
    case .withheld: "[c]"
    case .between(let lower, let upper): upper.map { "\(lower)-\($0)" } ?? "\(lower)+"
    }
  }
}
