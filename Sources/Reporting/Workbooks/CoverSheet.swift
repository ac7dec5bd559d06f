import Programme

/// The first sheet of a workbook: what it is, of which period, and how to read it.
struct CoverSheet {
  let programme: ProgrammeFile
  let facts: ReleaseFacts
  /// `tables`, `logframe`.
  let kind: String
  let messages: Messages

  var subject: String {
    "\(messages["release_line"].replacing("{number}", with: ReleaseNumber(facts.number).text)), \(period)"
  }

  private var period: String {
    messages(
      "period_line", ["first": messages(programme.period.first), "last": messages(programme.period.last)])
  }

  func sheet(about: String) -> Sheet {
    let marker = programme.policy.marker
    return Sheet(
      name: "Cover", heading: "\(messages(programme.title)): \(kind)",
      lines: [subject, messages("created_line", ["date": messages(facts.created)])] + facts.notices + [
        "Reported by \(facts.hubsReported) of \(facts.hubs.count) hubs.\(missing)", about,
        "\(marker) stands for a value that is withheld to protect participants. It does not mean zero and it does not mean few.",
        "The figures were collected for \(messages(programme.purpose.allowed).joined(separator: ", ")). They must never be "
          + "used for \(messages(programme.purpose.never).joined(separator: ", ")).",
        "Nothing in this workbook is hidden, filtered, merged or computed: what is shown is all there is.",
      ])
  }

  private var missing: String {
    let hubs = facts.hubs.filter { $0.bundle == nil }.map { run in
      programme.hubs.first { $0.id == run.hub }.map { messages($0.label) } ?? run.hub
    }
    return hubs.isEmpty ? "" : " No report from \(hubs.joined(separator: ", "))."
  }
}
