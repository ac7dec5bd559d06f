import Programme

/// Steps 3 to 7 of the form, and the annex.
extension ProtectionAssessment {
  var consultation: [TextDocument.Block] {
    let consulted = programme.purpose.accountability?.consulted ?? []
    let hubs =
      "Hubs have their say before every release: \(facts.count("objected")) objections, "
      + "\(facts.count("withdrawn")) withdrawn, \(facts.count("answered")) answers by officers so far (`besa release list`)."
    return [.list((consulted.isEmpty ? ["Open: the programme file names nobody who was asked."] : consulted) + [hubs])]
  }

  var necessity: [TextDocument.Block] {
    let columns = programme.sources.reduce(0) { $0 + $1.columns.count }
    let accountability = programme.purpose.accountability
    let flow = FieldFlow(programme: programme, messages: messages)
    let needed =
      flow.unused.isEmpty ? "each is needed for a number named above" : "\(flow.unused.count) are needed for no number"
    return [
      .list([
        "Legal basis: \(accountability?.basis ?? "open").",
        "Special categories: \(accountability?.condition ?? "open").",
        "Less is not enough: of \(columns) columns that hubs collect, \(programme.fields.count) coded fields leave; \(needed) "
          + "(this page computes it from the programme file).",
        "Nothing finer than needed: no form in the file can hold a text or a day; the table above shows each.",
        "Purpose: the file's purposes and exclusions are printed on every release.",
        "Rights: a person who withdraws is in no later bundle (M2). At the centre nobody can be looked up (M3); requests are answered "
          + "at the hub.",
      ])
    ]
  }

  var retention: [TextDocument.Block] {
    guard let retention = programme.purpose.accountability?.retention else {
      return [.paragraph("Open: the programme file names no times.")]
    }
    return [
      .table(
        head: ["What", "Where", "Kept", "Shown by"],
        rows: [
          ["Exports", "the hub", "by the hub's own rules; a run leaves nothing of them behind", "M11"],
          ["Opened answers", "the centre's memory", "for one run", "M11"],
          ["Superseded bundles", "the centre, sealed", "\(retention.bundles) days", "Checked for this page"],
          ["Closed drafts", "the centre", "\(retention.drafts) days", "Checked for this page"],
          ["Refused bundles", "quarantine, sealed", "\(retention.quarantine) days", "Checked for this page"],
          ["Releases, ledger", "the centre, the public", "for good: no person's answers are in them", "M6, M10"],
        ]), .paragraph("What is older now is under “Checked for this page”."),
    ]
  }

  var risks: [TextDocument.Block] {
    [
      .paragraph(
        "How likely and how grave each is, before and after the measures, is the controller's judgement; the form is below."
      ),
      .table(
        head: ["Risk", "What could happen", "Measures", "What is left", "Likelihood, severity (to fill in)"],
        rows: ProtectionRisk.all.map { risk in
          [risk.id, risk.text, risk.measures.joined(separator: ", "), risk.remainder, ""]
        }),
    ]
  }

  var measures: [TextDocument.Block] {
    [
      .table(
        head: ["Measure", "What", "Command that tests it", "Last result"],
        rows: Measure.all.map { [$0.id, $0.text, "`\($0.command)`", facts.words(for: $0)] })
    ]
  }

  var checked: [TextDocument.Block] {
    if facts.checks.isEmpty { return [.paragraph("Nothing.")] }
    return [
      .table(
        head: ["What", "Command that shows the same", "Result"],
        rows: facts.checks.map { [$0.measure, "`\($0.command)`", $0.result] })
    ]
  }

  var signOff: [TextDocument.Block] {
    [
      .table(
        head: ["Item", "Name, day", "Notes"],
        rows: [
          ["Measures approved by the controller", "", ""], ["Residual risks approved by the controller", "", ""],
          ["Data protection officer's advice", "", ""], ["Consultation responses reviewed", "", ""],
          ["Under review by", "", ""],
        ])
    ]
  }

  /// Principle, how it is kept, and the measures or sections that show it.
  var principles: [TextDocument.Block] {
    let rows: [(String, String, String)] = [
      (
        "1. Lawful and fair collection", "Collection is the hubs'; consent to reporting is asked by itself.",
        "section 4, M2"
      ),
      (
        "2. Specified and legitimate purpose",
        "Purposes and exclusions stand in the programme file; its digest is in every bundle.", "section 2, M4"
      ),
      (
        "3. Data quality", "Answers outside their lists are reported with file and row; one person counts once.",
        "M12, M13"
      ),
      ("4. Consent", "Without consent to reporting nothing leaves but a total.", "M2"),
      ("5. Transfer to third parties", "Recipients get released numbers, never rows.", "M6, M8"),
      ("6. Confidentiality", "Names never leave the hub; what leaves is sealed.", "M1, M4, M11"),
      (
        "7. Access and transparency",
        "Requests are answered at the hub; what is released says its rules and what is left out.", "M6, M9"
      ),
      ("8. Data security", "Keys for their owners only; nothing opened at rest.", "M5, M11"),
      (
        "9. Retention of personal data", "Times of the programme file; what is older is listed.",
        "Retention, Checked for this page"
      ),
      ("10. Application of the principles", "One programme file, the same byte for byte at hubs and centre.", "M4"),
      (
        "11. Ownership of personal data",
        "Hubs keep their participants' data; the centre gets coded answers for one purpose.", "M1, M3"
      ),
      (
        "12. Oversight, compliance and internal remedies",
        "Two officers, hubs' objections, a ledger that others check.", "M8, M9, M10"
      ),
      ("13. Exceptions", "There is no command that names a person at the centre, for anybody.", "M3"),
    ]
    return [.table(head: ["Principle", "How", "Shown by"], rows: rows.map { [$0.0, $0.1, $0.2] })]
  }
}
