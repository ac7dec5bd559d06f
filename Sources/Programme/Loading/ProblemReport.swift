/// Collects the mistakes of one file, so that a writer hears of all of them at once.
final class ProblemReport {
  let file: String
  private var found: [Problem] = []

  init(file: String) { self.file = file }

  /// What was found, in file order; the same mistake once.
  var problems: [Problem] {
    var seen: Set<Problem> = []
    let once = found.filter { seen.insert($0).inserted }
    return once.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
  }

  func add(_ kind: Problem.Kind, at place: Place, _ what: String, do remedy: String) {
    found.append(Problem(kind: kind, file: file, place: place, what: what, remedy: remedy))
  }

  /// A word that is none of the valid ones.
  func add(_ kind: Problem.Kind, unknown word: Word, as what: String, among valid: [String]) {
    add(kind, at: word.place, "unknown \(what) \"\(word.text)\"", do: NearestWord.advice(for: word.text, among: valid))
  }
}
