import Foundation
import Programme
import Testing

@testable import Disclosure

@Suite("Everything printed is a row")
struct AuditValueTests {
  static let structure = #"{"dims": {"k": [["T", ["a", "b", "c"]], ["a", ["a1", "a2"]]]}}"#

  private func report(
    _ cells: String, values: String, structure: String = structure, policy: DisclosurePolicy = testPolicy()
  ) throws -> AuditReport {
    let tables = try TableSetFiles.readPublished(
      cells: "k,value\n" + cells, structure: structure, name: "x", values: values)
    return try attack(tables, under: policy)
  }

  @Test("33.3 % of a withheld base leaves multiples of three")
  func thirdOfWithheldBase() throws {
    let cells = "T,30\na,\nb,\nc,12\na1,\na2,\n"
    let found = try report(cells, values: "kind,k,base k,value\npercentage,a1,a,33.3\n")
    #expect(found.interval("a") == FeasibilityInterval(lower: 3, upper: 18))
    #expect(found.interval("a1") == FeasibilityInterval(lower: 1, upper: 6))
    #expect(found.findings.isEmpty)
    // With less room only one base is left.
    let narrow = try report(
      cells.replacing("T,30", with: "T,17"), values: "kind,k,base k,value\npercentage,a1,a,33.3\n")
    #expect(narrow.interval("a") == FeasibilityInterval(lower: 3, upper: 3))
    #expect(narrow.interval("a1") == FeasibilityInterval(lower: 1, upper: 1))
    #expect(narrow.findings.contains { $0.fault == .exact && $0.cell == "k=a1" })
  }

  @Test("a percentage rounded to 1 % leaves a hidden numerator of 1 to 4 exact for every base up to 105")
  func hiddenNumerator() throws {
    for base in 5...105 where base % 4 == 1 || base > 98 {
      for part in 1...4 {
        let printed = PublishedNumber(numerator: part, denominator: base, factor: 100, digits: 0)
        let found = try report(
          "T,\(base + 20)\na,\(base)\nb,8\nc,12\n", values: "kind,k,base k,value\npercentage,a1,a,\(printed)%\n")
        #expect(found.interval("a1") == FeasibilityInterval(lower: part, upper: part), "\(part) of \(base)")
      }
    }
  }

  @Test("mean 8.5 of at most three people is the mean of two")
  func meanOfTwo() throws {
    let found = try report(
      "T,23\na,\nb,\nc,20\n", values: "kind,of,k,value,low,high\nmean,wellbeing,a,8.5,0,10\n")
    #expect(found.interval("a") == FeasibilityInterval(lower: 2, upper: 2))
    #expect(found.interval("b") == FeasibilityInterval(lower: 1, upper: 1))
  }

  @Test("mean 1.33 with median 1 and <5 is three people")
  func meanAndMedian() throws {
    let values = "kind,of,k,value,low,high\nmean,jobs,a,1.33,0,3\nmedian,jobs,a,1,0,3\n"
    let found = try report("T,60\na,<5\nb,\nc,20\n", values: values)
    #expect(found.interval("a") == FeasibilityInterval(lower: 3, upper: 3))
    #expect(found.interval("b") == FeasibilityInterval(lower: 37, upper: 37))
  }

  @Test("a median between two scores says that their number is even")
  func medianBetween() throws {
    let values = "kind,of,k,value,low,high\nmean,jobs,a,1.50,1,2\nmedian,jobs,a,1.5,1,2\n"
    let found = try report("T,60\na,<4\nb,\nc,20\n", values: values)
    #expect(found.interval("a") == FeasibilityInterval(lower: 2, upper: 2))
  }

  @Test("a mean above its scale, a word for a number, and a kind that is none are refused with their line")
  func badValues() throws {
    let cells = "T,30\na,\nb,\nc,12\n"
    for (values, word) in [
      ("kind,k,value\nmode,a,3\n", "line 2"), ("kind,k,value\npercentage,a,many\n", "line 2"),
      ("kind,k,value\nmean,a,3\n", "scale"), ("kind,k,value\npercentage,z,3\n", "code z"),
      ("kind,value\npercentage,3\n", "column k"),
    ] {
      do {
        _ = try report(cells, values: values)
        Issue.record("read: \(values)")
      } catch {
        #expect("\(error)".contains(word), "\(error)")
      }
    }
    #expect(throws: DisclosureError.self) {
      try report(cells, values: "kind,of,k,value,low,high\nmean,x,a,12,0,10\n")
    }
  }

  @Test("options of a question with several answers have each their own complement")
  func multiSelect() throws {
    let structure = """
      {"dims": {"job": [["T", ["yes", "no"]]], "course": [["T", ["yes", "no"]]]}, "tables": [["job"], ["course"]]}
      """
    let cells = "job,course,value\nT,T,30\nyes,T,\nno,T,27\nT,yes,\nT,no,\n"
    let tables = try TableSetFiles.readPublished(cells: cells, structure: structure, name: "x")
    let found = try attack(tables, under: testPolicy())
    // The options share no margin but everybody: one gives nothing away of the other.
    #expect(found.interval("yes", "T") == FeasibilityInterval(lower: 3, upper: 3))
    #expect(found.interval("T", "yes") == FeasibilityInterval(lower: 0, upper: 30))
  }

  @Test("nested indicators bound each other: who finished took part")
  func nested() throws {
    let structure = #"{"dims": {"stage": [["T", ["took_part", "not"]], ["took_part", ["finished", "left"]]]}}"#
    let cells = "stage,value\nT,40\ntook_part,12\nnot,28\nfinished,\nleft,\n"
    let found = try attack(
      TableSetFiles.readPublished(cells: cells, structure: structure, name: "x"), under: testPolicy())
    #expect(found.interval("finished") == FeasibilityInterval(lower: 0, upper: 12))
  }
}
