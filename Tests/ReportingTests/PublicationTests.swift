import FoundationEssentials
import Sodium
import Testing

@testable import Reporting

@Suite("Draft, approvals, publication") final class PublicationTests {
  let path = FileManager.default.temporaryDirectory.path + "/besa-publication-\(UUID().uuidString).sqlite"
  let draft: DraftFolder
  let ledger: Ledger
  let keys = Keys()

  init() throws {
    draft = try SampleRelease.make()
    ledger = try Ledger(at: path)
    try ledger.append([.drafted(draft.record(SampleRelease.facts))], at: Events.noon)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Keys are made once: a noncopyable key lives in a class to be shared by the tests of a suite.
  final class Keys {
    let first = SigningKey()
    let second = SigningKey()
    let stranger = SigningKey()
    let publisher = SigningKey()

    var officers: [Officer] {
      [Officer(name: "officer-1", key: first.verifying), Officer(name: "officer-2", key: second.verifying)]
    }
  }

  @Test("a draft with two approvals becomes a release that verifies with public keys only")
  func published() throws {
    let files = try publish()
    let verdict = try ReleaseVerdict.check(files, publisher: keys.publisher.verifying, officers: keys.officers)
    #expect(verdict.isSound)
    #expect(verdict.number == 1)
    #expect(verdict.lines.filter { $0.finding == .approved }.map(\.path) == draft.list.lines.map(\.path))
    #expect(try ledger.releases().map(\.number) == [1])
    #expect(try ledger.check(expecting: [verdict.ledgerHead]).isWhole)
  }

  @Test("what stays inside is in no release, not even as a digest")
  func insideStays() throws {
    let files = try publish()
    let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for line in draft.insideList.lines { #expect(!text.contains(line.digest.hex), "\(line.path)") }
    #expect(!text.contains(draft.insideList.digest.hex))
    #expect(!text.contains("7771"), "a true count got out")
    #expect(draft.inside.contains { String(decoding: $0.bytes, as: UTF8.self).contains("7771") })
  }

  @Test("one flipped byte, one missing file, one file more: the verdict names it")
  func tampered() throws {
    let files = try publish()
    for index in files.indices where !files[index].path.hasPrefix("manifest") {
      var bytes = files[index].bytes
      bytes[bytes.count / 2] ^= 1
      var changed = files
      changed[index] = OutputFile(path: files[index].path, bytes: bytes)
      let verdict = try check(changed)
      #expect(!verdict.isSound)
      #expect(verdict.lines.contains { $0.path == files[index].path && $0.finding == .changed })
      changed.remove(at: index)
      #expect(try check(changed).lines.contains { $0.path == files[index].path && $0.finding == .missing })
    }
    let more = try check(files + [OutputFile(path: "extra.csv", text: "a")])
    #expect(!more.isSound)
    #expect(more.lines.contains { $0.path == "extra.csv" && $0.finding == .stranger })
  }

  @Test("a changed manifest, or another publisher's key, proves nothing")
  func manifest() throws {
    let files = try publish()
    #expect(throws: ReportingError.self) {
      try ReleaseVerdict.check(files, publisher: keys.stranger.verifying)
    }
    let changed = files.map { file in
      file.path == "manifest.json" ? OutputFile(path: file.path, bytes: file.bytes + [32]) : file
    }
    #expect(throws: ReportingError.self) { try check(changed) }
  }

  @Test("a publisher who signs a manifest without approvals of these files does not make it sound")
  func publisherAlone() throws {
    let files = try publish()
    let other = try #require(files.file("report.html")).bytes + [10]
    let swapped = draft.release.map { $0.path == "report.html" ? OutputFile(path: $0.path, bytes: other) : $0 }
    let list = FileList(of: swapped)
    let text = try #require(files.file("manifest.json").map { String(decoding: $0.bytes, as: UTF8.self) })
    let forged = text.replacing(draft.list.digest.hex, with: list.digest.hex)
      .replacing(try #require(draft.list["report.html"]).hex, with: Digest(of: other).hex)
      .replacing(Digest(of: draft.list.bytes).hex, with: Digest(of: list.bytes).hex)
    let bytes = Array(forged.utf8)
    let release =
      swapped + [
        OutputFile(path: "SHA256SUMS", bytes: list.bytes), OutputFile(path: "manifest.json", bytes: bytes),
        OutputFile(path: "manifest.json.minisig", text: keys.publisher.sign(bytes, trustedComment: "x")),
      ] + files.filter { $0.path.hasPrefix("approvals/") }
    let verdict = try check(release)
    #expect(!verdict.isSound)
    #expect(verdict.approvers.allSatisfy { !$0.isValid })
  }

  @Test("approvals by keys that are no officer's count for nothing when the reader has a roster")
  func rosterOfReader() throws {
    let files = try publish()
    let others = [Officer(name: "officer-1", key: keys.stranger.verifying), keys.officers[1]]
    let verdict = try ReleaseVerdict.check(files, publisher: keys.publisher.verifying, officers: others)
    #expect(verdict.approvers.map(\.isValid) == [false, true])
    #expect(!verdict.isSound)
  }

  @Test("publishing again after the folder was lost gives the same bytes, and no second entry")
  func finished() throws {
    let first = try publish()
    let before = try ledger.head()
    let again = try ledger.publish(
      draft, number: 1, officers: [], key: keys.publisher, at: Events.noon + 86_400)
    #expect(again.files == first)
    #expect(try ledger.head() == before)
    #expect(throws: ReportingError.notRemade(release: 1)) {
      try ledger.publish(draft, number: 1, officers: [], key: keys.stranger, at: Events.noon)
    }
  }

  @Test("one approval is not enough, nor two by one officer, nor one by a stranger")
  func notEnough() throws {
    try approve(keys.first)
    #expect(throws: ReportingError.alreadyApproved(number: 1, name: "officer-1")) { try approve(keys.first) }
    #expect(throws: ReportingError.self) { try approve(keys.stranger) }
    #expect(throws: ReportingError.notEnoughApprovals(number: 1, have: 1, need: 2)) {
      try ledger.publish(draft, number: 1, officers: keys.officers, key: keys.publisher, at: Events.noon)
    }
  }

