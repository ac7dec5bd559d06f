import Foundation
import Testing

@Suite("besa protect and besa audit, on anybody's tables")
struct TableCommandTests {
  private static let rules = ["--small", "3", "--width", "3", "--zeros"]

  @Test("protect withholds small cells and what gives them away; audit finds the result safe", arguments: Zero.allCases)
  func wholeWay(zeros: Zero) throws {
    let desk = try TableDesk()
    try desk.write(cells: Sample.cells, structure: Sample.structure)
    let done = try desk.protect(Self.rules + [zeros.rawValue])
    #expect(done.status == 0, "\(done.messages)")
    #expect(done.output.contains("no safe choice of complementary cells costs less: proven\n"))

    let shown = try desk.values(in: "out/cells.csv")
    let given = try desk.values(in: "in/cells.csv")
    #expect(shown.keys.sorted() == given.keys.sorted())
    #expect(shown["south|own"] == "")
    #expect(shown.values.filter { $0 == "" }.count >= 4)
    for (cell, value) in shown where value != "" { #expect(value == given[cell]) }
    #expect(shown.values.contains("0") == (zeros == .published))
    #expect(try desk.text("out/structure.json") == Sample.structure)

    let again = try desk.audit(["out"], Self.rules + [zeros.rawValue])
    #expect(again.status == 0 && again.output.hasSuffix("safe\n"), "\(again.output)\(again.messages)")
  }

  @Test("what protect writes is the same every time, readable by its owner only, and the log says that it stays inside")
  func outcome() throws {
    let desk = try TableDesk()
    try desk.write(cells: Sample.cells, structure: Sample.structure)
    for out in ["out", "out2"] { #expect(try desk.protect(Self.rules + ["protected"], into: out).status == 0) }
    for name in ["cells.csv", "structure.json", "log.json"] {
      #expect(try desk.text("out/\(name)") == desk.text("out2/\(name)"))
      let mode = try FileManager.default.attributesOfItem(atPath: desk.path("out/\(name)"))[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    let log = try JSONSerialization.jsonObject(with: Data(desk.text("out/log.json").utf8)) as? [String: Any]
    #expect((log?["stays_inside"] as? String)?.hasPrefix("Stays inside") ?? false)
    let entries = try #require(log?["withheld"] as? [[String: Any]])
    let small = entries.first { $0["cell"] as? String == "place=south|work=own" }
    #expect(small?["count"] as? Int == 2 && small?["primary"] as? Bool == true)
    #expect(small?["reasons"] as? [String] == ["a count below 4"])
    let helpers = entries.filter { $0["primary"] as? Bool == false }
    #expect(!helpers.isEmpty)
    #expect(helpers.allSatisfy { ($0["reasons"] as? [String])?.contains { $0.hasPrefix("protects ") } ?? false })
  }

  /// Forty by forty counts and their sums.
  private func largeTable(_ count: (Int, Int) -> Int) throws -> TableDesk {
    let desk = try TableDesk()
    let codes = (10..<50).map { "c\($0)" }
    let counts = codes.indices.map { row in codes.indices.map { count(row, $0) } }
    var lines = zip(codes, counts).flatMap { row, counts in zip(codes, counts).map { "\(row),\($0),\($1)" } }
    lines += zip(codes, counts).map { "\($0),Total,\($1.reduce(0, +))" }
    lines += codes.indices.map { place in "Total,\(codes[place]),\(counts.reduce(0) { $0 + $1[place] })" }
    lines.append("Total,Total,\(counts.joined().reduce(0, +))")
    let group = "[[\"Total\", [\(codes.map { "\"\($0)\"" }.joined(separator: ", "))]]]"
    try desk.write(
      cells: (["place,work,value"] + lines).joined(separator: "\n") + "\n",
      structure: "{\"dims\": {\"place\": \(group), \"work\": \(group)}}")
    return desk
  }

  @Test("of a table too large for an attack on every cell, sums alone may say that no pattern withholds less")
  func provenBySums() throws {
    let done = try largeTable { $0 == 0 && $1 == 0 ? 2 : 20 }.protect(Self.rules + ["published"])
    let said = "withheld 4: 1 primary, 3 complementary\nno safe choice of complementary cells costs less: proven"
    #expect(done.output.contains(said), "\(done.output)\(done.messages)")
  }

  @Test("of a table too large for a proof, protect says by how much another choice may be cheaper")
  func unproven() throws {
    let done = try largeTable { (7 * $0 * $0 + 13 * $1 + $0 * $1) % 60 }.protect(Self.rules + ["published"])
    let said = "\na safe choice of complementary cells may cost less, by at most "
    #expect(done.output.contains(said), "\(done.output)\(done.messages)")
  }

  @Test("105 - 80 - 21 = 4: audit names the cell and ends with 4")
  func exact() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "living,value\nTotal,105\nfamily,80\nalone,21\nother,[c]\n",
      structure: #"{"dims": {"living": [["Total", ["family", "alone", "other"]]]}}"#)
    let found = try desk.audit(["in"])
    #expect(found.status == 4)
    #expect(found.output.contains("exact: 1\n  living=other  4\n") && found.output.hasSuffix("unsafe\n"))

    let asJSON = try desk.audit(["in"], ["--json"])
    let sets = try JSONSerialization.jsonObject(with: Data(asJSON.output.utf8)) as? [[String: Any]]
    let faults = sets?.first?["faults"] as? [String: [[String: Any]]]
    #expect(faults?["exact"]?.first?["cell"] as? String == "living=other" && asJSON.status == 4)
  }

  @Test("15 = 10 + 3 + x + x is 1 and 1 to whoever knows the rule, and only to them")
  func ruleKnower() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,freq\nTotal,15\na,10\nb,3\nc,\nd,\n", structure: #"{"dims": {"k": [["Total", ["a", "b", "c", "d"]]]}}"#)
    #expect(try desk.audit(["in"]).status == 0)
    let known = try desk.audit(["in"], ["--zeros", "published"])
    #expect(known.status == 4 && known.output.contains("exact: 2\n  k=c  1  (who knows the rule)\n"))
    let narrow = try desk.audit(["in"], ["--width", "3", "--intervals", desk.path("intervals.csv")])
    #expect(narrow.status == 4 && narrow.output.contains("narrower than 3: 2\n  k=c  0 to 2\n"))
    #expect(try desk.text("intervals.csv") == "k,attacker,lo,hi\nc,outsider,0,2\nd,outsider,0,2\n")
  }

  @Test("a withheld count that is certainly small, small counts that are shown, and presence where it must be hidden")
  func otherFaults() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nTotal,15\na,10\nb,1\nc,\nd,\n", structure: #"{"dims": {"k": [["Total", ["a", "b", "c", "d"]]]}}"#
    )
    let small = try desk.audit(["in"], ["--small", "4"])
    #expect(small.status == 4)
    #expect(small.output.contains("published, from 1 to 4: 1\n  k=b\n"), "\(small.output)")
    #expect(try desk.audit(["in"], ["--hides-presence"]).status == 0)
    try desk.write(
      cells: "k,value\nTotal,\na,10\nb,\n", structure: #"{"dims": {"k": [["Total", ["a", "b"]]]}}"#)
    let present = try desk.audit(["in"], ["--hides-presence"])
    #expect(present.status == 4 && present.output.contains("certainly not empty: 1\n  total  10 or more\n"))
    #expect(try desk.audit(["in"], ["--hides-presence", "--zeros", "published"]).status == 64)
  }

  @Test("up to the largest small count a reader may know it, below never, and with --hides-small neither")
  func hidesSmall() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nTotal,15\na,11\nc,\nd,\n", structure: #"{"dims": {"k": [["Total", ["a", "c", "d"]]]}}"#)
    let may = try desk.audit(["in"], ["--small", "4"])
    #expect(may.status == 0 && may.output.contains("certainly 4 or fewer (may be known): 2\n"), "\(may.output)")
    let below = try desk.audit(["in"], ["--small", "5"])
    #expect(below.status == 4 && below.output.contains("certainly fewer than 5: 2\n  k=c  0 to 4\n"))
    let hidden = try desk.audit(["in"], ["--small", "4", "--hides-small"])
    #expect(hidden.status == 4 && hidden.output.contains("certainly 4 or fewer: 2\n  k=c  0 to 4\n"))
    #expect(try desk.audit(["in"], ["--small", "3", "--hides-small"]).status == 0)
  }

  @Test("protect counts people from rows, margins and groupings too")
  func microdata() throws {
    let desk = try TableDesk()
    let rows = Sample.inner.flatMap { Array(repeating: "\($0.place),\($0.work)", count: $0.count) }
    try desk.write("rows.csv", "place,work\n" + rows.shuffled().joined(separator: "\n") + "\n")
    let done = try desk.run(
      ["protect", "--microdata", desk.path("rows.csv"), "--tables", "place,work", "--into", desk.path("out")]
        + Self.rules + ["published"])
    #expect(done.status == 0, "\(done.messages)")
    let given = Sample.values
    let shown = try desk.values(in: "out/cells.csv")
    // No row says so, but every pair of codes is a cell.
    #expect(shown.count == given.count && shown.values.contains(""))
    for (cell, value) in shown where value != "" { #expect(value == given[cell]) }

    try desk.write("rows.csv", "place,work\nnorth,job\nsouth,\n")
    let empty = try desk.run(
      ["protect", "--microdata", desk.path("rows.csv"), "--tables", "place;work", "--into", desk.path("out2")]
        + Self.rules + ["published"])
    #expect(empty.status == 3 && empty.messages.contains("rows.csv, line 3") && !desk.exists("out2"))
  }

  @Test("a command that is half said is usage, and an OUT that is there is not touched")
  func usage() throws {
    let desk = try TableDesk()
    try desk.write(cells: Sample.cells, structure: Sample.structure)
    #expect(try desk.protect(["--small", "3", "--width", "3"]).status == 64)
    #expect(try desk.protect(["--small", "0", "--width", "3", "--zeros", "published"]).status == 64)
    #expect(try desk.protect(Self.rules + ["published", "--microdata", "x.csv", "--tables", "a"]).status == 64)
    try desk.write("out/kept.txt", "kept")
    #expect(try desk.protect(Self.rules + ["published"]).status == 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("out")) == ["kept.txt"])
  }
}

