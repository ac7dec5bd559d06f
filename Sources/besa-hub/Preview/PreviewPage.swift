import Exchange
import Extracts
import Programme
import Pseudonymisation
import Sodium

/// The page that shows a hub everything that will leave tonight.
struct PreviewPage {
  let facts: PreviewFacts

  var html: String { BilingualPage(titleKey: "preview.title") { body($0) }.html }

  private func body(_ words: Messages) -> String {
    let told = FieldWords(words: words, programme: facts.programme)
    return ([head(words), tokens(told)] + facts.sources.map { source($0, told) } + [stays(words), setAside(words)])
      .joined(separator: "\n")
  }

  private func head(_ words: Messages) -> String {
    let number = { (count: Int) in words.format.number(count) }
    let hub = facts.programme.hubs.first { $0.id == facts.home.hub }.map { words($0.label) } ?? facts.home.hub
    return [
      Markup.element("h1", words("preview.title")),
      Markup.element(
        "p", words("preview.head", ["hub": hub, "night": words(facts.night), "seq": number(facts.manifest.sequence)]),
        class: "quiet"),
      Markup.element("p", words("preview.lead"), class: "lead"),
      Markup.facts([
        (words("preview.participants"), number(facts.coded.participants)),
        (words("preview.without_consent"), number(facts.coded.withoutConsent)),
        (words("preview.withdrawn"), number(facts.coded.withdrawn)),
        (words("preview.rows_leaving"), number(facts.sources.reduce(0) { $0 + $1.rows })),
        (words("preview.small_groups"), number(facts.smallGroups)),
      ]),
      Markup.element("p", words("preview.consent_text", ["n": number(facts.withdrawals)])),
      Markup.element("p", words("preview.small_text", ["k": words.format.list(facts.limits.map(String.init))])),
      Markup.element("h2", words("preview.digest")),
      Markup.element("p", facts.manifest.payload.hex, class: "digest"),
      Markup.element("p", words("preview.digest_text")),
    ].joined(separator: "\n")
  }

  private func tokens(_ told: FieldWords) -> String {
    let words = told.words
    let counts = facts.sources.first { $0.source.name == facts.programme.personSource?.name }?.tokens ?? [:]
    let rows = facts.programme.linkage.keys.map { key in
      "<tr>" + #"<th scope="row">"# + Markup.escaped(words.format.list(key.parts.map(told.part)))
        + " <code>" + Markup.escaped(key.name) + "</code></th>"
        + "<td class=\"number\">\(words.format.number(counts[key.name] ?? 0))</td></tr>"
    }
    return """
      \(Markup.element("h2", words("preview.tokens")))
      \(Markup.element("p", words("preview.tokens_text")))
      <table>
      <thead><tr><th scope="col">\(Markup.escaped(words("preview.made_of")))</th>\
      <th scope="col" class="number">\(Markup.escaped(words("preview.participants")))</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func source(_ source: SourceCounts, _ told: FieldWords) -> String {
    let words = told.words
    let cards = source.fields.map { FieldCard(facts: facts, source: source, counts: $0, told: told).html }
    let files = facts.extract.tables.filter { $0.source.name == source.source.name }.map(\.file)
    return """
      \(Markup.element("h2", words("preview.source", ["source": source.source.name])))
      \(Markup.element(
        "p", words("preview.source_text", for: source.rows, ["files": words.format.list(files)]), class: "quiet"))
      <div class="fields">
      \(cards.joined(separator: "\n"))
      </div>
      """
  }

  private func stays(_ words: Messages) -> String {
    let columns = facts.programme.sources.compactMap { source -> String? in
      let names = facts.stays(of: source).map(\.name)
      return names.isEmpty ? nil : "\(source.name): \(names.joined(separator: ", "))"
    }
    let notes = facts.extract.notes.map { $0.text(in: words.language) }
    var parts = [
      Markup.element("h2", words("preview.stays")), Markup.element("p", words("preview.stays_text")),
      Markup.list(columns),
    ]
    if !notes.isEmpty { parts += [Markup.element("h3", words("preview.dropped")), Markup.list(notes)] }
    if !facts.leftOut.isEmpty {
      parts += [Markup.element("h3", words("preview.left_out")), Markup.list(facts.leftOut)]
    }
    if !facts.mapped.isEmpty { parts += [Markup.element("h3", words("preview.mapped")), Markup.list(facts.mapped)] }
    return parts.joined(separator: "\n")
  }

  private func setAside(_ words: Messages) -> String {
    let quality = QualityWords(words: words).lines(of: facts.coded.quality)
    let problems = Extracts.ProblemReport(facts.coded.tally, in: words.language).messages
    return [
      Markup.element("h2", words("preview.quality")), Markup.element("p", words("preview.quality_text")),
      Markup.facts(quality), Markup.element("h3", words("preview.problems")),
      problems.isEmpty
        ? Markup.element("p", words("preview.no_problems"))
        : "<ul>\n" + problems.map(Self.problem).joined(separator: "\n") + "\n</ul>",
    ].joined(separator: "\n")
  }

  /// What, where and what to do, a line each.
  private static func problem(_ text: String) -> String {
    "<li>"
      + text.split(separator: "\n").map { Markup.escaped(String($0.trimmingPrefix { $0 == " " })) }
      .joined(separator: "<br>") + "</li>"
  }
}
