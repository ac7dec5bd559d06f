import Exchange
import Programme
import Pseudonymisation
import Sodium

/// The preview in a terminal: totals, and every field on one line.
struct PreviewText {
  let facts: PreviewFacts

  var text: String {
    let words = Words.current
    let told = FieldWords(words: words, programme: facts.programme)
    let number = { (count: Int) in words.format.number(count) }
    var lines = [
      words("preview.title"),
      "  \(words("preview.participants")): \(number(facts.coded.participants))",
      "  \(words("preview.without_consent")): \(number(facts.coded.withoutConsent))",
      "  \(words("preview.withdrawn")): \(number(facts.coded.withdrawn))",
      "  \(words("preview.small_groups")): \(number(facts.smallGroups))",
    ]
    for source in facts.sources {
      lines.append(
        "\(words("preview.source", ["source": source.source.name])), \(words("night.rows", for: source.rows))")
      lines += source.fields.map { line($0, in: source, told) }
    }
    lines.append("\(words("preview.digest")): \(facts.manifest.payload.hex)")
    return lines.joined(separator: "\n")
  }

  private func line(_ counts: FieldCounts, in source: SourceCounts, _ told: FieldWords) -> String {
    let small = counts.byValue.count { facts.isSmall($0.count, of: counts.field, in: source) }
    let mark = small == 0 ? "" : "; " + told.words("preview.small_here", for: small)
    let answered = told.words("preview.answered", for: counts.answered)
    return "  \(told.words(counts.field.label)): \(told.form(of: counts.field)); \(answered)\(mark)"
  }
}
