import Programme

/// One field on the preview's page: what it is, and how many rows hold which answer.
struct FieldCard {
  /// Numbers that are listed one by one; more are told by their ends.
  private static let mostValues = 40

  let facts: PreviewFacts
  let source: SourceCounts
  let counts: FieldCounts
  let told: FieldWords

  private var field: CodedField { counts.field }
  private var words: Messages { told.words }

  var html: String {
    """
    <section class="field">
    \(Markup.element("h3", words(field.label)))
    <p class="quiet"><code>\(Markup.escaped(field.name))</code> · \(Markup.escaped(told.form(of: field)))<br>\
    \(Markup.escaped(told.origin(of: field))) · \(Markup.escaped(told.role(of: field)))</p>
    <table>
    <thead><tr><th scope="col">\(Markup.escaped(words("preview.answer")))</th>\
    <th scope="col" class="number">\(Markup.escaped(words("preview.rows")))</th></tr></thead>
    <tbody>
    \(lines.map(Self.row).joined(separator: "\n"))
    </tbody>
    </table>
    </section>
    """
  }

  private struct Line {
    let text: String
    let count: String
    let isSmall: Bool
  }

  private var lines: [Line] {
    let values = counts.byValue
    var lines =
      values.count > Self.mostValues
      ? [ends(values)]
      : values.map { value, count in
        let isSmall = facts.isSmall(count, of: field, in: source)
        let text = told.value(value, of: field)
        return Line(
          text: isSmall ? "\(text) — \(words("preview.small_mark"))" : text, count: words.format.number(count),
          isSmall: isSmall)
      }
    for state in AnswerState.allCases where counts.count(of: state) > 0 {
      lines.append(
        Line(text: told.state(state), count: words.format.number(counts.count(of: state)), isSmall: false))
    }
    return lines.isEmpty ? [Line(text: words("preview.no_rows"), count: "0", isSmall: false)] : lines
  }

  private func ends(_ values: [(value: Int, count: Int)]) -> Line {
    let text = words(
      "preview.many_values", for: values.count,
      [
        "from": values.first.map { told.value($0.value, of: field) } ?? "",
        "to": values.last.map { told.value($0.value, of: field) } ?? "",
      ])
    return Line(text: text, count: words.format.number(counts.answered), isSmall: false)
  }

  private static func row(_ line: Line) -> String {
    "<tr\(line.isSmall ? " class=\"small\"" : "")><th scope=\"row\">\(Markup.escaped(line.text))</th>"
      + "<td class=\"number\">\(line.count)</td></tr>"
  }
}
