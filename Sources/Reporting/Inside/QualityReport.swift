import Disclosure
import Programme
import Sodium

/// `quality.md`: what each hub sent, what was wrong with it, who is counted twice, what people left blank.
struct QualityReport {
  let programme: ProgrammeFile
  let sets: [AuditedTables]
  let facts: ReleaseFacts
  let messages: Messages

  var file: OutputFile { OutputFile(path: "quality.md", text: text) }

  private var text: String {
    """
    # Data quality: \(programme.title.english), draft \(ReleaseNumber(facts.draft).text)

    This page holds true counts and stays inside.

    ## Hubs

    \(hubTable)
    Reported: \(facts.hubsReported) of \(facts.hubs.count).\(missing)

    ## People

    | | |
    |---|---:|
    | Registrations with consent | \(facts.registrations) |
    | Persons | \(facts.persons) |
    | Persons registered at more than one hub | \(facts.overlap) |
    | Pairs for the hubs to review, not merged | \(facts.forReview) |
    | Registrations without consent | \(facts.withoutConsent) |

    ## What the hubs' runs found

    \(problems)
    ## Blank answers

    \(blanks)
    """
  }

  private var hubTable: String {
    let sources = programme.sources.map(\.name)
    let head = ["Hub", "Bundle"] + sources.map { "Rows of \($0)" } + ["Without consent"]
    let rows = facts.hubs.map { run -> [String] in
      let label = programme.hubs.first { $0.id == run.hub }.map { messages($0.label) } ?? run.hub
      let bundle = run.bundle.map { "\($0.sequence), `\($0.digest.hex.prefix(12))…`" } ?? "**none**"
      let counts = sources.map { source in run.rows[source].map { String($0) } ?? "" }
      return [label, bundle] + counts + [run.bundle == nil ? "" : String(run.withoutConsent)]
    }
    return Self.table(head, rows)
  }

  private var missing: String {
    let names = facts.hubs.filter { $0.bundle == nil }.map(\.hub)
    return names.isEmpty ? "" : " No bundle from \(names.joined(separator: ", "))."
  }

  private var problems: String {
    let kinds = Set(facts.hubs.flatMap(\.quality.keys)).sorted()
    if kinds.isEmpty { return "Nothing was reported.\n" }
    let rows = kinds.map { kind in [kind] + facts.hubs.map { run in run.quality[kind].map { String($0) } ?? "" } }
    return Self.table(["Finding"] + facts.hubs.map(\.hub), rows)
  }

  /// Per question of a profile table: who gave no answer, of how many.
  private var blanks: String {
    // The options of one question share their blanks.
    var seen: Set<String> = []
    let rows = sets.flatMap { set -> [[String]] in
      let counts = Dictionary(
        set.inside.set.cells.map { ($0.address, $0.count ?? 0) }, uniquingKeysWith: { first, _ in first })
      return set.inside.set.tables.filter { $0.columnDimension == nil }.compactMap { table in
        guard case .profile(let id) = table.subject, seen.insert(id).inserted else { return nil }
        let question = table.rowDimension.split(separator: ".").first.map(String.init) ?? table.rowDimension
        func count(_ row: String) -> String {
          table.rows.contains(row)
            ? counts[set.inside.set.address(in: table, row: row, column: nil)].map { String($0) } ?? "" : ""
        }
        return [id, question] + [ProfileFigure.answered, "no_answer", "declined"].map(count)
      }
    }
    return Self.table(["Table", "Question", "Answered", "No answer", "Declined"], rows)
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
