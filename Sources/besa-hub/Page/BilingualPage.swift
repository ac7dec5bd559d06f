import Programme

/// One HTML file that holds a text in both languages: no script, no request, nothing but itself.
///
/// The reader's language comes first; a link shows the other one. Browsers without `:has` show both, one below the other.
struct BilingualPage {
  /// Of the words: the page's title.
  let titleKey: String
  /// What stands on the page, in one language.
  let body: (_ words: Messages) -> String

  var html: String {
    let first = Words.current.language
    let languages = [first] + Language.allCases.filter { $0 != first }
    let all = languages.map { Messages($0, of: Words.catalogue) }
    let title = all.map { $0(titleKey) }.joined(separator: " · ")
    return """
      <!DOCTYPE html>
      <html lang="\(first.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(String(decoding: PackageResources.page_css, as: UTF8.self))</style>
      </head>
      <body>
      <nav class="languages" aria-label="\(Markup.escaped(all.map { $0("page.language") }.joined(separator: " / ")))">
      \(all.map(link).joined(separator: "\n"))
      </nav>
      <main>
      \(zip(all, ["first", "second"]).map { section($0, $1) }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private func link(_ words: Messages) -> String {
    let tag = words.language.rawValue
    return "<a href=\"#\(tag)\" lang=\"\(tag)\" hreflang=\"\(tag)\">\(Markup.escaped(words("page.own_language")))</a>"
  }

  private func section(_ words: Messages, _ place: String) -> String {
    let tag = words.language.rawValue
    return "<section id=\"\(tag)\" lang=\"\(tag)\" class=\"\(place)\">\n\(body(words))\n</section>"
  }
}
