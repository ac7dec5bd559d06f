import Foundation
import Testing

@Suite("Options of besa protect")
struct ProtectOptionTests {
  private static let rules = ["--small", "3", "--width", "3", "--zeros", "published"]

  private func desk() throws -> TableDesk {
    let desk = try TableDesk()
    try desk.write(cells: Sample.cells, structure: Sample.structure)
    return desk
  }

  private func log(_ desk: TableDesk) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(desk.text("out/log.json").utf8)) as? [String: Any])
  }

  @Test("cells that must be published are shown, and others protect in their stead")
  func mustPublish() throws {
    let desk = try desk()
    #expect(try desk.protect(Self.rules).status == 0)
    let free = try desk.values(in: "out/cells.csv")
    let helpers = free.filter { $0.value == "" && $0.key != "south|own" && $0.key != "Total|Total" }
    let taken = try #require(helpers.keys.sorted().first)
    let codes = taken.split(separator: "|")
    let name = zip(["place", "work"], codes).filter { $0.1 != "Total" }.map { "\($0)=\($1)" }.joined(separator: "|")
    let done = try desk.protect(Self.rules + ["--must-publish", name], into: "second")
    #expect(done.status == 0, "\(done.messages)")
    #expect(try desk.values(in: "second/cells.csv")[taken] == Sample.values[taken])
    #expect(try desk.values(in: "second/cells.csv")["south|own"] == "")
  }

  @Test("a policy that cannot be met ends with 4: which cells, why, and what would help; nothing is written")
  func cannotBeMet() throws {
    let desk = try desk()
    let done = try desk.protect(Self.rules + ["--must-publish", "place=south|work=own"])
    #expect(done.status == 4 && done.output == "")
    #expect(done.messages.contains("place=south|work=own: a count below 4") && done.messages.contains("do:    let "))
    let small = try TableDesk()
    try small.write(cells: "k,value\nT,6\na,2\nb,4\n", structure: #"{"dims": {"k": [["T", ["a", "b"]]]}}"#)
    let narrow = try small.protect(["--small", "3", "--width", "40", "--zeros", "published", "--must-publish", "total"])
    #expect(narrow.status == 4 && narrow.messages.contains("k=a") && narrow.messages.contains("do:    merge"))
    #expect(!desk.exists("out") && !small.exists("out"))
  }

  @Test("a rule about a cell, category or dimension that is not there is refused: it would silently do nothing")
  func unknownNames() throws {
    let desk = try desk()
    for (options, word) in [
      (["--must-publish", "place=west"], "place=west"), (["--must-publish", "colour=red"], "colour=red"),
      (["--merge", "colour:red+blue"], "dimension colour"), (["--merge", "work:own+idle"], "idle is no category"),
    ] {
      let done = try desk.protect(Self.rules + options)
      #expect(done.status == 3 && done.messages.contains(word), "\(done.messages)")
    }
    #expect(!desk.exists("out"))
  }

  @Test("a category that would be withheld is merged, the structure follows, and the audit reads the result")
  func merge() throws {
    let desk = try desk()
    let done = try desk.protect(["--small", "10", "--width", "3", "--zeros", "published", "--merge", "work:own+study"])
    #expect(done.status == 0 && done.output.contains("merged own, study into own or study"), "\(done.messages)")
    let shown = try desk.values(in: "out/cells.csv")
    #expect(shown["Total|own or study"] != nil && shown["Total|own"] == nil && shown["north|study"] == nil)
    #expect(try desk.text("out/structure.json").contains(#"["Total", ["job", "own or study", "none"]]"#))
    let merges = try #require(try log(desk)["merges"] as? [[String: Any]])
    #expect(merges.first?["because"] as? [String] == ["work=own", "work=study"])
    #expect(try desk.audit(["out"], ["--small", "10", "--width", "3", "--zeros", "published"]).status == 0)
  }

  @Test(
    "rounding shows multiples that add up, with the ends between which each count lies; audit reads them",
    arguments: [3, 5, 10])
  func rounding(base: Int) throws {
    let desk = try desk()
    let done = try desk.protect([
      "--small", "1", "--width", "2", "--zeros", "published", "--method", "rounding", "--base", "\(base)",
    ])
    #expect(done.status == 0 && done.output.contains("rounded to multiples of \(base)"), "\(done.messages)")
    let rows = try desk.text("out/cells.csv").split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows.first == ["place", "work", "value", "lo", "hi"])
    var sums: [String: Int] = [:]
    for row in rows.dropFirst() {
      let (value, lower, upper) = (Int(row[2]) ?? -1, Int(row[3]) ?? -1, Int(row[4]) ?? -1)
      let count = Int(Sample.values["\(row[0])|\(row[1])"] ?? "") ?? -1
      #expect(value % base == 0 && lower <= count && count <= upper && (count != 0 || value == 0))
      if row[1] != "Total" { sums[row[0], default: 0] += value }
      if row[1] == "Total" { sums[row[0], default: 0] -= value }
    }
    #expect(sums.values.allSatisfy { $0 == 0 })
    #expect(try desk.audit(["out"], ["--width", "2"]).status == 0)
    let again = try desk.run(["protect", desk.path("out"), "--into", desk.path("twice")] + Self.rules)
    #expect(again.status == 3 && again.messages.contains("rounded") && !desk.exists("twice"), "\(again.messages)")
  }

  @Test("\"<5\" beside \"*\" is somebody's release and no true count: protect refuses it, with the line")
  func boundsAndMarks() throws {
    let desk = try TableDesk()
    try desk.write(
      cells: "k,value\nT,30\na,<5\nb,*\nc,16\n", structure: #"{"dims": {"k": [["T", ["a", "b", "c"]]]}}"#)
    for method in [[], ["--method", "rounding", "--base", "5"]] {
      let done = try desk.protect(Self.rules + method)
      #expect(done.status == 3 && done.messages.contains("line 3"), "\(done.messages)")
    }
    #expect(!desk.exists("out"))
  }

  @Test("options that say nothing together are usage")
  func usage() throws {
    let desk = try desk()
    for options in [
      ["--coalition", "2"], ["--coalition", "0", "--contributors", "weak"], ["--contributors", "some"],
      ["--merge", "work"], ["--merge", "work:own"], ["--merge", "work:own+own"], ["--must-publish", "own"],
      ["--time", "0"], ["--method", "rounding"], ["--method", "rounding", "--base", "4"], ["--base", "5"],
      ["--method", "noise"], ["--method", "rounding", "--base", "5", "--must-publish", "total"],
    ] {
      #expect(try desk.protect(Self.rules + options).status == 64, "\(options)")
    }
    #expect(!desk.exists("out"))
  }

  @Test("contributors need to be known: from inner.csv, from a table of all dimensions, or not at all")
  func contributors() throws {
    let desk = try desk()
    #expect(try desk.protect(Self.rules + ["--contributors", "weak"]).status == 0)
    let linked = try TableDesk()
    let structure = String(Sample.structure.trimmingCharacters(in: .whitespacesAndNewlines).dropLast())
    try linked.write(
      cells: Sample.cells.split(separator: "\n").filter { $0.contains("Total") || $0.hasPrefix("place") }
        .joined(separator: "\n") + "\n", structure: structure + #", "tables": [["place"], ["work"]]}"#)
    let refused = try linked.protect(Self.rules + ["--contributors", "strong"])
    #expect(refused.status == 3 && refused.messages.contains("add inner.csv"), "\(refused.messages)")
    let inner = Sample.inner.map { "\($0.place),\($0.work),\($0.count)\n" }.joined()
    try linked.write("in/inner.csv", "place,work,freq\n" + inner)
    #expect(try linked.protect(Self.rules + ["--contributors", "strong"]).status == 0)
    try linked.write("in/inner.csv", "place,work,freq\n" + inner + "north,job,1\n")
    let wrong = try linked.protect(Self.rules + ["--contributors", "weak"], into: "other")
    #expect(wrong.status == 3 && wrong.messages.contains("its people are 1 off the count of"), "\(wrong.messages)")
    try linked.write("in/inner.csv", "place,work,freq\n" + inner + "north,Total,1\n")
    #expect(
      try linked.protect(Self.rules + ["--contributors", "weak"], into: "other").messages.contains(
        "is no leaf of dimension work"))
    #expect(!linked.exists("other"))
  }

  @Test("amounts of people's rows are added, and the sum that one of them dominates is withheld")
  func sums() throws {
    let desk = try TableDesk()
    let rows =
      ["a,x,500", "a,x,20", "a,x,10"] + (0..<6).flatMap { ["a,y,\(40 + $0)", "b,x,\(60 + $0)", "b,y,\(80 + $0)"] }
    try desk.write("rows.csv", "place,kind,amount\n" + rows.joined(separator: "\n") + "\n")
    let rules = ["--small", "2", "--width", "40", "--zeros", "published"]
    let call = ["protect", "--microdata", desk.path("rows.csv"), "--tables", "place,kind", "--sum", "amount"]
    let done = try desk.run(call + ["--dominance", "10", "--into", desk.path("out")] + rules)
    #expect(done.status == 0, "\(done.messages)")
    let shown = try desk.values(in: "out/cells.csv")
    #expect(shown["a|x"] == "" && shown.count == 9)
    let sums = ["a|y": "255", "b|x": "375", "b|y": "495", "Total|Total": "1655"]
    for (cell, sum) in sums where shown[cell] != "" { #expect(shown[cell] == sum) }
    let entries = try #require(try log(desk)["withheld"] as? [[String: Any]])
    let own = entries.first { $0["cell"] as? String == "place=a|kind=x" }
    #expect(own?["reasons"] as? [String] == ["a contributor could come within 10 % of another's amount"])
    #expect(try desk.run(call + ["--into", desk.path("no")] + rules).status == 64)
    #expect(try desk.run(call + ["--dominance", "0", "--into", desk.path("no")] + rules).status == 64)
  }

  @Test("no time left is said in one message, and nothing is written")
  func noTime() throws {
    let desk = try TableDesk()
    let size = 120
    let rows = (0..<size).map { "r\($0)" }
    let columns = (0..<size).map { "c\($0)" }
    func count(_ row: Int, _ column: Int) -> Int { (row * 7 + column * 13 + row * column) % 9 }
    var lines = ["a,b,value"]
    for row in 0...size {
      for column in 0...size {
        let own = row < size ? [row] : Array(0..<size)
        let other = column < size ? [column] : Array(0..<size)
        let sum = own.reduce(0) { sum, row in sum + other.reduce(0) { $0 + count(row, $1) } }
        lines.append("\(row < size ? rows[row] : "T"),\(column < size ? columns[column] : "T"),\(sum)")
      }
    }
    func list(_ codes: [String]) -> String { codes.map { "\"\($0)\"" }.joined(separator: ",") }
    try desk.write(
      cells: lines.joined(separator: "\n") + "\n",
      structure: #"{"dims": {"a": [["T", [\#(list(rows))]]], "b": [["T", [\#(list(columns))]]]}}"#)
    let done = try desk.protect(Self.rules + ["--time", "1"])
    #expect(done.status == 75 && done.messages.hasPrefix("besa: no time left after 1 seconds"), "\(done.messages)")
    #expect(done.output == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("")) == ["in"])
  }

  @Test("more than a million cells are refused at once, with the number")
  func millionCells() throws {
    let desk = try TableDesk()
    let line = "a,1\n"
    try desk.write(
      cells: "k,value\n" + String(repeating: line, count: 1_000_001),
      structure: #"{"dims": {"k": [["T", ["a", "b"]]]}}"#)
    let done = try desk.protect(Self.rules)
    #expect(done.status == 3 && done.messages.contains("there are 1000001 cells"), "\(done.messages)")
    #expect(!desk.exists("out"))
  }
}
