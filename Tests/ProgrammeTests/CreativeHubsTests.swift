import Programme
import Testing

@Suite("the Creative Hubs file")
struct CreativeHubsTests {
  let programme: ProgrammeFile

  init() throws { programme = try CreativeHubs.load() }

  private func field(_ name: String) throws -> CodedField {
    programme.fields[try #require(programme.fieldNumber(name), "no field \(name)")]
  }

  private func indicator(_ id: String) throws -> Indicator {
    try #require(programme.indicators.first { $0.id == id })
  }

  @Test("holds the 21 tables and 27 indicators of the draft")
  func counts() {
    #expect(
      programme.profileTables.map(\.id).joined(separator: " ")
        == "T01 T02 T03 T05 T06 T07 T08 T09 T10 T12 T13 T14 T15 T16 T24 T25 T26 T30 T31 T32 T33")
    #expect(
      programme.indicators.map(\.id).joined(separator: " ")
        == "IM1 OC1 OC2 OC3 OC4 OC5 OC6 OC7 OC8 OC9 OC10 OP1.1 OP1.2 OP2.1 OP2.2 OP2.3 OP3.1 OP3.2 OP3.3 OP3.4 "
        + "OP4.1 OP4.2 OP4.3 OP5.1 OP5.2 RK1 RK2")
  }

  @Test(
    "counts what the draft counts",
    arguments: [
      (
        "IM1",
        "fu_employment in [full_time, self_employed] and fu_remigration = no and not fu_distress = yes | answered(fu_date)"
      ),
      (
        "OC1",
        "fu_employment in [full_time, self_employed] | employment in [unemployed, informal, part_time] and answered(fu_date)"
      ),
      ("OC2", "employment in [unemployed, informal, part_time] | answered(employment)"),
      ("OC3", "income in [none, very_low, low] | answered(income)"),
      ("OC4", "fu_business_stage = market | business_stage in [idea, prototype] and answered(fu_date)"),
      ("OC6", "fu_remigration in [unsure, yes] | answered(fu_remigration)"),
      ("OC7", "not fu_distress = yes and not fu_needs = yes | answered(fu_date)"),
      (
        "OC10",
        "atleast(3, psy_hope in [a, sa], psy_efficacy in [a, sa], psy_resilience in [a, sa], psy_optimism in [a, sa])"
          + " | answered(fu_date)"
      ),
      ("OP1.1", "all | all"), ("OP2.1", "any(contact_type in [mentoring, coaching, training]) | all"),
      ("OP2.2", "support_needed has business | all"), ("OP3.1", "distress = yes | answered(distress)"),
      ("OP4.1", "referral_completed = yes | answered(referral_made)"), ("OP5.1", "any(contact_90d = yes) | all"),
    ])
  func conditions(_ id: String, _ rule: String) throws {
    guard case .count(let count, let among, let of) = try indicator(id).measure else {
      Issue.record("\(id) counts nothing")
      return
    }
    #expect("\(count.text(in: programme)) | \(among.text(in: programme))" == rule)
    #expect(of == (id == "OP4.1" ? "log" : nil))
  }

  @Test("means a score and sums headcounts where the draft does")
  func otherMeasures() throws {
    guard case .mean(let field, let then) = try indicator("OC5").measure, let then else {
      Issue.record("OC5 has no mean")
      return
    }
    #expect(programme.fields[field].name == "service_confidence")
    #expect(programme.fields[then].name == "fu_service_confidence")
    #expect(try indicator("OC5").scale == 0...10)
    guard case .sum("events", let heads) = try indicator("OP4.3").measure else {
      Issue.record("OP4.3 sums nothing")
      return
    }
    #expect(heads.map { programme.fields[$0].name } == ["men", "women"])
  }

  @Test("plans two milestones and a target, each indicator's numbers for those days only")
  func plan() throws {
    #expect(programme.plannedPeriods.map(\.id) == ["2026-03", "2026-09", "2027-03"])
    #expect(programme.plannedPeriods.map(\.last.description) == ["2026-03-31", "2026-09-30", "2027-03-31"])
    #expect(try indicator("OP1.1").targets == ["2026-03": 100, "2026-09": 150, "2027-03": 200])
    #expect(try indicator("OP2.1").source?.english == "Contact log")
    #expect(programme.logframe.outputs.map(\.weight).reduce(0, +) == 100)
    #expect(programme.logframe.outputs.allSatisfy { !$0.assumptions.isEmpty })
  }

  @Test("says for IATI who reports, who pays, where the hubs are and where releases lie")
  func iati() throws {
    let activity = try #require(programme.iati)
    #expect(activity.identifier == activity.reporting.ref + "-CREATIVE-HUBS")
    #expect(activity.participating.map(\.role) == [.funding, .implementing])
    #expect(activity.participating.first?.organisation.ref == programme.funder)
    #expect(activity.status.code == 2 && activity.participating.map(\.role.code) == [1, 4])
    #expect(Set(activity.locations.keys) == ["shkoder", "tropoje", "diber", "elbasan"])
    #expect(activity.locations["diber"] == .init(latitude: "41.685", longitude: "20.429"))
    #expect(activity.documents?.hasPrefix("https://example.org/") == true)
  }

  @Test("breaks down by sex, age, disability and hub unless an indicator says otherwise")
  func breakdowns() throws {
    let standard = ["sex", "age_band", "disability_wg", "hub"]
    for indicator in programme.indicators {
      let isBare = ["OC10", "OP3.1", "OP3.2", "OP3.3", "OP3.4", "OP4.3", "RK1", "RK2"].contains(indicator.id)
      #expect(indicator.by.map { programme.fields[$0].name } == (isBare ? [] : standard), "\(indicator.id)")
    }
  }

  @Test("codes fields at the hub as decided")
  func fields() throws {
    let age = try field("age_band")
    let periodEnd = try #require(CalendarDate(iso: "2026-03-31"))
    #expect(age.derivation == .ageBand(column: "birth_date", at: [18, 25, 35, 45], on: periodEnd))
    #expect(age.form.codeList?.codes.map(\.name) == ["18_24", "25_34", "35_44", "45_plus"])
    #expect(age.role == .quasi)
    let year = try field("return_date")
    #expect(
      year.derivation
        == .yearBand(column: "return_date", bands: [1900...2022, 2023...2023, 2024...2024, 2025...2026]))
    #expect(year.form.codeList?.codes.map(\.name) == ["before_2023", "2023", "2024", "from_2025"])
    #expect(try field("marital").form.codeList?.codes.map(\.name) == ["single", "married", "other"])
    #expect(
      try field("marital").derivation
        == .choice(
          column: "marital",
          recode: ["cohabiting": "other", "engaged": "other", "divorced": "other", "widowed": "other"]))
    #expect(try field("living").form.codeList?.codes.map(\.name) == ["family", "other"])
    #expect(try field("living").derivation == .choice(column: "living", recode: ["alone": "other", "other": "other"]))
    #expect(try field("uk_stay").form.codeList?.codes.map(\.name) == ["under_1y", "1_3y", "gt_3y"])
    #expect(try field("enrolled").derivation == .date(column: "today"))
    #expect(try field("enrolled").form == .date(.month))
    #expect(try field("contact_90d").derivation == .within(column: "contact_date", days: 90, of: periodEnd))
    #expect(try field("has_idea").derivation == .hasAnswer(column: "business_idea"))
    #expect(try field("distress").role == .sensitive)
    #expect(programme.linkage.homeBy == "enrolled")
  }

  @Test("keeps declined apart: no coded list holds the code, every such field knows it")
  func declined() throws {
    for field in programme.fields {
      let list = field.form.codeList
      #expect(list?.codes.contains { $0.name == "pns" } != true, "\(field.name)")
    }
    #expect(try field("employment").form.codeList?.declined == "pns")
    #expect(try field("distress").form.codeList?.declined == "pns")
    #expect(try field("return_reason").form.codeList?.codes.count == 8)
    #expect(try field("has_idea").form.codeList?.declined == nil)
    let column = programme.source("q1")?.columns.first { $0.name == "employment" }
    #expect(column?.kind == programme.codeLists["employment"].map { .choice($0) })
    #expect(programme.codeLists["employment"]?.codes.last?.label.english == "Prefer not to say")
  }

  @Test("lets no identifier, text or whole date leave, and stops at forbidden columns")
  func promises() {
    #expect(programme.fields.allSatisfy { $0.role != .identifier })
    #expect(
      programme.sources.flatMap(\.columns).filter(\.isForbidden).map(\.name) == ["criminalised_work", "case_note"])
    #expect(programme.sources.allSatisfy { $0.unlistedStops })
    #expect(programme.personSource?.name == "q1")
    #expect(programme.purpose.consentColumn == "consent_reporting")
    #expect(programme.purpose.consentCode == "yes")
  }

  @Test("joins by name and birth date or by phone, and never by surname and birth date alone")
  func linkage() {
    let rule = programme.linkage
    let weights = Dictionary(uniqueKeysWithValues: rule.keys.map { ($0.name, $0.weight) })
    func score(_ keys: String...) -> Double { keys.compactMap { weights[$0] }.reduce(0, +) }
    #expect(score("name_birth", "surname_birth") >= rule.threshold)
    #expect(score("given_birthyear_phone") >= rule.threshold)
    #expect(score("surname_birth") >= rule.review)
    #expect(score("surname_birth", "phone_birth") < rule.threshold)
    #expect(score("phone_birth") >= rule.review)
  }

  @Test("has the policy of the draft")
  func policy() {
    let policy = programme.policy
    #expect(policy.minimumCell == [.plain: 5, .quasi: 5, .sensitive: 10])
    #expect(policy.minimumCellByHub == 10)
    #expect(policy.minimumBase == 20)
    #expect(policy.interval == 10)
    #expect(policy.zero == [.plain: .show, .quasi: .show, .sensitive: .withhold])
    #expect(policy.neverCross == [["hub", "sex"], ["hub", "disability_wg"], ["region", "hub"]])
    #expect(policy.notBoth == [["T06", "T05"]])
    #expect(policy.approvals == 2)
    #expect(programme.logframe.outputs.map(\.weight) == [20, 35, 20, 15, 10])
  }

  @Test("has an Albanian text for every code and every title that is no proper name")
  func albanian() {
    let names = Set(programme.hubs.map(\.label.english)).union(["today"])
    var labels = programme.codeLists.values.flatMap(\.codes).map(\.label)
    labels += programme.sources.flatMap(\.columns).map(\.label) + programme.fields.map(\.label)
    labels += programme.fields.flatMap { $0.form.codeList?.codes.map(\.label) ?? [] }
    labels += programme.profileTables.map(\.label) + programme.indicators.map(\.title)
    for label in labels where label.albanian == nil { #expect(names.contains(label.english), "\(label.english)") }
  }
}
