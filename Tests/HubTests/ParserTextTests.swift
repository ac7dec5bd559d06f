import ArgumentParser
import Programme
import Testing

@testable import besa_hub

@Suite("What the argument parser says") struct ParserTextTests {
  let albanian = ParserText(Messages(.albanian, of: Words.catalogue))

  @Test(
    "wrong use is said in Albanian, what was typed as it was typed",
    arguments: [
      (["--nope"], "Gabim: zgjedhje e panjohur '--nope'"), (["check"], "Gabim: mungon '<path>'"),
      (["check", "a", "b"], "Gabim: argument i tepërt 'b'"), (["x", "y"], "Gabim: 2 argumente të tepërta: 'x', 'y'"),
      (["check", "--jso", "a"], "Gabim: zgjedhje e panjohur '--jso'. Mos deshët '--json'?"),
      (["ledger", "--export"], "Gabim: mungon vlera e '--export <file>'"),
      (["ledger", "--export", "f", "--on", "today"], "Gabim: vlera 'today' nuk vlen për '--on <date>'"),
      (["map", "--confirm=3"], "Gabim: zgjedhja '--confirm' nuk merr vlerë, por u dha '3'."),
    ])
  func errors(_ arguments: [String], _ first: String) {
    let text = albanian(message(arguments))
    #expect(text.firstLine == first)
    #expect(Self.english.allSatisfy { !text.contains($0) }, "\(text)")
  }

  @Test("help has its headings in Albanian", arguments: [[], ["check"], ["config"], ["help", "map"]])
  func help(_ command: [String]) {
    let text = albanian(message(command.first == "help" ? command : command + ["--help"]))
    #expect(text.contains("PËRDORIMI: besa-hub") && text.contains("ZGJEDHJET:") && text.contains("Tregon këtë ndihmë."))
    #expect(Self.english.allSatisfy { !text.contains($0) }, "\(text)")
  }

  @Test("English stays as it is")
  func unchanged() {
    let text = message(["check", "--help"])
    #expect(ParserText(Messages(.english, of: Words.catalogue))(text) == text && text.hasPrefix("OVERVIEW: "))
  }

  @Test("a pattern gives what stands at its places, or nothing")
  func patterns() {
    #expect(ParserText.values(of: "Error: {rest}", in: "Error: a {b}") == ["rest": "a {b}"])
    #expect(ParserText.values(of: "'{a}' of '{b}'.", in: "'x' of 'y'.") == ["a": "x", "b": "y"])
    #expect(ParserText.values(of: "'{a}'.", in: "'x' more") == nil)
    #expect(ParserText.values(of: "OPTIONS:", in: "OPTIONS: all") == nil)
    #expect(ParserText.values(of: "OPTIONS:", in: "OPTIONS:") == [:])
  }

  private static let english = [
    "Error:", "USAGE:", "Usage:", "OVERVIEW:", "OPTIONS:", "ARGUMENTS:", "SUBCOMMANDS:", "Show ", "See '", "Help:",
  ]

  private func message(_ arguments: [String]) -> String {
    do {
      // Help is a command of its own; others are not run here.
      var command = try BesaHub.parseAsRoot(arguments)
      if String(describing: type(of: command)) == "HelpCommand" { try command.run() }
      return ""
    } catch {
      return BesaHub.fullMessage(for: error)
    }
  }
}
