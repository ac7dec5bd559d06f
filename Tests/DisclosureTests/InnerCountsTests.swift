import Programme
import Testing

@testable import Disclosure

@Suite("The people behind a table set")
struct InnerCountsTests {
  private let sample = SampleSet(
    fields: [
      .init(name: "work", leaves: ["w0", "w1", "w2"], groups: [("some", ["w1", "w2"])]),
      .init(name: "sex", leaves: ["f", "m"]),
    ], people: [[0, 0], [0, 0], [1, 0], [2, 1]], crossings: [[0], [1], [0, 1]])

  @Test("are read from inner.csv, whatever the order of its columns and rows")
  func reads() throws {
    let set = sample.tableSet()
    let inner = try InnerCounts("sex,work,freq\nm,w2,1\nf,w0,1\nf,w1,1\nf,w0,1\nm,w0,0\n", of: set, path: "inner.csv")
    #expect(inner.people == [["w0", "f"]: 2, ["w1", "f"]: 1, ["w2", "m"]: 1])
    #expect(try InnerCounts(of: set) == inner)
  }

  @Test("are not guessed where no table crosses all dimensions")
  func unknown() throws {
    let set = SampleSet(fields: sample.fields, people: sample.people, crossings: [[0], [1]]).tableSet()
    #expect(try InnerCounts(of: set) == nil)
  }

  @Test(
    "are refused where they are not the people of the tables",
    arguments: [
      ("sex,work,freq\nm,w2,1\nf,w0,2\n", "its people are -1 off the count of"),
      ("sex,work,freq\nm,some,1\n", "line 2"), ("sex,freq\nm,1\n", "there is no column for dimension work"),
      ("sex,work,freq\nm,w2,-1\n", "line 2"), ("sex,work\nm,w2\n", "`value` or `freq`"),
    ])
  func refused(csv: String, says: String) {
    let error = #expect(throws: DisclosureError.self) {
      try InnerCounts(csv, of: sample.tableSet(), path: "inner.csv")
    }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
