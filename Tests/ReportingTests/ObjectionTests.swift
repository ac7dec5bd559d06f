import FoundationEssentials
import Sodium
import Testing

@testable import Reporting

@Suite("Hubs' objections, and drafts that are returned") final class ObjectionTests {
  static let figure = "hub=north|support.business=yes"

  let path = FileManager.default.temporaryDirectory.path + "/besa-objection-\(UUID().uuidString).sqlite"
  let draft: DraftFolder
  let ledger: Ledger
  let keys = PublicationTests.Keys()
  let hub = SigningKey()
  let other = SigningKey()

  init() throws {
    draft = try SampleRelease.make()
    ledger = try Ledger(at: path)
    try ledger.append([.drafted(draft.record(SampleRelease.facts))], at: Events.noon)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test("an open objection stops the draft, and the message names hub, objection and figure")
  func blocks() throws {
    try object([Self.figure])
    try approve()
    let refusal = ReportingError.hubObjects(number: 1, objection: 1, hub: "north", figures: [Self.figure])
    #expect(throws: refusal) { try publish() }
    #expect(try ledger.releases().isEmpty)
    #expect(refusal.description.contains("hub north, objection 1: \(Self.figure)"))
  }

  @Test("without a named figure an objection is about every figure of the hub")
  func blocksAll() throws {
    try object([])
    try approve()
    let names = try ShownFigures(draft.release).names(about: "north")
    #expect(names.contains(Self.figure) && names.allSatisfy { $0.contains("hub=north") })
    #expect(throws: ReportingError.hubObjects(number: 1, objection: 1, hub: "north", figures: names)) { try publish() }
  }

  @Test("a hub that withdraws its objection opens the way; another hub cannot")
  func withdrawn() throws {
    let objection = try object([Self.figure])
    try approve()
    #expect(throws: ReportingError.self) {
      try enter(HubWord.withdrawal(of: objection, by: "south", signedBy: other), of: "south")
    }
    #expect(throws: ReportingError.self) { try publish() }
    try enter(HubWord.withdrawal(of: objection, signedBy: hub))
    #expect(try publish().record.number == 1)
  }

