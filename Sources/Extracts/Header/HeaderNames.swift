import Programme

/// The names that a source's columns may have in an export.
struct HeaderNames {
  enum Meaning: Equatable {
    case column(Int)
    case option(column: Int, option: Int?)
    case ignored
    case device
    case leftOut
  }

  /// Bytes; a question's name or label is shorter, and what is longer is no name.
  static let longestName = 512

  private var columns: [String: Int] = [:]
  private let ignored: Set<String>
  private var spellings: [Int: CodeSpellings] = [:]

  init(_ source: Source) {
    ignored = Set(source.ignored)
    for (index, column) in source.columns.enumerated() {
      columns[column.name] = index
      if case .choices(let list) = column.kind { spellings[index] = CodeSpellings(list) }
    }
    for (index, column) in source.columns.enumerated() {
      for label in [column.label.english, column.label.albanian].compactMap({ $0 }) where columns[label] == nil {
        columns[label] = index
      }
    }
  }

  /// A name with its group prefixes taken off one by one: `a/b/c`, `b/c`, `c`.
  static func endings(of name: String) -> [Substring] {
    guard name.utf8.count <= longestName else { return [] }
    var endings = [name[...]]
    for index in name.indices where name[index] == "/" { endings.append(name[name.index(after: index)...]) }
    return endings
  }

  /// What the hub has confirmed comes first, then what the programme declares, then what devices add.
  func meaning(of name: String, mapping: SourceMapping = SourceMapping()) -> Meaning? {
    if let target = mapping.columns[name] {
      if target == SourceMapping.leftOut { return .leftOut }
      if let column = columns[target] { return .column(column) }
    }
    for ending in Self.endings(of: name) {
      if let column = columns[String(ending)] { return .column(column) }
      if ignored.contains(String(ending)) { return .ignored }
      if let option = option(named: ending) { return option }
    }
    return DeviceColumns.hold(name) ? .device : nil
  }

  /// `question/option`, where both may hold slashes themselves when labels are exported.
  private func option(named name: Substring) -> Meaning? {
    for index in name.indices where name[index] == "/" {
      guard let column = columns[String(name[..<index])], let spelling = spellings[column] else { continue }
      switch spelling.meaning(of: Array(name[name.index(after: index)...].utf8).span) {
      case .code(let option): return .option(column: column, option: option)
      case .declined: return .option(column: column, option: nil)
      case nil: continue
      }
    }
    return nil
  }
}
