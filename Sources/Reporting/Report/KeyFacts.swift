import Disclosure
import Programme

/// The four figures at the top of the report.
///
/// Totals about people obey the policy like any other count: below the smallest published count of a plain field they
/// are withheld, and with the overlap the registrations too, because their difference to the persons is the overlap.
struct KeyFacts {
  let facts: ReleaseFacts
  let minimum: Int
  let values: ValueText
  let messages: Messages

  init(_ page: ReportPage) { self.init(page.programme, page.facts, page.values) }

  init(_ programme: ProgrammeFile, _ facts: ReleaseFacts, _ values: ValueText) {
    self.facts = facts
    self.values = values
    messages = values.messages
    // A policy without a rule for plain fields does not load; should one come, nothing is small enough to be shown.
    minimum = programme.policy.minimumCell[.plain] ?? Int.max
  }

  var persons: PublishedCount { shown(facts.persons) }
  var overlap: PublishedCount { shown(facts.overlap) }
  var withoutConsent: PublishedCount { shown(facts.withoutConsent) }

  /// Consenting registrations; withheld together with the overlap.
  var registrations: PublishedCount {
    overlap == .withheld ? .withheld : shown(facts.registrations)
  }

  private func shown(_ count: Int) -> PublishedCount {
    count == 0 || count >= minimum ? .count(count) : .withheld
  }

  var list: [[String: String]] {
    let hubs = ["k": String(facts.hubsReported), "n": String(facts.hubs.count)]
    let overlapNote = messages("fact_registrations_note", for: overlap.count, ["overlap": values.html(overlap)])
    return [
      fact(values.html(persons), messages("fact_persons", for: persons.count), note: messages["fact_persons_note"]),
      fact(messages("fact_hubs_value", hubs), messages("fact_hubs", for: facts.hubs.count), note: ""),
      fact(
        values.html(registrations), messages("fact_registrations", for: registrations.count), note: overlapNote),
      fact(
        values.html(withoutConsent), messages("fact_consent", for: withoutConsent.count),
        note: messages["fact_consent_note"]),
    ]
  }

  private func fact(_ value: String, _ label: String, note: String) -> [String: String] {
    ["valueHTML": value, "label": label, "noteHTML": note]
  }
}
