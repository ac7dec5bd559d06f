import Testing

@testable import Programme

@Suite("Words in two languages") struct MessagesTests {
  static let file = """
    {"found_one": {"en": "{n} row in {file}", "sq": "{n} rresht në {file}"},
     "found_other": {"en": "{n} rows in {file}", "sq": "{n} rreshta në {file}"}}
    """
  let catalogue = Catalogue([Array(file.utf8)])

  @Test("a count chooses its form and is written as the language writes numbers")
  func counts() {
    let albanian = Messages(.albanian, of: catalogue)
    #expect(albanian("found", for: 1, ["file": "a.csv"]) == "1 rresht në a.csv")
    #expect(albanian("found", for: 1_200, ["file": "a.csv"]) == "1\u{A0}200 rreshta në a.csv")
    #expect(Messages(.english, of: catalogue)("found", for: 0, ["file": "a.csv"]) == "0 rows in a.csv")
  }

  @Test("a value that looks like a place for another value stays as it is")
  func onePass() {
    #expect(Messages(.english, of: catalogue)("found", for: 2, ["file": "{n}.csv"]) == "2 rows in {n}.csv")
  }

  @Test("a value that nobody gave stays visible")
  func missing() {
    #expect(Messages(.english, of: catalogue)("found", for: 2) == "2 rows in {file}")
  }

  @Test(
    "the first of LC_ALL, LC_MESSAGES and LANG that is set chooses; unknown languages are English",
    arguments: [
      ([:], Language.english), (["LANG": "sq_AL.UTF-8"], .albanian), (["LANG": "it_IT.UTF-8"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "sq", "LANG": "C"], .albanian), (["LC_ALL": "C", "LANG": "sq_AL"], .english),
      (["LC_ALL": "sq_XK", "LANG": "en_GB.UTF-8"], .albanian),
    ])
  func environment(_ variables: [String: String], _ language: Language) {
    #expect(Language(environment: variables) == language)
  }
}
