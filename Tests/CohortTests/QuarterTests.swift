import Cohort
import Testing

@Suite("Quarter by quarter")
struct QuarterTests {
  private let cohort: ReportCohort

  init() throws { cohort = try ReportCohort(seed: 7) }

  private func rows(_ file: String, _ quarter: CohortQuarter) -> [[String: String]] {
    cohort.files(in: quarter).sorted { $0.key < $1.key }.flatMap { _, files in
      CSVText(files[file] ?? [], separator: file.hasPrefix("q") || file == "fu.csv" ? ";" : ",").rows
    }
  }

  private func codes(_ file: String, _ quarter: CohortQuarter) -> Set<String> {
    Set(rows(file, quarter).compactMap { $0["participant_code"] })
  }

  @Test("with one quarter nothing happens late: the files are those of the whole cohort")
  func one() {
    #expect(cohort.files(in: CohortQuarter.all(1)[0]) == cohort.files())
  }

  @Test("people arrive, nobody leaves a file, and nothing lies after the day", arguments: [2, 4, 10])
  func growing(count: Int) {
    var before: Set<String> = []
    for quarter in CohortQuarter.all(count) {
      let now = codes("q1.csv", quarter)
      #expect(now.isSuperset(of: before) && now.count > before.count, "quarter \(quarter.number) of \(count)")
      #expect(codes("q2.csv", quarter).isSubset(of: now))
      for (file, column) in [
        ("q1.csv", "today"), ("q2.csv", "today"), ("fu.csv", "fu_date"), ("log.csv", "contact_date"),
      ] {
        #expect(rows(file, quarter).allSatisfy { $0[column] ?? "9" <= quarter.day.description })
      }
      before = now
    }
    #expect(before == codes("q1.csv", CohortQuarter.all(1)[0]))
  }

  @Test("answers are corrected a quarter later, and the last quarter has them all right")
  func corrected() {
    let quarters = CohortQuarter.all(4)
    let right = Dictionary(
      uniqueKeysWithValues: rows("q1.csv", CohortQuarter.all(1)[0]).map { ($0["participant_code"], $0["employment"]) })
    let wrong = quarters.map { quarter in
      Set(
        rows("q1.csv", quarter).filter { $0["employment"] != right[$0["participant_code"]] }.compactMap {
          $0["participant_code"]
        })
    }
    #expect(wrong[3].isEmpty && !wrong[0].isEmpty)
    #expect(wrong[1].isDisjoint(with: wrong[0]))
  }

  @Test("one person withdraws in the second half, and stays withdrawn")
  func withdrawal() {
    let refusals = CohortQuarter.all(4).map { quarter in
      Set(rows("q1.csv", quarter).filter { $0["consent_reporting"] == "no" }.compactMap { $0["participant_code"] })
    }
    let all = Set(
      rows("q1.csv", CohortQuarter.all(1)[0]).filter { $0["consent_reporting"] == "no" }.compactMap {
        $0["participant_code"]
      })
    #expect(all.count == 3)
    #expect(refusals[1].isSubset(of: all))
    #expect(refusals[2].subtracting(all).count == 1 && refusals[3].subtracting(all) == refusals[2].subtracting(all))
  }

  @Test("one hub's interviews and contacts come in a quarter late, the consultations with the second")
  func late() {
    let quarters = CohortQuarter.all(3)
    let (second, last) = (quarters[1], quarters[2])
    func days(_ hub: String, _ quarter: CohortQuarter) -> [String] {
      CSVText(cohort.files(in: quarter)[hub]?["log.csv"] ?? [], separator: ",").rows.compactMap { $0["contact_date"] }
    }
    #expect(days("tropoje", second).allSatisfy { $0 <= quarters[0].day.description })
    #expect(days("shkoder", second).contains { $0 > quarters[0].day.description })
    #expect(days("tropoje", last) == days("tropoje", CohortQuarter.all(1)[0]))
    #expect(rows("events.csv", quarters[0]).isEmpty && rows("events.csv", second).count == 3)
  }
}