  @Test("one officer's answer does not open the way, two officers' answers do, an officer who left does not count")
  func answered() throws {
    try object([Self.figure])
    try approve()
    try answer(keys.first)
    #expect(throws: ReportingError.alreadyAnswered(objection: 1, name: "officer-1")) { try answer(keys.first) }
    #expect(throws: ReportingError.self) { try publish() }
    #expect(throws: ReportingError.self) { try answer(keys.stranger) }
    try answer(keys.second)
    let rotated = [keys.officers[0], keys.officers[1], Officer(name: "officer-3", key: other.verifying)]
    #expect(throws: ReportingError.notEnoughApprovals(number: 1, have: 1, need: 2)) {
      try publish(by: [rotated[0], rotated[2]])
    }
    #expect(try publish().record.number == 1)
  }

  @Test("the author of a draft cannot answer for it")
  func authorAnswers() throws {
    let record = DraftRecord(
      number: 2, release: 1, digest: draft.list.digest, inside: draft.insideList.digest,
      author: Author(name: "officer-1", key: nil), needed: 2)
    try ledger.append([.drafted(record)], at: Events.noon)
    try enter(HubWord.objection(draft: 2, files: draft.list.digest, signedBy: hub))
    #expect(throws: ReportingError.authorCannotApprove(number: 2, name: "officer-1")) { try answer(keys.first) }
  }

  @Test("a new draft that shows the figure unchanged is stopped too; one that corrects or withholds it is not")
  func remade() throws {
    try object([Self.figure])
    for (number, value, isFree) in [(2, "47", false), (3, "46", true), (4, "", true)] {
      let next = try changed(to: value)
      try ledger.append([.drafted(record(next, number: number))], at: Events.noon)
      try ledger.approve(next, number: number, officers: keys.officers, key: keys.first, at: Events.noon)
      try ledger.approve(next, number: number, officers: keys.officers, key: keys.second, at: Events.noon)
      let history = DraftHistory(try ledger.entries())
      let standing = try history.standing(of: next, number: number)
      func check(_ earlier: [Int: DraftFolder]) throws {
        try history.checkObjections(to: standing, next, earlier: earlier, among: keys.officers)
      }
      if isFree {
        #expect(throws: Never.self, "\(number)") { try check([1: draft]) }
      } else {
        #expect(throws: ReportingError.self, "\(number)") { try check([1: draft]) }
      }
      // Without the files that were objected to, nobody can say that anything was corrected.
      #expect(throws: ReportingError.self, "\(number)") { try check([:]) }
      #expect(throws: ReportingError.self, "\(number)") { try check([1: next]) }
    }
  }

  @Test("an objection to other files, to another hub's figure, or to no figure of the draft is not taken in")
  func refusedObjections() throws {
    for statement in [
      HubWord.objection(files: Digest(of: [9]), figures: [Self.figure], signedBy: hub),
      HubWord.objection(files: draft.list.digest, figures: ["hub=south|support.business=yes"], signedBy: hub),
      HubWord.objection(files: draft.list.digest, figures: ["hub=north|age=4"], signedBy: hub),
      HubWord.objection(by: "south", files: draft.list.digest, signedBy: hub),
      HubWord.objection(draft: 7, files: draft.list.digest, signedBy: hub),
    ] {
      #expect(throws: ReportingError.self) { try enter(statement) }
    }
    #expect(DraftHistory(try ledger.entries()).objections.all.isEmpty)
  }

  @Test("a statement whose signature is another's is none, nor one with a changed word")
  func forged() throws {
    let statement = HubWord.objection(files: draft.list.digest, signedBy: hub)
    #expect(
      HubStatement(text: statement.text, signature: statement.signature, key: other.verifying.text) == nil)
    #expect(
      HubStatement(
        text: statement.text.replacing("moved", with: "stayed"), signature: statement.signature, key: statement.key)
        == nil)
  }

  @Test("the same objection twice is entered once; after the release it comes too late")
  func twice() throws {
    try object([Self.figure])
    let before = try ledger.head()
    try object([Self.figure])
    #expect(try ledger.head() == before)
    try approve()
    try answer(keys.first)
    try answer(keys.second)
    _ = try publish()
    #expect(throws: ReportingError.alreadyReleased(number: 1, release: 1)) {
      try enter(HubWord.objection(files: draft.list.digest, signedBy: hub))
    }
  }

  @Test("a returned draft can be neither approved nor published; the reason is signed and must be there")
  func returned() throws {
    try approve()
    for reason in ["", " \n ", "a\u{7}b", String(repeating: "x", count: 2_001)] {
      #expect(throws: ReportingError.self) { try giveBack(reason, keys.first) }
    }
    #expect(throws: ReportingError.self) { try giveBack("wrong", keys.stranger) }
    try giveBack(" T02 is last quarter's\nsee page 3 \n", keys.first)
    let refusal = ReportingError.draftReturned(number: 1, reason: "T02 is last quarter's\nsee page 3")
    #expect(throws: refusal) { try publish() }
    #expect(throws: refusal) { try giveBack("again", keys.second) }
    #expect(refusal.description.split(separator: "\n").count == 3)
  }

  @Test("nobody is told how many approvals a draft has until they are all in")
  func blind() throws {
    func standing() throws -> DraftHistory.Standing {
      try DraftHistory(ledger.entries()).standing(of: draft, number: 1)
    }
    #expect(try standing().isWaiting)
    let none = ReportingError.notEnoughApprovals(number: 1, have: 0, need: 2)
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.first, at: Events.noon)
    #expect(try standing().isWaiting)
    #expect(none.description == ReportingError.notEnoughApprovals(number: 1, have: 1, need: 2).description)
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.second, at: Events.noon)
    #expect(try !standing().isWaiting)
  }

  @Test("while a draft waits, what is exported and shown ends with it, with one approval as with none")
  func exported() throws {
    func export() throws -> LedgerExport { LedgerExport(try ledger.entries()) }
    #expect(try export().isHeldBack && export().entries.count == 1)
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.first, at: Events.noon)
    #expect(try export().isHeldBack && export().entries.count == 1)
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.second, at: Events.noon)
    #expect(try !export().isHeldBack && export().entries.count == 3)
    // A draft that nobody ever decided does not hold later rows back once its release is out.
    try ledger.append([.drafted(record(draft, number: 2))], at: Events.noon)
    #expect(try export().entries.count == 4)
    _ = try publish()
    #expect(try !export().isHeldBack && export().entries.count == 5)
  }

  // MARK: The acts

  @discardableResult
  private func object(_ figures: [String]) throws -> Digest {
    let statement = HubWord.objection(files: draft.list.digest, figures: figures, signedBy: hub)
    try enter(statement)
    return statement.digest
  }

  private func enter(_ statement: HubStatement, of hub: String = "north") throws {
    _ = try ledger.enter(
      statement, of: hub, file: "north.say",
      draft: { number in
        if number > 2 { throw ReportingError.unknownDraft(number: number) }
        return self.draft
      },
      at: Events.noon)
  }

  private func answer(_ key: borrowing SigningKey) throws {
    try ledger.answer(objection: 1, reason: "counted again", officers: keys.officers, key: key, at: Events.noon)
  }

  private func giveBack(_ reason: String, _ key: borrowing SigningKey) throws {
    try ledger.giveBack(draft, number: 1, reason: reason, officers: keys.officers, key: key, at: Events.noon)
  }

  private func approve() throws {
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.first, at: Events.noon)
    try ledger.approve(draft, number: 1, officers: keys.officers, key: keys.second, at: Events.noon)
  }

  private func publish(by officers: [Officer]? = nil) throws -> Publication {
    try ledger.publish(draft, number: 1, officers: officers ?? keys.officers, key: keys.publisher, at: Events.noon)
  }

  private func record(_ files: DraftFolder, number: Int) -> DraftRecord {
    DraftRecord(
      number: number, release: 1, digest: files.list.digest, inside: files.insideList.digest,
      author: SampleRelease.facts.author, needed: 2)
  }

  /// The draft with another value of the figure that is objected to; what else adds up is of no interest here.
  private func changed(to value: String) throws -> DraftFolder {
    let release =
      draft.release.map { file -> OutputFile in
        guard file.path == "tables/published.csv" else { return file }
        let text = String(decoding: file.bytes, as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map { line in
          line.contains("north") && line.contains(",yes,") && line.hasSuffix(",47") ? line.dropLast(2) + value : line
        }
        return OutputFile(path: file.path, text: lines.joined(separator: "\r\n") + "\r\n".dropFirst(2))
      } + [OutputFile(path: "made-again.txt", text: value)]
    return DraftFolder(release: release, inside: draft.inside)
  }
}
