import Exchange
import Extracts
import Programme
import Pseudonymisation
import Sodium
import Testing

@testable import besa_hub

/// One of every case that an error type of the hub's rooms has.
struct ErrorSamples: CustomTestStringConvertible, Sendable {
  /// The file that declares the type, under `Sources`.
  let file: String
  let errors: [any SpokenError]

  var testDescription: String { file }

  static let all = [
    ErrorSamples(file: "Extracts/Messages/ExtractError.swift", errors: extracts),
    ErrorSamples(file: "Pseudonymisation/Coding/PseudonymisationError.swift", errors: coding),
    ErrorSamples(file: "Pseudonymisation/Gate/GateRefusal.swift", errors: gate),
    ErrorSamples(file: "Exchange/ExchangeError.swift", errors: exchange),
    ErrorSamples(file: "Sodium/SodiumError.swift", errors: sodium),
    ErrorSamples(file: "besa-hub/HubError.swift", errors: hub),
  ]

  private static let extracts: [ExtractError] =
    [
      .noFolder("exports"), .missingFile(source: "q1", folder: "exports"),
      .severalFiles(source: "q1", folder: "exports", files: ["a.csv", "b.csv"]), .unreadable(file: "q1.csv"),
      .empty(file: "q1.csv"), .notUTF8(file: "q1.csv", row: 3, cell: 2),
      .notUTF8(file: "q1.csv", row: 3, cell: 2, column: "age"),
      .zeroByte(file: "q1.csv", row: 3, cell: 2), .zeroByte(file: "q1.csv", row: 3, cell: 2, column: "age"),
      .openQuote(file: "q1.csv", row: 4), .rowTooLong(file: "q1.csv", row: 4), .changed(file: "q1.csv"),
      .badMapping(file: "mapping.json"), .headerUnknown(file: "q1.csv", source: "q1"),
      .missingColumns(file: "q1.csv", names: ["age"]), .missingColumns(file: "q1.csv", names: ["age", "work"]),
      .repeatedColumn(file: "q1.csv", name: "age", cells: [2, 5]),
      .undeclaredColumns(file: "q1.csv", cells: [3], names: ["note"]),
      .undeclaredColumns(file: "q1.csv", cells: Array(1...14), names: (1...14).map { "c\($0)" }),
      .forbiddenColumn(file: "q1.csv", name: "route", cell: 9),
    ]
    + [.damaged, .encrypted, .tooLarge, .noVisibleSheet, .oldFormat].map { .workbook(file: "q1.xlsx", $0) }
    + [.damaged, .query, .locked, .valueTooLong].map { .database(file: "cases.sqlite", $0) }

  private static let coding: [PseudonymisationError] = [
    .programme(fact: "source q1 has no column code"), .weakMatchKey("k1"), .extract(.empty(file: "q1.csv")),
    .lostTooMuch(source: "q1", .rows, lost: 9, of: 20, percent: 10),
    .lostTooMuch(source: "q1", .values, lost: 9, of: 20, percent: 10), .scratch,
  ]

  private static let gate: [GateRefusal] =
    [
      .files, .header(file: "q1.csv"), .unfinishedRow(file: "q1.csv", row: 2), .cellCount(file: "q1.csv", row: 2),
      .notANumber(file: "q1.csv", row: 2, column: "age"), .outsideForm(file: "q1.csv", row: 2, column: "age"),
      .notAToken(file: "q1.csv", row: 2, column: "t1"), .caseNumber(file: "q1.csv", row: 2),
    ] + ["plain", "URL-encoded", "hex", "base64"].map { .identifier(file: "q1.csv", reading: $0) }

  private static let day = CalendarDate(iso: "2026-03-31") ?? CalendarDate.today

  private static let exchange: [ExchangeError] = [
    .cannotRead(file: "f", reason: "No such file or directory"), .cannotWrite(file: "f", reason: "Permission denied"),
    .alreadyThere(path: "f"), .notPrivate(file: "f"), .tooLarge(file: "f", limit: 9), .badName(what: "hub id"),
    .malformed(file: "f", what: "trusted comment"), .badKey(file: "f", .wrongPassword),
    .badSignature(file: "f", signer: "aggregator", .badSignature(key: "1A")), .unknownHub(file: "f", hub: "diber"),
    .notInRoster(role: "hub", id: "diber"), .hubNotValid(file: "f", hub: "diber", on: day),
    .rosterNotSigned(file: "f", valid: 1, needed: 2), .rosterExpired(version: 2, expires: day),
    .rosterVersion(found: 4, remembered: 2), .rosterFork(version: 3), .duplicateInRoster(id: "diber"),
    .ageHeader(file: "f", what: "no recipient"), .ageNoMatch(file: "f"), .ageHeaderCode(file: "f"),
    .agePayload(file: "f", chunk: 2), .compression(file: "f", what: "it ends early"),
    .tooMuchInside(file: "f", limit: 9), .archive(file: "f", what: "header block"),
    .manifestMismatch(file: "f", hub: "diber", what: "match keys"), .otherProgramme(file: "f", hub: "diber"),
    .otherPipeline(file: "f", hub: "diber"), .otherEpoch(file: "f", hub: "diber"),
    .otherRoster(file: "f", hub: "diber", version: 2), .otherRecipients(file: "f", hub: "diber"),
    .otherTokens(file: "f", hub: "diber"), .otherPeriod(file: "f", hub: "diber"),
    .sequenceReused(file: "f", hub: "diber", sequence: 3),
    .sequenceOlder(file: "f", hub: "diber", sequence: 3, accepted: 5),
    .chainBroken(file: "f", hub: "diber", sequence: 3),
    .wire(file: "f", row: 3, column: "age", what: "not a whole number"),
    .tableMismatch(source: "q1", what: "number of fields"), .receiptMismatch(file: "f", what: "another programme"),
    .ledgerBroken(file: "f", row: 3), .ledgerRewritten(file: "f", entry: 3), .runLogBroken(file: "f", line: 3),
  ]

  private static let sodium: [SodiumError] = [
    .malformedKey(what: "password costs"), .malformedSignature(what: "line 1"),
    .otherKey(expected: "1A", found: "2B"), .badSignature(key: "1A"), .badTrustedComment(key: "1A"), .wrongPassword,
    .passwordNeeded, .memoryNeeded,
  ]

  private static let hub: [HubError] = [
    .notAHome(folder: "d"), .alreadyAHome(folder: "d"), .noExports(file: "f"),
    .unknownHub(id: "x", known: ["diber", "tropoje"]), .notEnrolled(folder: "d"), .otherProgramme(file: "f"),
    .otherKeys(hub: "diber"), .notValid(hub: "diber", night: day), .badRootKey(file: "f"), .badState(file: "f"),
    .badEnrolment(file: "f"),
    .badReceipt(file: "f"), .badMappingEntry("q1:a"), .nobodyToAsk, .stoppedAnswering, .cannotMakeFolder("d"),
    .busy(folder: "d"),
  ]
}
