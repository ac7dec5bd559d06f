import Foundation
import Testing

@Suite("Options of besa audit")
struct AuditOptionTests {
  /// 1 + 0 beside a shown 20 of 21.
  private func pair() throws -> TableDesk {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nTotal,21\na,20\nb,\nc,\n", structure: #"{"dims": {"k": [["Total", ["a", "b", "c"]]]}}"#)
    return desk
  }

  @Test("a respondent computes what readers cannot, from inner.csv beside the cells or named")
  func respondent() throws {
    let desk = try pair()
    try desk.write("in/inner.csv", "k,freq\na,20\nb,1\nc,0\n")
    #expect(try desk.audit(["in"]).status == 0)
    let found = try desk.audit(["in"], ["--attackers", "outsider,respondent"])
    #expect(found.status == 4 && found.output.contains("exact: 1\n  k=c  0  ("), "\(found.output)\(found.messages)")
    try desk.write("elsewhere.csv", "k,freq\na,20\nb,0\nc,1\n")
    let other = try desk.audit(["in"], ["--attackers", "respondent", "--inner", desk.path("elsewhere.csv")])
    #expect(other.status == 4 && other.output.contains("exact: 1\n  k=b  0  ("), "\(other.output)")
  }

  @Test("attackers that do not exist, or miss what they need, are usage or refused")
  func strangers() throws {
    let desk = try pair()
    for attackers in ["nobody", "coalition", "coalition=0", "hub-staff", "outsider=3"] {
      #expect(try desk.audit(["in"], ["--attackers", attackers]).status == 64, "\(attackers)")
    }
    let staff = try desk.audit(["in"], ["--attackers", "hub-staff=a"])
    #expect(staff.status == 3 && staff.messages.contains("inner.csv"), "\(staff.messages)")
  }

  @Test("what came since an earlier release is found only when it is named")
  func earlier() throws {
    let desk = try TableDesk()
    let structure = #"{"dims": {"k": [["Total", ["a", "b"]]]}}"#
    try desk.write(cells: "k,value\nTotal,31\na,11\nb,20\n", structure: structure)
    try desk.write("march/cells.csv", "k,value\nTotal,30\na,10\nb,20\n")
    try desk.write("march/structure.json", structure)
    let rules = ["--small", "3", "--zeros", "published"]
    #expect(try desk.audit(["in"], rules).status == 0)
    let beside = try desk.audit(["in"], rules + ["--earlier", desk.path("march")])
    #expect(beside.status == 4 && beside.output.contains("k=a  +1 since"), "\(beside.output)\(beside.messages)")
    #expect(try desk.audit(["in"], ["--earlier", desk.path("nowhere")]).status == 3)
  }

  @Test("certificates prove every end again without a solver, and not after a byte of a bound has changed")
  func certificates() throws {
    let desk = try pair()
    let made = try desk.audit(["in"], ["--certificates", desk.path("proof.json")])
    #expect(made.status == 0, "\(made.messages)")
    let good = try desk.audit(["in"], ["--verify", desk.path("proof.json")])
    #expect(good.status == 0 && good.output.contains("ends proven: 4"), "\(good.output)\(good.messages)")
    try desk.write(
      "in/cells.csv", "k,value\nTotal,21\na,19\nb,\nc,\n")
    let other = try desk.audit(["in"], ["--verify", desk.path("proof.json")])
    #expect(other.status == 4 && other.output.contains("refused"), "\(other.output)\(other.messages)")
    try desk.write("proof.json", "{}")
    #expect(try desk.audit(["in"], ["--verify", desk.path("proof.json")]).status == 3)
  }

