import Sodium
import Testing

@testable import Reporting

/// Random lives of drafts, judged by a model that shares no code with the state machine.
@Suite("Approvals in any order") struct ApprovalSequenceTests {
  static let people: [Officer] = (1...4).map { number in
    Officer(name: "officer-\(number)", key: SigningKey().verifying)
  }

  static let sequenceCount = 100_000

  @Test("no sequence of draft, edit, approve, return, revoke and publish makes a release without two current approvals")
  func sequences() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = Seeded(state: seed)
    var published = 0
    var refused = 0
    for _ in 0..<Self.sequenceCount {
      var life = Life(random: random)
      for _ in 0..<Int.random(in: 3...14, using: &life.random) { try life.step() }
      published += life.published
      refused += life.refused
      random = life.random
      if !life.faults.isEmpty {
        Issue.record("seed \(seed): \(life.faults[0])")
        return
      }
    }
    #expect(published > 2_500 && refused > 2_500, "seed \(seed): too few of a kind, \(published) and \(refused)")
  }

  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  /// One centre: its ledger's events, its folder's content, its roster, and what the model knows of them.
  struct Life {
    var random: Seeded
    var history = DraftHistory()
    var current: Set<Int> = [0, 1, 2, 3]
    var content: UInt8 = 0
    var drafts: [Int: (digest: Digest, release: Int, author: Int, approvers: Set<Int>, isOpen: Bool, needed: Int)] = [:]
    var releases = 0
    var published = 0
    var refused = 0
    var faults: [String] = []

    /// Digest of the file list as the folder's content is now; a list is digested once per content.
    private var digest: Digest { Self.digests[Int(content)] }
    private var officers: [Officer] { current.sorted().map { people[$0] } }

    private static let inside = DraftFolder(release: [], inside: []).insideList.digest
    private static let digests = (0...2).map { content in
      DraftFolder(release: [OutputFile(path: "a", bytes: [content])], inside: []).list.digest
    }

    init(random: Seeded) {
      self.random = random
      draft()
    }

    mutating func step() throws {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: draft()
      case 1: content = UInt8.random(in: 0...2, using: &random)
      case 2...7: approve()
      case 8: giveBack()
      case 9: toggleOfficer()
      default: publish()
      }
    }

    private mutating func toggleOfficer() {
      let officer = Int.random(in: 0...3, using: &random)
      if current.contains(officer) { current.remove(officer) } else { current.insert(officer) }
    }

    private mutating func draft() {
      let number = (drafts.keys.max() ?? 0) + 1
      let author = Int.random(in: 0...3, using: &random)
      let person = people[author]
      // The author may stand in the roster under the name, or only under the key.
      let named = Bool.random(using: &random)
      let record = DraftRecord(
        number: number, release: releases + 1, digest: digest, inside: Self.inside,
        author: Author(name: named ? person.name : "analyst", key: named ? nil : person.keyText),
        needed: Int.random(in: 0...3, using: &random))
      history.record(.drafted(record))
      drafts[number] = (digest, releases + 1, author, [], true, max(2, record.needed))
    }

    private mutating func pick() -> Int { Int.random(in: max(1, drafts.count - 1)...drafts.count, using: &random) }

    private mutating func approve() {
      let number = pick()
      let officer = Int.random(in: 0...3, using: &random)
      do {
        let standing = try history.standing(number: number, digest: digest, inside: Self.inside)
        try history.checkApproval(of: standing, by: people[officer], among: officers)
        record(approvalBy: officer, of: number)
        if drafts[number]?.author == officer { faults.append("the author approved") }
        if !current.contains(officer) { faults.append("an approval by nobody") }
      } catch {
        refused += 1
        // Now and then an approval reaches the ledger past the check; it must not count either.
        if Int.random(in: 0..<4, using: &random) == 0 { record(approvalBy: officer, of: number) }
      }
    }

    private mutating func record(approvalBy officer: Int, of number: Int) {
      let person = people[officer]
      history.record(
        .approved(
          Approval(
            draft: number, digest: digest, officer: person.name, key: person.keyText, signature: "")))
      if drafts[number]?.digest == digest, drafts[number]?.isOpen == true {
        drafts[number]?.approvers.insert(officer)
      }
    }

    private mutating func giveBack() {
      let number = pick()
      let officer = Int.random(in: 0...3, using: &random)
      do {
        let standing = try history.standing(number: number, digest: digest, inside: Self.inside)
        try history.checkReturn(of: standing, by: people[officer], among: officers)
        if !current.contains(officer) { faults.append("a return by nobody") }
      } catch {
        refused += 1
        // One that reaches the ledger past the check may stop a draft, but never help one.
        if Int.random(in: 0..<4, using: &random) > 0 { return }
      }
      history.record(
        .returned(
          DraftReturn(
            draft: number, digest: digest, officer: people[officer].name, key: people[officer].keyText,
            reason: "no", signature: "")))
      if drafts[number]?.digest == digest { drafts[number]?.isOpen = false }
    }

    private mutating func publish() {
      let number = pick()
      guard let model = drafts[number] else { return }
      let counted = model.approvers.intersection(current).subtracting([model.author])
      let mayPublish =
        model.isOpen && model.digest == digest && model.release == releases + 1
        && counted.count >= model.needed
      var approvals: [Approval]?
      do {
        let standing = try history.standing(number: number, digest: digest, inside: Self.inside)
        approvals = try history.approvals(for: standing, among: officers)
      } catch { refused += 1 }
      if (approvals != nil) != mayPublish { faults.append("the model says \(mayPublish) of draft \(number)") }
      guard let approvals else { return }
      published += 1
      releases += 1
      drafts[number]?.isOpen = false
      if !approvals.allSatisfy({ $0.digest == digest }) { faults.append("an approval of other files") }
      history.record(
        .released(
          ReleaseRecord(
            number: releases, draft: number, files: model.digest, manifest: model.digest,
            officers: approvals.map(\.officer))))
    }
  }
}
