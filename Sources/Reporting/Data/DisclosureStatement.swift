import Disclosure
import Programme

/// `disclosure-statement.md`: which rules were used, how much is withheld, what is left out and why.
///
/// It names no cell, no value and no threshold: a reader who knew them could bound what is withheld. (The programme file
/// itself may be public; that is the programme's decision, and the audit assumes that its rules are known.)
struct DisclosureStatement {
  let programme: ProgrammeFile
  let figures: Figures
  let facts: ReleaseFacts
  let messages: Messages

  var file: OutputFile { OutputFile(path: "disclosure-statement.md", text: text) }

  private var text: String {
    let title =
      "# \(messages["statement_title"]): \(programme.title.english), release \(ReleaseNumber(facts.number).text)\n"
    return title
      + sections.map { section in
        "\n## \(section.heading)\n\n" + section.lines.map { "* \($0)\n" }.joined()
      }.joined()
  }

  /// Headings and statements, without the parts that have nothing to say.
  var sections: [(heading: String, lines: [String])] {
    let notHere = NotHereSection(programme, figures.leftOut, messages, summary: "")
    let all: [(heading: String, lines: [String])] = [
      ("Rules used", rules), ("What is withheld", figures.sets.map(withheld)), ("The audit", figures.sets.map(audit)),
      (Self.leftOutHeading, notHere.leftOut.map(Self.item) + notHere.notReported.map(Self.item) + notForIATI),
      ("Stays at the hubs", notHere.stays.isEmpty ? [] : [notHere.stays.joined(separator: ", ") + "."]),
      ("Never used for", programme.purpose.never.map { $0.english + "." }),
    ]
    return all.filter { !$0.lines.isEmpty }
  }

  private var rules: [String] {
    let marker = "`\(programme.policy.marker)`"
    return [
      "Small counts are withheld; what counts as small is stricter for sensitive questions and for figures by hub.",
      "A count that holds the whole of its group, or a zero that would say something about every member, is withheld "
        + "where the question is sensitive or the policy says so.",
      "Further counts are withheld until no withheld one can be recomputed from totals, other tables, percentages"
        + (isBesideEarlier ? ", means or earlier releases" : " or means") + readersCounted + ".",
      "All withheld values carry the same mark, \(marker), whatever the reason.",
      "Percentages and means are computed from published numbers only, and only for groups that are large enough.",
    ]
      + programme.policy.neverCross.map { "\($0.joined(separator: " and ")) are never crossed." }
      + programme.policy.notBoth.map { "Only the first of \($0.joined(separator: ", ")) is published." }
  }

  /// Whether the tables were attacked by a reader of earlier releases.
  private var isBesideEarlier: Bool { figures.sets.contains { $0.audit.attackers.contains(.reader) } }

  private var readersCounted: String {
    switch programme.policy.contributors {
    case .none: ""
    case .weak: ", also not by a participant who adds the own answers"
    case .strong: ", also not by participants who add the own answers and know that they are alone with them"
    }
  }

  private func withheld(_ set: AuditedTables) -> String {
    "\(set.unit): \(set.audit.withheld) of \(set.audit.cells) cells are withheld."
  }

  private func audit(_ set: AuditedTables) -> String {
    let attackers = set.audit.attackers.map(Self.words).joined(separator: "; ")
    return
      "\(set.unit): an audit that shares no computation with the rules, with a solver of its own, attacked the finished tables as \(attackers). "
      + "Withheld values that could be computed: \(set.audit.exact). Narrower than the policy allows: "
      + "\(set.audit.narrow)."
  }

  static func words(_ attacker: Attacker) -> String {
    switch attacker {
    case .outsider: "a reader of everything that is published"
    case .ruleKnower: "a reader who knows the rules as well"
    case .respondent: "each participant, who knows the own answers"
    case .alone: "each participant who is alone in a group and knows it"
    case .coalition: "participants of a small group who know each other"
    case .hubStaff: "the staff of a hub, who know its participants"
    case .reader: "a reader of all earlier releases"
    }
  }

  private var notForIATI: [String] {
    programme.iati == nil ? ["no part `iati` in the programme file: \(ActivityFile.path)"] : []
  }

  static let leftOutHeading = "Left out"

  private static func item(_ row: [String: String]) -> String {
    let reason = row["why"] ?? ""
    return "\(reason.hasSuffix(".") ? String(reason.dropLast()) : reason): \(row["what"] ?? "")"
  }
}
