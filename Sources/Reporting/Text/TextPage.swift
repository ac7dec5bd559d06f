/// A ``TextDocument`` as one self-contained HTML file: no script, no request, one style sheet inside.
struct TextPage {
  let document: TextDocument

  func file(_ path: String) -> OutputFile { OutputFile(path: path, text: text) }

  private var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(document.title.escapedForHTML)</title>
    <style>
    \(String(decoding: PackageResources.text_css, as: UTF8.self))</style>
    </head>
    <body>
    <header>
    <h1>\(document.title.escapedForHTML)</h1>
    <p class="notice">\(Self.inline(document.notice))</p>
    </header>
    <nav aria-label="Contents">
    <ul>
    \(contents)</ul>
    </nav>
    <main>
    \(sections)</main>
    </body>
    </html>

    """
  }

  private var contents: String {
    document.sections.enumerated().map { number, section in
      "<li><a href=\"#s\(number + 1)\">\(section.title.escapedForHTML)</a></li>\n"
    }.joined()
  }

  private var sections: String {
    document.sections.enumerated().map { number, section in
      "<section id=\"s\(number + 1)\">\n<h2>\(section.title.escapedForHTML)</h2>\n"
        + section.blocks.map { Self.html($0, of: section.title) }.joined() + "</section>\n"
    }.joined()
  }

  private static func html(_ block: TextDocument.Block, of title: String) -> String {
    switch block {
    case .paragraph(let text): "<p>\(inline(text))</p>\n"
    case .list(let items): "<ul>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>\n"
    case .table(let head, let rows, let numbersFrom):
      // A wide table scrolls within its own box, which keyboards reach too.
      """
      <div class="wide" role="region" aria-label="Table: \(title.escapedForHTML)" tabindex="0">
      <table>
      <thead><tr>\(headRow(head, numbersFrom))</tr></thead>
      <tbody>
      \(rows.map { row($0, numbersFrom) }.joined())</tbody>
      </table>
      </div>

      """
    }
  }

  private static func headRow(_ head: [String], _ numbersFrom: Int) -> String {
    head.enumerated().map { index, text in
      "<th scope=\"col\"\(index >= numbersFrom ? number : "")>\(inline(text))</th>"
    }.joined()
  }

  private static func row(_ texts: [String], _ numbersFrom: Int) -> String {
    let cells = texts.enumerated().map { index, text in
      index == 0
        ? "<th scope=\"row\">\(inline(text))</th>" : "<td\(index >= numbersFrom ? number : "")>\(inline(text))</td>"
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  private static let number = " class=\"n\""

  /// Escaped, with every second stretch between backticks as code.
  private static func inline(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      let escaped = String(part).escapedForHTML
      return index.isMultiple(of: 2) ? escaped : "<code>\(escaped)</code>"
    }.joined()
  }
}