@Suite("Table sets that protect and audit refuse, with one message and nothing written")
struct RefusedTableTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let cells: String
    var structure = #"{"dims": {"k": [["T", ["a", "b"]]]}}"#
    let says: [String]
    /// Whether the audit refuses it too: a set with withheld cells is what it is for.
    var isForBoth = true
  }

  static let faults = [
    Fault(
      testDescription: "margins that do not add up", cells: "k,value\nT,30\na,14\nb,13\n", says: ["total", "off by -3"]),
    Fault(testDescription: "a negative count", cells: "k,value\nT,30\na,33\nb,-3\n", says: ["negative", "line 4"]),
    Fault(
      testDescription: "half a person", cells: "k,value\nT,30\na,14.5\nb,15.5\n", says: ["whole number", "line 3"]),
    Fault(
      testDescription: "a word for a count", cells: "k,value\nT,30\na,many\nb,16\n", says: ["no number", "line 3"]),
    Fault(
      testDescription: "a cell given twice", cells: "k,value\nT,30\na,14\nb,16\na,14\n", says: ["twice", "line 5"]),
    Fault(
      testDescription: "a code that is not in the structure", cells: "k,value\nT,30\na,14\nx,16\n", says: ["line 4"]),
    Fault(
      testDescription: "a code that is part of itself", cells: "k,value\nT,30\na,14\nb,16\n",
      structure: #"{"dims": {"k": [["T", ["a", "b"]], ["a", ["b"]], ["b", ["a"]]]}}"#, says: ["part of itself"]),
    Fault(
      testDescription: "a structure that is none", cells: "k,value\nT,30\n", structure: "dims: k",
      says: ["structure.json"]),
    Fault(testDescription: "no column for a dimension", cells: "value\n30\n", says: ["dimension k"]),
    Fault(testDescription: "no column of counts", cells: "k,count\nT,30\n", says: ["`value` or `freq`"]),
    Fault(testDescription: "a short row", cells: "k,value\nT,30\na\n", says: ["line 3"]),
    Fault(testDescription: "an empty file", cells: "", says: ["empty"]),
    Fault(
      testDescription: "rounded counts", cells: "k,value,lo,hi\nT,30,28,32\na,15,,\nb,15,,\n",
      says: ["rounded", "line 2"], isForBoth: false),
    Fault(
      testDescription: "bounds the wrong way round", cells: "k,value,lo,hi\nT,30,32,28\na,15,,\nb,15,,\n",
      says: ["below the lower", "line 2"]),
    Fault(
      testDescription: "counts already withheld", cells: "k,value\nT,30\na,\nb,\n", says: ["missing", "k=a"],
      isForBoth: false),
  ]

  @Test("bad input", arguments: faults)
  func refused(fault: Fault) throws {
    let desk = try TableDesk()
    try desk.write(cells: fault.cells, structure: fault.structure)
    let protected = try desk.protect(["--small", "3", "--width", "3", "--zeros", "protected"])
    check(protected, fault)
    #expect(!desk.exists("out"))
    if fault.isForBoth { check(try desk.audit(["in"]), fault) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("")) == ["in"])
  }

  private func check(_ outcome: Built.Outcome, _ fault: Fault) {
    #expect(outcome.status == 3 && outcome.output == "", "\(outcome.output)")
    #expect(outcome.messages.hasPrefix("besa: ") && outcome.messages.split(separator: "\n").count == 3)
    for word in fault.says { #expect(outcome.messages.contains(word), "\(outcome.messages)") }
  }

  @Test("a folder that is not there")
  func absent() throws {
    let desk = try TableDesk()
    #expect(try desk.protect(["--small", "3", "--width", "3", "--zeros", "protected"]).status == 3)
    #expect(try desk.audit(["nowhere"]).status == 3)
    #expect(!desk.exists("out"))
  }
}

@Suite("The public test tables", .enabled(if: TableDesk.conformance != nil, "not on this machine (BESA_CONFORMANCE)"))
struct ConformanceTableTests {
  static let small = [
    "d1", "d2s", "haireye", "mun_accidents", "trap_gauss_doc", "trap_issue135_singletons", "trap_issue136_linked",
    "trap_issue194_case2", "trap_issue194_case3",
  ]

  @Test("are safe when protected, and not before", arguments: small, Zero.allCases)
  func safe(name: String, zeros: Zero) throws {
    let desk = try TableDesk()
    let source = try #require(TableDesk.conformance).appending(path: name).path(percentEncoded: false)
    let rules = ["--small", "3", "--width", "3", "--zeros", zeros.rawValue]
    let done = try desk.run(["protect", source, "--into", desk.path("out")] + rules)
    #expect(done.status == 0, "\(done.messages)")
    #expect(try desk.audit(["out"], rules).status == 0)
    let log = try JSONSerialization.jsonObject(with: Data(desk.text("out/log.json").utf8)) as? [String: Any]
    let withheld = try #require(log?["withheld"] as? [Any])
    #expect(try desk.run(["audit", source] + rules).status == (withheld.isEmpty ? 0 : 4))
  }
}
