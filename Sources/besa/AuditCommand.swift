import ArgumentParser
import Disclosure
import Exchange
import Foundation
import Programme

/// `besa audit`: what a reader can compute from published tables, ours or anybody's.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Attack published tables and list every withheld cell that is not safe.",
    discussion: """
      PATH is a folder with cells.csv (or published.csv) and structure.json, a release, or a file of cells with the \
      structure file after it. Uses what is published and nothing else. Always asked: is a withheld count exact? \
      What is not given (--width, --small, --zeros) is not asked. With --inner, or inner.csv beside the cells, \
      respondents are those there are; the file holds true counts and stays inside.

      Exit codes: 0 safe; 3 the input was refused; 4 unsafe; 64 usage; 70 bug; 75 try later.
      """)

  @Argument(help: "Folder, release, or file of cells.") var path: String
  @Argument(help: "structure.json, after a file of cells.") var structure: String?
  @Option(help: "Least width (upper end - lower end) of a withheld cell's interval.") var width: Int?
  @Option(help: "Counts from 1 to this are small: none may be shown, and no withheld cell may certainly be small.")
  var small: Int?
  @Option(
    help: """
      protected: zeros are small too. published: zeros are always shown, and the reader knows it: a withheld cell \
      holds somebody.
      """)
  var zeros: Zeros?
  @Flag(help: "No withheld cell may certainly be small: its interval goes beyond --small, not just up to it.")
  var hidesSmall = false
  @Flag(help: "A withheld cell that certainly holds somebody is unsafe too. Not with --zeros published.")
  var hidesPresence = false
  @Option(
    help: """
      An earlier release, as PATH; once for each, oldest first. Its counts are taken not to fall, but for those of \
      people without an answer.
      """)
  var earlier: [String] = []
  @Flag(help: "Seek no exact ends of a cell that is proven safe: fast on large sets.") var quick = false
  @OptionGroup var people: AuditPeople
  @Option(help: "Write every interval to this CSV file.") var intervals: String?
  @Option(help: "Write proofs of every interval of outsider and rule-knower to this file.") var certificates: String?
  @Option(help: "Instead of an audit: recheck this file of proofs in exact arithmetic, without a solver.")
  var verify: String?
  @Flag(help: "Print the result as JSON.") var json = false

  func validate() throws {
    for (name, value) in [("width", width), ("small", small)] {
      guard value.map((1...mostOfRule).contains) ?? true else {
        throw ValidationError("--\(name) is from 1 to \(mostOfRule)")
      }
    }
    if quick, intervals != nil || certificates != nil || verify != nil {
      throw ValidationError("--quick seeks no ends: not with --intervals, --certificates and --verify")
    }
    if hidesPresence, zeros == .published {
      throw ValidationError("--hides-presence: where zeros are published, every withheld cell holds somebody")
    }
  }

  func run() throws {
    try refusing {
      let places = try TableSetPlace.find(path, structure: structure)
      if intervals != nil || certificates != nil || verify != nil, places.count > 1 {
        throw ValidationError(
          "--intervals, --certificates and --verify are for one table set; name one of \(places.map(\.name).joined(separator: ", "))"
        )
      }
      if let verify {
        try recheck(verify, of: places[0])
        return
      }
      let results = try places.map(result)
      if let certificates {
        let made = try certify(places[0].readPublished(), under: policy, attackers: try people.chosen())
        try WholeFile.write(Array(made.encoded()), to: certificates, access: .ownerOnly)
      }
      if let intervals {
        try WholeFile.write(Array(results.map(\.csv).joined().utf8), to: intervals, access: .ownerOnly)
      }
      print(json ? AuditResult.json(results) : results.map(\.text).joined(separator: "\n\n"))
      if results.contains(where: \.isUnsafe) { throw ExitCode(Exit.auditFailed.rawValue) }
    }
  }

  /// Without --width an interval of two values is wide enough, without --small no count is small.
  private var policy: DisclosurePolicy {
    DisclosurePolicy(
      small: small ?? 0, width: width ?? 1, zeros: zeros ?? .protected, hidesSmall: hidesSmall)
  }

  private func recheck(_ path: String, of place: TableSetPlace) throws {
    let made = try AuditCertificates.decoded(Data(TableSetPlace.text(path).utf8), path: path)
    let found = try Disclosure.verify(made, of: place.readPublished(), under: policy)
    for line in found.refused { print("refused: \(line)") }
    print("ends proven: \(found.proven); bounded by whole-number search: \(found.bySearch)")
    if !found.refused.isEmpty { throw ExitCode(Exit.auditFailed.rawValue) }
  }

  private func result(_ place: TableSetPlace) throws -> AuditResult {
    let tables = try place.readPublished()
    let attackers = try people.chosen()
    let inner = try people.inner(beside: place, attackers)
    let before = try earlier.map { try place.same(in: $0, under: path).readPublished() }
    let report = try attack(
      tables, under: policy, earlier: before, attackers: attackers, inner: inner,
      depth: quick ? .quick : .exact)
    return AuditResult(
      name: place.name, tables: tables, report: report,
      question: AuditQuestion(
        width: width, small: small, zeros: zeros, hidesSmall: hidesSmall, hidesPresence: hidesPresence),
      hasInner: inner != nil, earlier: earlier)
  }
}
