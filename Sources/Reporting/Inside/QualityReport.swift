import Disclosure
import Programme
import Sodium

/// `quality.md`: what each hub sent, what was wrong with it, who is counted twice, what people left blank.
struct QualityReport {
  let programme: ProgrammeFile
  let sets: [AuditedTables]
  let facts: ReleaseFacts
  let messages: Messages

  var file: OutputFile { OutputFile(path: "quality.md", text: document.markdown) }

  private var document: TextDocument {
    TextDocument(
      title: "Data quality: \(programme.title.english), draft \(ReleaseNumber(facts.draft).text)",
      notice: "This page holds true counts and stays inside.", sections: sections)
  }

  var sections: [TextDocument.Section] {
    [
      .init("Hubs", [hubTable, .paragraph("Reported: \(facts.hubsReported) of \(facts.hubs.count).\(missing)")]),
      .init("People", [people]), .init("What the hubs' runs found", [problems]), .init("Blank answers", [blanks]),
    ]
  }

  private var people: TextDocument.Block {
    .table(
      head: ["People", "Number"],
      rows: [
        ["Registrations with consent", String(facts.registrations)], ["Persons", String(facts.persons)],
        ["Persons registered at more than one hub", String(facts.overlap)],
        ["Pairs for the hubs to review, not merged", String(facts.forReview)],
        ["Registrations without consent", String(facts.withoutConsent)],
      ], numbersFrom: 1)
  }

  private var hubTable: TextDocument.Block {
    let sources = programme.sources.map(\.name)
    let head = ["Hub", "Bundle"] + sources.map { "Rows of \($0)" } + ["Without consent"]
    let rows = facts.hubs.map { run -> [String] in
      let label = programme.hubs.first { $0.id == run.hub }.map { messages($0.label) } ?? run.hub
      let bundle = run.bundle.map { "\($0.sequence), `\($0.digest.hex.prefix(12))…`" } ?? "none"
      let counts = sources.map { source in run.rows[source].map { String($0) } ?? "" }
      return [label, bundle] + counts + [run.bundle == nil ? "" : String(run.withoutConsent)]
    }
    return .table(head: head, rows: rows, numbersFrom: 1)
  }

  private var missing: String {
    let names = facts.hubs.filter { $0.bundle == nil }.map(\.hub)
    return names.isEmpty ? "" : " No bundle from \(names.joined(separator: ", "))."
  }

  private var problems: TextDocument.Block {
    let kinds = Set(facts.hubs.flatMap(\.quality.keys)).sorted()
    if kinds.isEmpty { return .paragraph("Nothing was reported.") }
    let rows = kinds.map { kind in [kind] + facts.hubs.map { run in run.quality[kind].map { String($0) } ?? "" } }
    return .table(head: ["Finding"] + facts.hubs.map(\.hub), rows: rows, numbersFrom: 1)
  }

  /// Per question of a profile table: who gave no answer, of how many.
  private var blanks: TextDocument.Block {
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
    return .table(head: ["Table", "Question", "Answered", "No answer", "Declined"], rows: rows, numbersFrom: 2)
  }
}
