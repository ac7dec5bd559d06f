/// Finds the valid word that a writer most likely meant.
public enum NearestWord {
  /// The word of least Damerau–Levenshtein distance, letters compared without case; `nil` when nothing is close.
  public static func nearest(to word: String, among valid: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    let ranked = valid.map { (word: $0, distance: distance(wanted, Array($0.lowercased().unicodeScalars))) }
    guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
    let longer = max(wanted.count, best.word.unicodeScalars.count)
    return best.distance <= max(1, longer / 2) ? best.word : nil
  }

  /// What to write instead: the nearest word, or the valid ones.
  static func advice(for word: String, among valid: [String]) -> String {
    if valid.isEmpty { return "there is none to choose from; remove the word or declare it" }
    if let nearest = nearest(to: word, among: valid) { return "did you mean \"\(nearest)\"?" + others(valid) }
    return "use one of: " + listing(valid)
  }

  private static func others(_ valid: [String]) -> String {
    valid.count < 2 ? "" : " Valid here: " + listing(valid)
  }

  private static func listing(_ valid: [String]) -> String {
    let limit = 20
    let more = valid.count > limit ? ", … (\(valid.count) in all)" : ""
    return valid.prefix(limit).joined(separator: ", ") + more
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each at cost 1.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(substitution, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
