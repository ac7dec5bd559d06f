/// A page of headings, paragraphs, lists and tables, for people inside: written as Markdown, or as HTML of the same words.
///
/// In every text, what stands between two backticks is code.
struct TextDocument: Sendable, Equatable {
  enum Block: Sendable, Equatable {
    case paragraph(String)
    case list([String])
    /// A row has as many texts as the head; columns from `numbersFrom` on are numbers.
    case table(head: [String], rows: [[String]], numbersFrom: Int = .max)
  }

  struct Section: Sendable, Equatable {
    let title: String
    let blocks: [Block]

    init(_ title: String, _ blocks: [Block]) {
      self.title = title
      self.blocks = blocks
    }
  }

  let title: String
  /// What a reader must know before anything else.
  let notice: String
  let sections: [Section]

  var markdown: String {
    "# \(title)\n\n\(notice)\n" + sections.map { "\n## \($0.title)\n" + $0.blocks.map(\.markdown).joined() }.joined()
  }
}

extension TextDocument.Block {
  fileprivate var markdown: String {
    switch self {
    case .paragraph(let text): "\n\(text)\n"
    case .list(let items): "\n" + items.map { "* \($0)\n" }.joined()
    case .table(let head, let rows, let numbersFrom):
      "\n"
        + ([head, head.indices.map { $0 >= numbersFrom ? "---:" : "---" }] + rows).map { row in
          "| " + row.map(Self.cell).joined(separator: " | ") + " |\n"
        }.joined()
    }
  }

  /// A text that stays within its cell.
  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
