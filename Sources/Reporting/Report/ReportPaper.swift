public import Disclosure
public import Programme

/// The report in one language as HTML for a program that makes a PDF of it: the same words and numbers as the page, with
/// a style sheet for paper.
public struct ReportPaper: Sendable {
  /// Name of the PDF in the release.
  public let path: String
  public let html: String
  /// Stands in the PDF instead of a random number, so that equal pages give equal bytes.
  public let identifier: String
  public let created: CalendarDate

  /// One per language.
  ///
  /// - Throws: ``ReportingError/badTemplate(name:detail:)``, a bug.
  public static func all(
    _ programme: ProgrammeFile, sets: [AuditedTables], facts: ReleaseFacts, earlier: [ReleasedFigures] = []
  ) throws(ReportingError) -> [ReportPaper] {
    let figures = Figures(programme: programme, sets: sets)
    var papers: [ReportPaper] = []
    for language in Language.allCases {
      let page = ReportPage(
        programme: programme, figures: figures, facts: facts, earlier: earlier, messages: Messages(language),
        style: Template.paperStyle)
      let html = String(decoding: try page.file().bytes, as: UTF8.self)
      papers.append(
        ReportPaper(
          path: language.reportPath.replacing(".html", with: ".pdf"), html: Self.painted(html),
          identifier: "\(programme.id)-\(ReleaseNumber(facts.number).text)-\(language.rawValue)",
          created: facts.created))
    }
    return papers
  }

  /// Paint, as attributes of the shapes: programs for paper do not apply a page's style sheet inside its pictures.
  private static func painted(_ html: String) -> String {
    var text = paints.reduce(html) { text, paint in
      text.replacing("class=\"\(paint.name)\"", with: "class=\"\(paint.name)\" \(paint.attributes)")
    }
    // On paper every name stands at its spoke, and needs room inside the picture.
    text = text.replacing(/<text class="key".*?<\/text>/, with: "")
    return text.replacing("viewBox=\"-150 -150 300 300\"", with: "viewBox=\"-270 -170 540 340\"")
  }

  /// Class of a shape → how it looks; the colours are those that the page has in print.
  private static let paints: [(name: String, attributes: String)] = [
    ("bar", "fill=\"#2b7a74\""), ("axis", "fill=\"#2b7a74\""), ("track", "fill=\"#ece8df\""),
    ("hidden", "fill=\"#fff\" stroke=\"#767068\" stroke-width=\"1.2\" stroke-dasharray=\"3 2\""),
    ("ring", "fill=\"none\" stroke=\"#cfcbc2\" stroke-width=\"1\""),
    ("hatch", "fill=\"#767068\""), ("base", "fill=\"#111\""), ("goal", "fill=\"#a8480a\""),
    ("l", "font-size=\"13\" font-family=\"Noto Sans, Liberation Sans, DejaVu Sans, sans-serif\""),
    (
      "v",
      "font-size=\"13\" font-weight=\"bold\" font-family=\"Noto Sans, Liberation Sans, DejaVu Sans, sans-serif\""
    ),
  ]
}
