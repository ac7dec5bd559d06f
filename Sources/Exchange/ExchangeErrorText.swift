public import Programme
internal import Sodium

extension Catalogue {
  /// What people read of this room's facts, and of those of `Sodium`, which knows no language.
  static let exchange = Catalogue([PackageResources.exchange_words_json])
}

extension ExchangeError: SpokenError {
  public var description: String { text(in: .english) }

  package func text(in language: Language) -> String {
    let fact = fileFact ?? keyFact(in: language) ?? sealFact ?? bundleFact ?? agreementFact
    return fact.text(in: language, of: .exchange)
  }

  private var fileFact: Explanation? {
    switch self {
    case .cannotRead(let file, let reason): Explanation("cannotRead", ["file": file], details: ["what": reason])
    case .cannotWrite(let file, let reason): Explanation("cannotWrite", ["file": file], details: ["what": reason])
    case .alreadyThere(let path): Explanation("alreadyThere", ["file": path])
    case .notPrivate(let file): Explanation("notPrivate", ["file": file])
    case .tooLarge(let file, let limit): Explanation("tooLarge", ["file": file, "limit": String(limit)])
    case .malformed(let file, let what): Explanation("malformed", ["file": file], details: ["what": what])
    case .badName(let what): Explanation("badName", details: ["file": what])
    default: nil
    }
  }

  private func keyFact(in language: Language) -> Explanation? {
    let format = LanguageFormat.of(language)
    return switch self {
    case .badKey(let file, let error):
      Explanation("badKey", ["file": file, "what": error.text(in: language).firstLine])
    case .badSignature(let file, let signer, let error):
      Explanation(
        "badSignature", ["file": file, "what": error.text(in: language).firstLine], details: ["signer": signer])
    case .unknownHub(let file, let hub): Explanation("unknownHub", at: "hub", ["file": file, "hub": hub])
    case .notInRoster(let role, let id): Explanation("notInRoster", ["file": id], details: ["role": role])
    case .hubNotValid(let file, let hub, let date):
      Explanation("hubNotValid", at: "hub", ["file": file, "hub": hub, "date": format.date(date)])
    case .rosterNotSigned(let file, let valid, let needed):
      Explanation("rosterNotSigned", ["file": file, "valid": String(valid), "needed": String(needed)])
    case .rosterExpired(let version, let expires):
      Explanation("rosterExpired", at: "roster", ["version": String(version), "date": format.date(expires)])
    case .rosterVersion(let found, let remembered):
      Explanation("rosterVersion", at: "roster", ["version": String(found), "remembered": String(remembered)])
    case .rosterFork(let version): Explanation("rosterFork", at: "roster", ["version": String(version)])
    case .duplicateInRoster(let id): Explanation("duplicateInRoster", details: ["file": id])
    default: nil
    }
  }

  private var sealFact: Explanation? {
    switch self {
    case .ageHeader(let file, let what): Explanation("ageHeader", ["file": file], details: ["what": what])
    case .ageNoMatch(let file): Explanation("ageNoMatch", ["file": file])
    case .ageHeaderCode(let file): Explanation("ageHeaderCode", ["file": file])
    case .agePayload(let file, let chunk): Explanation("agePayload", ["file": file, "chunk": String(chunk)])
    case .compression(let file, let what): Explanation("compression", ["file": file], details: ["what": what])
    case .tooMuchInside(let file, let limit): Explanation("tooMuchInside", ["file": file, "limit": String(limit)])
    case .archive(let file, let what): Explanation("archive", ["file": file], details: ["what": what])
    default: nil
    }
  }

  private var bundleFact: Explanation? {
    switch self {
    case .wire(let file, let row, let column, let what):
      Explanation("wire", ["file": file, "row": String(row), "column": column], details: ["what": what])
    case .tableMismatch(let source, let what):
      Explanation("tableMismatch", ["source": source], details: ["what": what])
    case .sequenceReused(let file, let hub, let sequence):
      Explanation("sequenceReused", at: "number", ["file": file, "hub": hub, "sequence": String(sequence)])
    case .sequenceOlder(let file, let hub, let sequence, let accepted):
      Explanation(
        "sequenceOlder", ["file": file, "hub": hub, "sequence": String(sequence), "accepted": String(accepted)])
    case .chainBroken(let file, let hub, let sequence):
      Explanation("chainBroken", at: "number", ["file": file, "hub": hub, "sequence": String(sequence)])
    case .receiptMismatch(let file, let what): Explanation("receiptMismatch", ["file": file], details: ["what": what])
    case .ledgerBroken(let file, let row): Explanation("ledgerBroken", at: "row", ["file": file, "row": String(row)])
    case .ledgerRewritten(let file, let entry):
      Explanation("ledgerRewritten", at: "row", ["file": file, "row": String(entry)])
    case .runLogBroken(let file, let line): Explanation("runLogBroken", ["file": file, "line": String(line)])
    default: nil
    }
  }

  /// Where a bundle and the centre do not agree; all of a hub's file.
  private var agreementFact: Explanation {
    func of(_ key: String, _ file: String, _ hub: String) -> Explanation {
      Explanation(key, at: "hub", ["file": file, "hub": hub])
    }
    return switch self {
    case .manifestMismatch(let file, let hub, let what):
      Explanation("manifestMismatch", at: "hub", ["file": file, "hub": hub], details: ["what": what])
    case .otherProgramme(let file, let hub): of("otherProgramme", file, hub)
    case .otherPipeline(let file, let hub): of("otherPipeline", file, hub)
    case .otherEpoch(let file, let hub): of("otherEpoch", file, hub)
    case .otherRoster(let file, let hub, let version):
      Explanation("otherRoster", ["file": file, "hub": hub, "version": String(version)])
    case .otherRecipients(let file, let hub): of("otherRecipients", file, hub)
    case .otherTokens(let file, let hub): of("otherTokens", file, hub)
    case .otherPeriod(let file, let hub): of("otherPeriod", file, hub)
    // A test makes every case and finds none here.
    default: Explanation("unspoken")
    }
  }
}
