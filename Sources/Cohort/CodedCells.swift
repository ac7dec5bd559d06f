/// The bytes of every coded answer as they stand in a Kobo CSV, made once: a row is then mostly copied.
enum CodedCells {
  /// Quoted cells of a question's answer with their separators; `nil` = not answered.
  static func bytes(_ question: Question, _ answer: Int?) -> [UInt8] {
    answer.map { answered[question.rawValue][$0] } ?? unanswered[question.rawValue]
  }

  private static let answered: [[[UInt8]]] = Question.kinds.map { kind in
    switch kind {
    case .choice(let codes): codes.map(cell)
    case .score: (0...10).map { cell(String($0)) }
    case .choices(let codes): (0..<(1 << codes.count)).map { cells(codes: codes, bits: $0) }
    }
  }

  private static let unanswered: [[UInt8]] = Question.kinds.map { kind in
    switch kind {
    case .choice, .score: cell("")
    case .choices(let codes): Array(repeating: cell(""), count: codes.count + 1).flatMap { $0 }
    }
  }

  private static func cell(_ text: String) -> [UInt8] {
    Array(("\"" + text + "\";").utf8)
  }

  private static func cells(codes: [String], bits: Int) -> [UInt8] {
    let chosen = codes.indices.map { bits >> $0 & 1 == 1 }
    let summary = zip(codes, chosen).filter(\.1).map(\.0).joined(separator: " ")
    return cell(summary) + chosen.flatMap { cell($0 ? "1" : "0") }
  }
}
