import Foundation
import Programme

/// The smallest programme that has everything, for tests that spoil one line of it.
enum SmallProgramme {
  static let file = "small.yaml"

  static let text = """
    besa: 1
    programme: {id: small, title: Small, country: AL, funder: GB-GOV-1, start: 2025-09-01}
    period: {id: 2026-03, from: 2025-09-01, to: 2026-03-31}
    hubs: {north: North, south: {en: South, sq: Jug}}
    purpose:
      allowed: [reporting]
      never: [law enforcement]
      recipients: [GB-GOV-1]
      consent: {column: consent, answer: "yes"}
    linkage:
      columns: {code: code, name: name, birth_date: born, phone: phone}
      keys:
        full: {parts: [given_phonetic, surname, birth_date], weight: 10}
        weak: {parts: [surname, birth_date], weight: 4}
      threshold: 10
      review: 4
      home_by: enrolled
    lists:
      yn: {codes: {"yes": "Yes", "no": "No"}}
      sex: {codes: {m: Man, f: Woman, pns: Prefer not to say}, declined: pns}
      work:
        codes:
          none: {en: No work, sq: Pa punë}
          part: Part-time
          full: Full-time
          pns: Prefer not to say
        declined: pns
      help: {codes: {money: Money, advice: Advice}}
    sources:
      q1:
        format: kobo-csv
        rows: one per person
        newest_by: _id
        unlisted: stop
        ignore: [_id]
        columns:
          today: {role: plain, type: date, label: today}
          consent: {role: plain, type: choice, list: yn, label: Consent}
          name: {role: identifier, type: text, label: Name}
          phone: {role: identifier, type: text, label: Phone}
          born: {role: identifier, type: date, label: Date of birth}
          code: {role: identifier, type: text, label: Code}
          hub: {role: quasi, type: choice, list: hub, label: Hub}
          sex: {role: quasi, type: choice, list: sex, label: Sex}
          work: {role: sensitive, type: choice, list: work, label: Work}
          talk: {role: sensitive, type: choice, list: yn, label: Wants to talk}
          help: {role: plain, type: choices, list: help, label: Help wanted}
          score: {role: plain, type: integer, range: 0..10, label: Confidence}
          note: {role: identifier, type: text, forbidden: "yes", label: Note}
        leaves_hub:
          enrolled: {date: today, cut_to: month, label: Month}
          hub: as_is
          sex: as_is
          age: {age_of: born, as_of: period.to, role: quasi, label: Age, bands: {young: {from: 18, label: Young}, old: {from: 40, label: Old}}}
          work: {merge: {some: {codes: [part, full], label: Some work}}}
          talk: as_is
          help: as_is
          score: as_is
      log:
        format: csv
        rows: many per person
        unit: contacts
        unlisted: drop
        columns:
          code: {role: identifier, type: text, label: Code}
          kind: {role: plain, type: choice, list: help, label: Kind}
          day: {role: quasi, type: date, label: Day}
        leaves_hub:
          kind: as_is
          recent: {date: day, within_days: 90, as_of: 2026-03-31, label: Recent}
      events:
        format: csv
        rows: aggregate
        unlisted: drop
        columns:
          men: {role: plain, type: integer, range: 0..500, label: Men}
        leaves_hub: {men: as_is}
    define:
      jobless: work = none
      unwell: jobless and talk
    tables:
      T1: {of: sex}
      T2: {of: work, by: [hub], title: Work, merge_no_answer: some}
      T3: {sum: [men], title: Visitors}
    disaggregate: [sex, hub]
    indicators:
      I1: {level: impact, title: Jobless, count: jobless, among: answered(work), unit: percent, better: down}
      O1: {level: outcome, title: Confidence, mean: score, scale: 0..10, unit: mean, baseline: {value: 4.5, n: 9, from: "5.1", date: 2025-08-31}, source: Diaries}
      P1:
        level: output
        output: 1
        title: In contact
        count: any(kind in [money, advice] and recent)
        among: all
        unit: people
        by: []
        target: {2026-03: 20, 2026-09: 30}
      P2: {level: output, output: 1, title: Money, of: contacts, count: kind = money, among: answered(kind), unit: percent}
      P3: {level: output, output: 1, title: Visitors, sum: [men], unit: people}
    logframe:
      impact: {title: Better lives, indicators: [I1]}
      outcome: {title: More trust, indicators: [O1], assumptions: [Peace]}
      outputs: {1: {title: Contact, weight: 100, risk: low, assumptions: [Roads stay open]}}
      source: Forms
      periods: {2026-03: {from: 2025-09-01, to: 2026-03-31}, 2026-09: {from: 2026-04-01, to: 2026-09-30}}
    disclosure:
      min_cell: {plain: 5, quasi: 5, sensitive: 10, by_hub: 10}
      min_base: 20
      interval: 10
      zero: {plain: show, quasi: show, sensitive: withhold}
      all_of_group: withhold
      by_hub: {plain: show, quasi: show, sensitive: withhold}
      never_cross: [[hub, sex]]
      not_both: [[T1, T2]]
      contributors: weak
      coalition: 1
      near_whole_group: 90
      must_publish: [sex=f, "sex=f|work=none"]
      merge: []
      percent_digits: 0
      mean_digits: 1
      marker: "[c]"
      approvals: 2
    not_reported: {T9: {what: Villages, why: Too small}}
    wheel: {title: Pressures, spokes: {I1: No work, P1: Contact, P2: Money}}
    iati:
      identifier: XM-SMALL-1
      description: A small activity
      reporting: {ref: XM-SMALL, type: 22, name: Small charity}
      organisations:
        implementing: {ref: XM-SMALL, type: 22, name: Small charity}
        funding: {ref: GB-GOV-1, type: 10, name: {en: Funder, sq: Financuesi}}
      status: implementation
      ends: 2027-03-31
      sector: "15190"
      locations: {north: "42.07 19.51"}
      documents: https://example.org/releases
    """

  static func load() throws(ProgrammeError) -> ProgrammeFile { try ProgrammeFile.load(text, file: file) }

  /// What is wrong once the first `old` (after `landmark`) is replaced by `new`.
  static func problems(_ old: String, _ new: String, after landmark: String = "") -> [Problem] {
    guard let start = landmark.isEmpty ? text.startIndex : text.range(of: landmark)?.upperBound,
      let range = text[start...].range(of: old)
    else { fatalError("the fixture has no \"\(old)\"") }
    do throws(ProgrammeError) {
      _ = try ProgrammeFile.load(text.replacingCharacters(in: range, with: new), file: file)
      return []
    } catch {
      return error.problems
    }
  }
}
