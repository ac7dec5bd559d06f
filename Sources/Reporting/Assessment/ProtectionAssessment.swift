public import Programme
import Sodium

/// A data protection impact assessment in the order of the ICO's form, from the programme file and the ledger.
///
/// Every safeguard in it names the command that tests it and what it said last; what no program can know is an open point,
/// for the controller to settle.
///
/// - Note: Source: ICO, "Data protection impact assessments" (form of seven steps); IOM Data Protection Manual (2010).
public struct ProtectionAssessment {
  let programme: ProgrammeFile
  let facts: AssessmentFacts
  let messages = Messages(.english)

  public init(_ programme: ProgrammeFile, facts: AssessmentFacts) {
    self.programme = programme
    self.facts = facts
  }

  /// `dpia.html` and `dpia.md`, of the same words.
  public var files: [OutputFile] {
    [TextPage(document: document).file("dpia.html"), OutputFile(path: "dpia.md", text: document.markdown)]
  }

  var document: TextDocument {
    TextDocument(
      title: "Data protection impact assessment: \(messages(programme.title))",
      notice:
        "Made on \(facts.day) by `besa dpia` from the programme file (\(facts.programmeDigest.hex.prefix(16))…) and the "
        + "ledger's \(facts.entries.count) rows. It proposes; the controller decides. It holds no figure about participants.",
      sections: [
        .init("Open points", openPoints), .init("1. Why an assessment is needed", need),
        .init("2. The processing", processing), .init("Data flow", dataFlow), .init("3. Consultation", consultation),
        .init("4. Necessity and proportionality", necessity), .init("Retention", retention),
        .init("5. Risks", risks), .init("6. Measures", measures), .init("Checked for this page", checked),
        .init("7. Sign-off", signOff), .init("Annex: IOM's principles", principles),
      ])
  }

  private var accountability: Accountability? { programme.purpose.accountability }

  // MARK: What is missing

  private var openPoints: [TextDocument.Block] {
    let open = missingFacts + missingResults
    if open.isEmpty {
      return [.paragraph("None: the file says what no program can know, and every measure was tested.")]
    }
    return [.paragraph("Until these are settled, the assessment is not complete."), .list(open)]
  }

  private var missingFacts: [String] {
    var open: [String] = []
    if accountability == nil {
      open.append(
        "Controller, legal basis, condition and retention: write them into `purpose: accountability:` of the programme file."
      )
    }
    if accountability?.consulted.isEmpty ?? true {
      open.append("Consultation: who was asked, participants above all? (`consulted:` of the programme file)")
    }
    let unused = FieldFlow(programme: programme, messages: messages).unused
    if !unused.isEmpty {
      open.append("Fields leave the hubs that no number needs: \(unused.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    return open
  }

  private var missingResults: [String] {
    Measure.all.filter { !(facts.results?.words(for: $0.suites).contains("tests passed") ?? false) }.map { measure in
      "\(measure.id) is not shown to hold: \(facts.words(for: measure))"
    }
  }

  // MARK: Steps 1 and 2

  private var need: [TextDocument.Block] {
    let sensitive = programme.fields.count { $0.role == .sensitive }
    return [
      .paragraph("The file itself shows these of the signs that call for an assessment:"),
      .list([
        "Sensitive data: \(sensitive) of the \(programme.fields.count) fields that leave a hub are of the role sensitive.",
        "Vulnerable people: hubs support them, and what they answer must never be used for what section 2 excludes.",
        "Matching: cases of \(programme.hubs.count) hubs are joined by \(programme.linkage.keys.count) match keys.",
      ]),
    ]
  }

  private var processing: [TextDocument.Block] {
    [
      .list([
        "Purposes: \(messages(programme.purpose.allowed).joined(separator: "; ")). Never: \(messages(programme.purpose.never).joined(separator: "; ")).",
        "Recipients of releases: \(programme.purpose.recipients.joined(separator: ", ")).",
        "Whose answers: those whose answer to `\(programme.purpose.consentColumn)` is `\(programme.purpose.consentCode)`; of all "
          + "others, only how many they are.",
        "Period: \(programme.period.first) to \(programme.period.last). Country: \(programme.country).",
        "So far: \(facts.count("bundle-accepted")) bundles accepted, \(facts.count("bundle-refused")) refused, "
          + "\(facts.count("drafted")) drafts, \(facts.count("returned")) returned, \(facts.count("objected")) objections, "
          + "\(facts.count("released")) releases (`besa ledger show`).",
      ]), .paragraph("Roles"),
      .table(
        head: ["Role", "Who", "Sees", "Cannot", "Shown by"],
        rows: [
          ["Controller", accountability?.controller ?? "open", "–", "–", "–"],
          [
            "Hubs", facts.hubs.joined(separator: ", "), "their own participants",
            "open a sealed bundle, or send in another hub's name", "M4",
          ],
          ["Custodian", "holder of the root key", "no data", "open a bundle: no key of theirs does", "M5"],
          [
            "Aggregator", facts.aggregator, "coded answers and tokens, in memory, during a run",
            "name a person, or publish", "M3, M8, M11",
          ],
          [
            "Release officers", facts.officers.joined(separator: ", "), "drafts with their audit", "publish alone",
            "M8",
          ],
          [
            "Funder, public", programme.purpose.recipients.joined(separator: ", "), "released numbers",
            "learn from them about one person", "M6, M7",
          ],
        ]),
    ]
  }

  private var dataFlow: [TextDocument.Block] {
    let flow = FieldFlow(programme: programme, messages: messages)
    let keys = programme.linkage.keys.map { key in
      "`\(key.name)`: a keyed hash of \(key.parts.map(\.rawValue).joined(separator: ", "))"
    }
    return [
      .paragraph(
        "Export at the hub → consent → coding → tokens → gate → sealed bundle → centre, in memory: linkage, tables, withholding, audit → "
          + "draft → two officers → release. Every field that leaves a hub, and nothing else does:"),
      .table(head: ["Field", "Role", "Form", "Made of", "Needed for"], rows: flow.rows),
      .paragraph("Beside them, per person, match tokens of 16 bytes under a key that only hubs hold:"), .list(keys),
      .paragraph("Columns that stay at the hub:"),
      .list(
        flow.staying.filter { !$0.columns.isEmpty }.map { source, columns in
          "`\(source)`: " + columns.map { "`\($0)`" }.joined(separator: ", ")
        }),
    ]
  }
}