  @Test("a draft whose files changed after it was made can be neither approved nor published")
  func changed() throws {
    try approve(keys.first)
    try approve(keys.second)
    for (release, inside) in [(1, 0), (0, 1)] {
      let other = DraftFolder(
        release: draft.release.map {
          OutputFile(path: $0.path, bytes: $0.bytes + Array(repeating: 32, count: release))
        },
        inside: draft.inside.map { OutputFile(path: $0.path, bytes: $0.bytes + Array(repeating: 32, count: inside)) })
      let folder = release == 1 ? "release" : "internal"
      #expect(throws: ReportingError.draftChanged(number: 1, folders: [folder])) {
        try ledger.publish(other, number: 1, officers: keys.officers, key: keys.publisher, at: Events.noon)
      }
      #expect(throws: ReportingError.draftChanged(number: 1, folders: [folder])) {
        try ledger.approve(other, number: 1, officers: keys.officers, key: keys.first, at: Events.noon)
      }
    }
  }

  @Test("an officer who left the roster no longer counts")
  func revoked() throws {
    try approve(keys.first)
    try approve(keys.second)
    #expect(throws: ReportingError.notEnoughApprovals(number: 1, have: 1, need: 2)) {
      try ledger.publish(
        draft, number: 1, officers: [keys.officers[0]], key: keys.publisher, at: Events.noon)
    }
  }

  @Test("a signature that was swapped in the ledger's entry does not carry a release")
  func forgedApproval() throws {
    let forged = Approval(
      draft: 1, digest: draft.list.digest, officer: "officer-2", key: keys.second.verifying.text,
      signature: keys.stranger.sign(draft.list.bytes, trustedComment: "x"))
    try approve(keys.first)
    try ledger.append([.approved(forged)], at: Events.noon)
    #expect(throws: ReportingError.badApproval(number: 1, name: "officer-2")) {
      try ledger.publish(draft, number: 1, officers: keys.officers, key: keys.publisher, at: Events.noon)
    }
    #expect(try ledger.releases().isEmpty)
  }

  @Test("an approval for another draft carries no release, under that draft's digest or this one's")
  func approvalForAnotherDraft() throws {
    let other = DraftFolder(release: draft.release + [OutputFile(path: "more.csv", text: "a")], inside: draft.inside)
    let theirs = try Approval.signing(other, number: 1, officer: "officer-2", key: keys.second)
    try approve(keys.first)
    try ledger.append([.approved(theirs)], at: Events.noon)
    #expect(throws: ReportingError.notEnoughApprovals(number: 1, have: 1, need: 2)) { try publishAgain() }
    let renamed = Approval(
      draft: 1, digest: draft.list.digest, officer: "officer-2", key: theirs.key, signature: theirs.signature)
    try ledger.append([.approved(renamed)], at: Events.noon)
    #expect(throws: ReportingError.badApproval(number: 1, name: "officer-2")) { try publishAgain() }
    #expect(try ledger.releases().isEmpty)
  }

  @Test("the author cannot approve, under the own name or under the own key", arguments: [true, false])
  func authorApproves(byName: Bool) throws {
    let author = byName ? Author(name: "officer-1", key: nil) : Author(name: "analyst", key: keys.first.verifying.text)
    let record = DraftRecord(
      number: 2, release: 1, digest: draft.list.digest, inside: draft.insideList.digest, author: author, needed: 2)
    try ledger.append([.drafted(record)], at: Events.noon)
    let before = try ledger.head()
    #expect(throws: ReportingError.authorCannotApprove(number: 2, name: "officer-1")) {
      try ledger.approve(draft, number: 2, officers: keys.officers, key: keys.first, at: Events.noon)
    }
    #expect(try ledger.head() == before)
  }

  private func publishAgain() throws {
    _ = try ledger.publish(draft, number: 1, officers: keys.officers, key: keys.publisher, at: Events.noon)
  }

  @Test("a second draft of the same release is overtaken by the first, and a number is never used twice")
  func overtaken() throws {
    let second = DraftRecord(
      number: 2, release: 1, digest: draft.list.digest, inside: draft.insideList.digest,
      author: SampleRelease.facts.author, needed: 2)
    try ledger.append([.drafted(second)], at: Events.noon)
    _ = try publish()
    #expect(throws: ReportingError.draftOvertaken(number: 2, release: 1, next: 2)) {
      try ledger.approve(draft, number: 2, officers: keys.officers, key: keys.first, at: Events.noon)
    }
  }

  private func approve(_ key: borrowing SigningKey) throws {
    try ledger.approve(draft, number: 1, officers: keys.officers, key: key, at: Events.noon)
  }

  private func publish() throws -> [OutputFile] {
    try approve(keys.first)
    try approve(keys.second)
    return try ledger.publish(
      draft, number: 1, officers: keys.officers, key: keys.publisher, at: Events.noon
    ).files
  }

  private func check(_ files: [OutputFile]) throws -> ReleaseVerdict {
    try ReleaseVerdict.check(files, publisher: keys.publisher.verifying)
  }
}
