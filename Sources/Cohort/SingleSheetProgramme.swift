/// The programme file of a single sheet: thirty columns, eighteen fields that leave, ten match keys (`SingleSheet`).
///
/// Code lists are those of the questions, with codes for labels. It has what a programme file must have and no more: it is
/// made to be measured with, not to report by.
public enum SingleSheetProgramme {
  public static let id = "single-sheet"
  public static let hubs = HubSite.allCases.map(\.rawValue)
  /// Name of the export without its ending.
  public static let source = "sheet"

  public static var text: String {
    """
    besa: 1
    programme: {id: \(id), title: One sheet, country: AL, funder: GB-GOV-1, start: 2025-09-01}
    period: {id: 2026-03, from: 2025-09-01, to: 2026-03-31}
    hubs: {\(hubs.map { "\($0): \($0)" }.joined(separator: ", "))}
    purpose:
      allowed: [measuring]
      never: [law enforcement]
      recipients: [GB-GOV-1]
      consent: {column: consent_reporting, answer: "yes"}
    \(linkage)
    lists:
    \(lists)
    sources:
      \(source):
        format: kobo-csv
        rows: one per person
        newest_by: _submission_time
        unlisted: stop
        ignore: [_id, _submission_time]
        columns:
    \(columns)
        leaves_hub:
    \(fields)
    \(figures)
    """
  }

  /// Every pair and triple of parts that stands for one person.
  private static let linkage = """
    linkage:
      columns: {code: participant_code, name: full_name, birth_date: birth_date, phone: phone}
      keys:
        names_birth:        {parts: [given_phonetic, surname, birth_date], weight: 10}
        names_exact_birth:  {parts: [given, surname, birth_date], weight: 10}
        names_phone:        {parts: [given_phonetic, surname, phone], weight: 10}
        given_year_phone:   {parts: [given_phonetic, birth_year, phone], weight: 10}
        surname_year_phone: {parts: [surname, birth_year, phone], weight: 8}
        phone_birth:        {parts: [phone, birth_date], weight: 5}
        given_phone:        {parts: [given, phone], weight: 5}
        surname_phone:      {parts: [surname, phone], weight: 5}
        surname_birth:      {parts: [surname, birth_date], weight: 4}
        given_birth:        {parts: [given, birth_date], weight: 4}
      threshold: 10
      review: 4
      home_by: enrolled
    """

  private static let questions: [Question] = KoboForm.single.columns.compactMap {
    if case .coded(let question) = $0 { question } else { nil }
  }

  private static var lists: String {
    lines(questions.filter { !$0.kind.codes.isEmpty && $0 != .hub }, indent: 2) { question in
      let codes = question.kind.codes
      let entries = codes.map { "\"\($0)\": \"\($0)\"" }.joined(separator: ", ")
      return "\(question.column): {codes: {\(entries)}\(codes.contains("pns") ? ", declined: pns" : "")}"
    }
  }

  private static var columns: String {
    let texts: [(KoboText, type: String)] = [
      (.today, "role: plain, type: date"), (.fullName, "role: identifier, type: text"),
      (.phone, "role: identifier, type: text"), (.birthDate, "role: identifier, type: date"),
      (.participantCode, "role: identifier, type: text"), (.locality, "role: quasi, type: text"),
      (.workHistory, "role: identifier, type: text"),
    ]
    let declared = lines(texts, indent: 6) { "\($0.rawValue): {\($1), label: \($0.rawValue)}" }
    let answered = lines(questions, indent: 6) { question in
      let kind = question.kind.codes.isEmpty ? "integer, range: 0..10" : "choice, list: \(question.column)"
      return "\(question.column): {role: plain, type: \(kind), label: \(question.column)}"
    }
    return declared + "\n" + answered
  }

  private static var fields: String {
    let bands = "{b18: {from: 18, label: b18}, b30: {from: 30, label: b30}, b45: {from: 45, label: b45}}"
    let made = [
      "enrolled: {date: today, cut_to: month, label: Month}",
      "age: {age_of: birth_date, as_of: period.to, role: quasi, label: Age, bands: \(bands)}",
      "disability: {any_of: [\(Question.washingtonGroup.map(\.column).joined(separator: ", "))], "
        + "codes: [lot, cannot], label: Disability}",
      "has_worked: {has_answer: work_history, role: plain, label: Has worked}",
    ]
    let asIs = questions.filter { $0 != .consentReporting && !Question.washingtonGroup.contains($0) }
      .map { "\($0.column): as_is" }
    return lines(made + asIs, indent: 6) { $0 }
  }

  private static let figures = """
    tables:
      T1: {of: sex}
    disaggregate: [sex]
    indicators:
      P1: {level: output, output: 1, title: Talk, count: want_talk, among: all, unit: people}
      P2: {level: output, output: 1, title: Work, count: has_worked, among: all, unit: people}
      P3: {level: output, output: 1, title: Disability, count: disability, among: all, unit: people}
    logframe:
      impact: {title: Impact, indicators: []}
      outcome: {title: Outcome, indicators: []}
      outputs: {1: {title: Output, weight: 100, risk: low}}
      source: Forms
      periods: {2026-03: {from: 2025-09-01, to: 2026-03-31}}
    disclosure:
      min_cell: {plain: 5, quasi: 5, sensitive: 10, by_hub: 10}
      min_base: 20
      interval: 10
      zero: {plain: show, quasi: show, sensitive: withhold}
      all_of_group: withhold
      by_hub: {plain: show, quasi: show, sensitive: withhold}
      never_cross: []
      not_both: []
      contributors: weak
      coalition: 1
      near_whole_group: 90
      must_publish: []
      merge: []
      percent_digits: 0
      mean_digits: 1
      marker: "[c]"
      approvals: 2
    wheel: {title: Counts, spokes: {P1: Talk, P2: Work, P3: Disability}}
    iati:
      identifier: XM-SINGLE-1
      description: Made to be measured
      reporting: {ref: XM-SINGLE, type: 22, name: Nobody}
      organisations: {implementing: {ref: XM-SINGLE, type: 22, name: Nobody}}
      status: implementation
      ends: 2027-03-31
      sector: "15190"
      locations: {}
    """

  private static func lines<Item>(_ items: [Item], indent: Int, _ text: (Item) -> String) -> String {
    items.map { String(repeating: " ", count: indent) + text($0) }.joined(separator: "\n")
  }
}
