import Foundation
import Programme
import Testing

@testable import Disclosure

@Suite("People's rows, counted into a table set")
struct MicrodataTablesTests {
  private func counts(_ tables: MicrodataTables) throws -> [String: Int] {
    let set = try TableSetFiles.read(cells: tables.cells, structure: tables.structure, name: "made")
    return Dictionary(uniqueKeysWithValues: set.cells.map { (set.name(of: $0.address), $0.count ?? -1) })
  }

  private func refusal(_ rows: String, tables: [[String]] = [["a", "b"]], count: String? = nil) throws -> String {
    let error = try #require(throws: DisclosureError.self) {
      try MicrodataTables(rows, tables: tables, count: count, name: "rows.csv")
    }
    return error.description
  }

  @Test("every pair of codes is a cell, with its margins; a table that is not asked for is not there")
  func crossing() throws {
    let rows = "a,b,c\nx,u,1\nx,v,1\ny,u,2\nx,u,3\n"
    let made = try MicrodataTables(rows, tables: [["a", "b"], ["c"]], name: "rows.csv")
    #expect(
      try counts(made) == [
        "total": 4, "a=x": 3, "a=y": 1, "b=u": 3, "b=v": 1, "a=x|b=u": 2, "a=x|b=v": 1, "a=y|b=u": 1, "a=y|b=v": 0,
        "c=1": 2, "c=2": 1, "c=3": 1,
      ])
  }

  @Test("groupings of a structure count a person in each of their codes, also where two overlap")
  func groupings() throws {
    let structure = #"{"dims": {"g": [["T", ["x", "y", "z"]], ["front", ["x", "y"]], ["back", ["y", "z"]]]}}"#
    let made = try MicrodataTables(
      "g,n\nx,5\ny,2\nz,1\nx,1\n", tables: [["g"]], count: "n", structure: structure, name: "rows.csv")
    #expect(
      try counts(made) == ["total": 9, "g=x": 6, "g=y": 2, "g=z": 1, "g=front": 8, "g=back": 3])
  }

  @Test("what cannot be counted is refused with its line and without the value")
  func refusals() throws {
    #expect(try refusal("a,b\nx,\n").contains("rows.csv, line 2"))
    #expect(try refusal("a,c\nx,y\n").contains("there is no column b"))
    #expect(try refusal("a,b\nx,Total\n").contains("the code of its total"))
    let count = try refusal("a,b,n\nx,u,secret\n", count: "n")
    #expect(count.contains("line 2") && !count.contains("secret"))
    let many = "a,b\n" + (0..<1_200).map { "r\($0),s\($0)\n" }.joined()
    #expect(try refusal(many).contains("more than 1,000,000 cells"))
  }

  @Test(
    "inner cells of the public test tables give the cells as they were published",
    .enabled(if: conformance != nil, "the test sets are not on this machine (BESA_CONFORMANCE)"),
    arguments: [
      "d1", "d2", "d2s", "d2tenth", "d3_cumulative", "example1", "haireye", "mun_accidents", "my_km2", "quine_2way",
      "tau_105_2way", "trap_gauss_doc", "trap_issue135_singletons", "trap_issue136_linked", "trap_issue194_case2",
    ])
  func publicTables(name: String) throws {
    let folder = try #require(conformance).appending(path: name)
    let text = { (file: String) in try String(contentsOf: folder.appending(path: file), encoding: .utf8) }
    let structure = try text("structure.json")
    let published = try TableSetFiles.read(cells: text("cells.csv"), structure: structure, name: name)
    let made = try MicrodataTables(
      text("inner.csv"), tables: published.crossings, count: "freq", structure: structure, name: "inner.csv")
    let set = try TableSetFiles.read(cells: made.cells, structure: made.structure, name: "made")
    let columns = published.dimensions.map { dimension in
      set.dimensions.firstIndex { $0.name == dimension.name } ?? 0
    }
    let found = Dictionary(
      uniqueKeysWithValues: set.cells.map { cell in (columns.map { cell.address[$0] }, cell.count) })
    let wrong = published.cells.filter { found[$0.address] != $0.count }.map { set.name(of: $0.address) }
    #expect(wrong.isEmpty)
    #expect(published.cells.map { $0.count ?? 0 }.max() == set.cells.map { $0.count ?? 0 }.max())
  }
}
