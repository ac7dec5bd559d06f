import Disclosure
import Programme

/// `review.html`: what officers read before they approve or return a draft. It stays inside.
struct ReviewPage {
  let programme: ProgrammeFile
  let sets: [AuditedTables]
  let facts: ReleaseFacts
  let messages: Messages
  let difference: ReleaseDifference

  var file: OutputFile { TextPage(document: document).file("review.html") }

  var document: TextDocument {
    TextDocument(
      title: "Review of draft \(number): \(messages(programme.title))",
      notice:
        "This page stays inside: it holds true counts of people. Read it with `release/report.html`, then approve "
        + "or return the draft, without asking what the other officer did.",
      sections: [.init("What you decide", decision), .init("Verdict of the audit", sets.flatMap(verdict))]
        + sets.map(tables)
        + [.init("Left out", leftOut), .init("Differences to the last release", changes)]
        + QualityReport(programme: programme, sets: sets, facts: facts, messages: messages).sections)
  }

  private var number: String { ReleaseNumber(facts.draft).text }

  private var decision: [TextDocument.Block] {
    let shared = "--centre CENTRE --draft \(facts.draft) --officer YOUR-KEY-FOLDER"
    return [
      .paragraph(
        "Draft \(number), made by \(facts.author.name), would become release \(ReleaseNumber(facts.number).text). Your signature "
          + "is over the list of its files; any changed byte makes it worthless. "
          + "\(max(2, programme.policy.approvals)) officers must approve, none of them its author."),
      .list([
        "All is right: `besa release approve \(shared)`",
        "Something is wrong: `besa release return \(shared) --reason \"…\"`. The reason is kept for good: no names, nothing about one "
          + "person.",
      ]),
    ]
  }

  // MARK: Audit

  private func verdict(_ set: AuditedTables) -> [TextDocument.Block] {
    let audit = set.audit
    let attackers = audit.attackers.map(DisclosureStatement.words).joined(separator: "; ")
    var lines = [
      "\(audit.cells - audit.withheld) of \(audit.cells) figures are shown, \(audit.withheld) are withheld.",
      "The audit tried to compute what is withheld as \(attackers).",
      "Withheld figures that any of them can compute: \(audit.exact). Withheld figures that they can narrow down more "
        + "than the policy allows: \(audit.narrow).",
    ]
    if let width = audit.smallestWidth {
      lines.append(
        "The figure that they come closest to can still be any of \(width + 1) values; the policy asks for "
          + "\(audit.requiredWidth + 1).")
    } else if audit.withheld > 0 {
      lines.append("No withheld figure is bounded by what is shown.")
    }
    if set.report.tooManyLeaves != nil {
      lines.append(
        "Some questions hang together too widely to be attacked person by person; there the figures were attacked.")
    }
    return [.paragraph("Counts of \(set.unit): the audit found nothing unsafe."), .list(lines)]
  }

  // MARK: Tables

  private func tables(_ set: AuditedTables) -> TextDocument.Section {
    let withheld = Dictionary(
      set.report.withheld.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = Dictionary(
      difference.lines.map { ($0.figure, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let rows = set.tables.map { table -> [String] in
      let addresses = Set(set.addresses(of: table))
      let shown = addresses.compactMap { set.published($0)?.count }
      let hidden = addresses.compactMap { withheld[$0] }
      let smallest = shown.filter { $0 > 0 }.min().map { String($0) } ?? "none"
      let widths = hidden.compactMap { $0.intervals.values.map(\.width).min() }
      let width = widths.min().map { $0 == .max ? "any" : String($0 + 1) } ?? ""
      let changes = addresses.count { changed[ShownFigures.name(of: $0, in: set.tablesShown)] != nil }
      return [
        "`\(table.id)`", title(of: table, in: set), String(shown.count), smallest, String(hidden.count), width,
        difference.release == nil ? "" : String(changes),
      ]
    }
    return .init(
      "Tables of \(set.unit)",
      [
        .paragraph(
          "The smallest figure shown is that above zero. A withheld figure can still be as many values as the column says, for the "
            + "reader who comes closest."),
        .table(
          head: ["Table", "About", "Shown", "Smallest shown", "Withheld", "Values left", "Changed"], rows: rows,
          numbersFrom: 2),
      ])
  }

  private func title(of table: TableSet.Table, in set: AuditedTables) -> String {
    let label: Label? =
      switch table.subject {
      case .profile(let id): programme.profileTables.first { $0.id == id }?.label
      case .indicator(let id, _, _): programme.indicators.first { $0.id == id }?.title
      }
    let title = label.map { messages($0) } ?? table.id
    // One table per answer of a question with several: the row dimension names the answer.
    let answer = set.dimensions.first { $0.name == table.rowDimension && $0.label != label && table.isProfile }
    let column = set.dimensions.first { $0.name == table.columnDimension }
    return title + (answer.map { ": " + messages($0.label) } ?? "")
      + (column.map { ", by " + messages($0.label) } ?? "")
  }

  private var leftOut: [TextDocument.Block] {
    let dropped = sets.flatMap(\.inside.log.dropped)
    if dropped.isEmpty { return [.paragraph("The rules left no table out.")] }
    return [
      .paragraph("These tables and breakdowns could not be protected; readers are told that they are left out."),
      .table(head: ["Table", "Why"], rows: dropped.map { ["`\($0.table)`", messages($0.reason)] }),
    ]
  }

  // MARK: Differences

  private var changes: [TextDocument.Block] {
    guard let release = difference.release else { return [.paragraph("There is no earlier release to compare with.")] }
    let kinds = ReleaseDifference.Kind.allCases.map { "\(difference.count($0)) \($0.rawValue)" }
    let summary =
      "Compared with release \(ReleaseNumber(release).text): \(kinds.joined(separator: ", ")), "
      + "\(difference.unchanged) unchanged."
    if difference.lines.isEmpty { return [.paragraph(summary)] }
    let values = ValueText(messages: messages, marker: programme.policy.marker)
    func text(_ count: PublishedCount?) -> String { count.map { values.text($0) } ?? "–" }
    return [
      .paragraph(summary),
      .table(
        head: ["Figure", "Before", "Now", "Change"],
        rows: difference.lines.map { ["`\($0.figure)`", text($0.before), text($0.now), $0.kind.rawValue] },
        numbersFrom: 1),
    ]
  }
}

extension TableSet.Table {
  fileprivate var isProfile: Bool { if case .profile = subject { true } else { false } }
}

extension AuditedTables {
  /// Addresses of a table's cells, rows by columns.
  fileprivate func addresses(of table: TableSet.Table) -> [TableSet.Address] {
    let columns: [String?] = table.columnDimension == nil ? [nil] : table.columns
    return table.rows.flatMap { row in columns.map { address(in: table, row: row, column: $0) } }
  }
}
