import Exchange
import Programme
import Sodium

extension LoggedRun {
  /// What the plain log says of the run: codes, numbers and rows, a line for the run and one for each kind of problem.
  var plainLines: [String] {
    let begin = "\(time.text) \(command)"
    let facts =
      [night.map { "night=\($0.description)" }, "outcome=\(outcome)", refusal.map { "refusal=\($0)" }].compactMap(
        \.self)
      + bundles.map { "bundle=\($0.sequence) digest=\($0.digest.hex.prefix(16))" }
      + counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return [([begin] + facts).joined(separator: " ")] + problems.map { "\(begin) \($0.plainText)" }
  }
}

extension LoggedRun.Problem {
  fileprivate var plainText: String {
    let place = "source=\(source)" + (column.map { " column=\($0)" } ?? "")
    return "problem=\(fault) \(place) count=\(count) rows=\(rows.map(String.init).joined(separator: ","))"
  }
}
