import ArgumentParser
import Disclosure
import Reporting

/// `besa release diff`: what a draft shows otherwise than the last release.
struct ReleaseDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed since the last release of the same unit.",
    discussion: """
      One line per figure that is new, gone, changed, now withheld or now shown; [c] is withheld, - is not there. The table is \
      at most 79 columns wide.
      """)

  @Option(help: "The centre's folder.") var centre: String
  @Option(help: "Number of the draft.") var draft: Int
  @Option(help: "The folder of all releases so far. Default: the drafts they came from.") var releases: String?
  @Flag(help: "Print the result as JSON.") var json = false

  func run() throws {
    try refusing {
      let folder = ReleaseFolder(centre: centre)
      let history = DraftHistory(try Ledger(reading: folder.ledger).entries())
      let files = try folder.readDraft(draft)
      let standing = try history.standing(of: files, number: draft)
      let earlier = try EarlierReleases(centre: folder, releases: releases).read(history).tables
        .filter { $0.number < standing.record.release }
      let difference = ReleaseDifference(of: try ShownFigures(files.release), from: earlier)
      print(json ? String(decoding: difference.json.canonical, as: UTF8.self) : DifferenceTable(difference, draft).text)
    }
  }
}

/// The differences for a terminal of 80 columns: long names are broken, never the lines.
struct DifferenceTable {
  private static let nameWidth = 44
  private static let valueWidth = 9

  let text: String

  init(_ difference: ReleaseDifference, _ draft: Int) {
    let name = "draft \(ReleaseNumber(draft).text)"
    guard let release = difference.release else {
      text = "\(name): there is no earlier release; all \(difference.lines.count) figures are new"
      return
    }
    let kinds = ReleaseDifference.Kind.allCases.filter { difference.count($0) > 0 }
    let counts = kinds.map { "\(difference.count($0)) \($0.rawValue)" } + ["\(difference.unchanged) unchanged"]
    let heading = "\(name), compared with release \(ReleaseNumber(release).text)\n\(counts.joined(separator: ", "))"
    if difference.lines.isEmpty {
      text = heading
      return
    }
    let head = Self.row("figure", "before", "now", "")
    let rows = difference.lines.map { line in
      Self.row(line.figure, line.before?.text ?? "-", line.now?.text ?? "-", line.kind.rawValue)
    }
    text = ([heading, "", head] + rows).joined(separator: "\n")
  }

  private static func row(_ name: String, _ before: String, _ now: String, _ kind: String) -> String {
    let pieces = broken(name)
    let values = before.leftPadded(to: valueWidth) + now.leftPadded(to: valueWidth) + "  " + kind
    let first = pieces[0].padded(to: nameWidth) + (values.last == " " ? String(values.dropLast(2)) : values)
    return ([first] + pieces.dropFirst().map { "  " + $0 }).joined(separator: "\n")
  }

  /// Pieces of at most the column's width, broken before a `|` where one is near enough.
  private static func broken(_ name: String) -> [String] {
    var pieces: [String] = []
    var rest = Substring(name)
    while true {
      let width = pieces.isEmpty ? nameWidth : nameWidth - 2
      if rest.count <= width { return pieces + [String(rest)] }
      let head = rest.prefix(width)
      let cut = head.dropFirst().lastIndex(of: "|") ?? head.endIndex
      pieces.append(String(rest[..<cut]))
      rest = rest[cut...]
    }
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
