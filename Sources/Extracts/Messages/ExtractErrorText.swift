public import Programme

extension Catalogue {
  /// What people read of this room's facts.
  static let extracts = Catalogue([PackageResources.extract_words_json])
}

/// What people read of an ``ExtractError``.
extension ExtractError: SpokenError {
  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String {
    explanation(ExtractList(language)).text(in: language, of: .extracts)
  }

  private func explanation(_ list: ExtractList) -> Explanation {
    switch self {
    case .noFolder(let folder): Explanation("noFolder", ["file": folder])
    case .missingFile(let source, let folder): Explanation("missingFile", ["source": source, "file": folder])
    case .severalFiles(let source, let folder, let files):
      Explanation(
        "severalFiles", at: "names", ["source": source, "file": folder, "names": files.joined(separator: ", ")])
    case .unreadable(let file): Explanation("unreadable", ["file": file])
    case .empty(let file): Explanation("empty", ["file": file])
    case .notUTF8(let file, let row, let cell, let column): Self.bytes("notUTF8", file, row, cell, column)
    case .zeroByte(let file, let row, let cell, let column): Self.bytes("zeroByte", file, row, cell, column)
    case .openQuote(let file, let row): Explanation("openQuote", ["file": file, "row": String(row)])
    case .rowTooLong(let file, let row): Explanation("rowTooLong", at: "row", ["file": file, "row": String(row)])
    case .changed(let file): Explanation("changed", ["file": file])
    case .workbook(let file, let fault): Explanation("workbook.\(fault.rawValue)", ["file": file])
    case .database(let file, let fault): Explanation("database.\(fault.rawValue)", ["file": file])
    case .badMapping(let file): Explanation("badMapping", ["file": file])
    case .headerUnknown(let file, let source): Explanation("headerUnknown", ["file": file, "source": source])
    case .missingColumns(let file, let names):
      Explanation(
        "missingColumns", at: "names", ["file": file, "names": names.joined(separator: ", ")], count: names.count)
    case .repeatedColumn(let file, let name, let cells):
      Explanation("repeatedColumn", ["file": file, "column": name, "cells": list.all(cells.map(String.init))])
    case .undeclaredColumns(let file, let cells, let names):
      Explanation(
        "undeclaredColumns", at: "cells", ["file": file, "cells": list.cells(cells, names)], count: cells.count)
    case .forbiddenColumn(let file, let name, let cell):
      Explanation("forbiddenColumn", ["file": file, "column": name, "cell": String(cell)])
    }
  }

  private static func bytes(_ key: String, _ file: String, _ row: Int, _ cell: Int, _ column: String?) -> Explanation {
    let values = ["file": file, "row": String(row), "cell": String(cell)]
    guard let column else { return Explanation(key, at: "cell", values) }
    return Explanation(key, at: "cell.column", values.merging(["column": column]) { $1 })
  }
}

/// Names in a row, as a language strings them together.
struct ExtractList {
  /// Names that a message lists before it only counts on.
  static let namedAtMost = 12

  private let words: Messages

  init(_ language: Language) { words = Messages(language, of: .extracts) }

  /// The first ones, and how many more there are.
  func some(_ names: [String], of count: Int) -> String {
    let items = names.prefix(Self.namedAtMost).joined(separator: ", ")
    let more = count - Self.namedAtMost
    return more > 0 ? words("list.more", ["items": items, "n": words.format.number(more)]) : items
  }

  func some(_ names: [String]) -> String { some(names, of: names.count) }

  func all(_ names: [String]) -> String { words.format.list(names) }

  func cells(_ cells: [Int], _ names: [String]) -> String {
    some(zip(cells, names).map { words("cell.name", ["cell": String($0), "name": $1]) })
  }
}