  @Test("printed percentages and means beside the cells are read: 33.3 % of a withheld base narrows what it can be")
  func printedValues() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nTotal,\na,\nb,\n", structure: #"{"dims": {"k": [["Total", ["a", "b"]]]}}"#)
    #expect(try desk.audit(["in"], ["--width", "3"]).status == 0)
    try desk.write("in/values.csv", "kind,k,base k,value\npercentage,a,Total,33.3\n")
    let narrow = try desk.audit(["in"], ["--intervals", desk.path("intervals.csv")])
    #expect(narrow.status == 0, "\(narrow.messages)")
    try desk.write("in/cells.csv", "k,value\nTotal,9\na,\nb,\n")
    let exact = try desk.audit(["in"])
    #expect(exact.status == 4 && exact.output.contains("exact: 2\n  k=a  3\n  k=b  6\n"), "\(exact.output)")
    try desk.write("in/values.csv", "kind,k,base k,value\npercentage,z,Total,33.3\n")
    let stranger = try desk.audit(["in"])
    #expect(stranger.status == 3 && stranger.messages.contains("values.csv"), "\(stranger.messages)")
  }

  @Test("protect withholds for the contributors whom the policy names, and its own audit tries them")
  func contributors() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nTotal,21\na,20\nb,1\nc,0\n", structure: #"{"dims": {"k": [["Total", ["a", "b", "c"]]]}}"#)
    let rules = ["--small", "1", "--width", "1", "--zeros", "protected"]
    let inner = ["--attackers", "outsider,respondent", "--inner", desk.path("inner.csv")]
    try desk.write("inner.csv", "k,freq\na,20\nb,1\nc,0\n")
    #expect(try desk.protect(rules).status == 0)
    #expect(try desk.audit(["out"], inner).status == 4)
    let done = try desk.protect(rules + ["--contributors", "weak"], into: "weak")
    #expect(done.status == 0, "\(done.messages)")
    #expect(try desk.audit(["weak"], inner).status == 0)
    let log = try JSONSerialization.jsonObject(with: Data(desk.text("weak/log.json").utf8)) as? [String: Any]
    #expect((log?["rules"] as? [String: Any])?["contributors"] as? String == "weak")
  }
}

@Suite(
  "The audit and an auditor that is not ours",
  .enabled(
    if: TableDesk.conformance != nil && OutsideAttackTests.isReady,
    "audit.py, a Python with highspy and numpy, or the tables (BESA_CONFORMANCE) are not at hand"))
struct OutsideAuditTests {
  @Test("find the same interval for every withheld cell", arguments: ["d1", "haireye", "quine_2way"], Zero.allCases)
  func intervals(name: String, zeros: Zero) throws {
    let desk = try TableDesk()
    let source = try #require(TableDesk.conformance).appending(path: name).path(percentEncoded: false)
    let rules = ["--small", "3", "--width", "3", "--zeros", zeros.rawValue]
    #expect(try desk.run(["protect", source, "--into", desk.path("out")] + rules).status == 0)
    #expect(try desk.audit(["out"], rules + ["--intervals", desk.path("ours.csv")]).status == 0)
    let tool = OutsideAttackTests.tool.deletingLastPathComponent().appending(path: "audit.py")
    let arguments =
      [
        tool.path(percentEncoded: false), desk.path("out/cells.csv"), desk.path("out/structure.json"), "--out",
        desk.path("theirs.csv"),
      ] + (zeros == .published ? ["--suppressed-min", "1"] : [])
    let outcome = try Built.run(executable: OutsideAttackTests.python, arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let attacker = zeros == .published ? "rule-knower" : "outsider"
    let ours = try ends(in: desk.text("ours.csv")) { $0["attacker"] == attacker }
    let theirs = try ends(in: desk.text("theirs.csv")) { _ in true }
    #expect(!ours.isEmpty && ours == theirs)
  }

  /// Codes, joined by a bar in the order of the dimensions' names → lower and upper end.
  private func ends(in csv: String, where isChosen: ([String: String]) -> Bool) throws -> [String: String] {
    let lines = csv.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: ["\""]) }
    }
    let header = try #require(lines.first)
    let other: Set<String> = ["attacker", "lo", "hi", "value", "true", "width", "primary", "verdict"]
    var found: [String: String] = [:]
    for line in lines.dropFirst() {
      let row = Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first })
      guard isChosen(row), let lower = row["lo"], let upper = row["hi"] else { continue }
      let codes = header.filter { !other.contains($0) }.sorted().compactMap { row[$0] }
      found[codes.joined(separator: "|")] = "\(lower) to \(upper == "inf" ? "" : upper)"
    }
    return found
  }
}
