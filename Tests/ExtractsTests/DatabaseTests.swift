import CSQLite
import Extracts
import Foundation
import Testing

@Suite("Case databases")
struct DatabaseTests {
  /// A folder with a database in it, for as long as the test.
  private func withDatabase(_ statements: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "cases.db").path
    var database: OpaquePointer?
    try #require(unsafe sqlite3_open(path, &database) == SQLITE_OK)
    try #require(unsafe sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK)
    unsafe _ = sqlite3_close(database)
    try body(path)
  }

  private static let people = """
    CREATE TABLE person (id TEXT, agreed TEXT, full_name TEXT, points INTEGER, note BLOB);
    INSERT INTO person VALUES ('A1','yes','Lule',7,x'00ff'),('A2','no','Zoë',10,NULL);
    """

  private func table(_ path: String, _ query: String?) throws -> RawTable {
    try Samples.table(file: path, mapping: SourceMapping(query: query))
  }

  @Test("A query gives the table, row by row")
  func query() throws {
    try withDatabase(Self.people) { path in
      let table = try table(
        path, "SELECT id AS code, agreed AS consent, full_name AS name, points AS score FROM person ORDER BY id;")
      #expect(try table.texts("name") == ["Lule", "Zoë"])
      #expect(try table.answers("score") == [.integer(7), .integer(10)])
      #expect(try table.answers("consent") == [.choice(0), .choice(1)])
    }
  }

  @Test("Without a query, the table or view with the source's name")
  func view() throws {
    let view = "CREATE VIEW people AS SELECT id AS code, agreed AS consent, full_name AS name FROM person;"
    try withDatabase(Self.people + view) { path in
      let codes = try table(path, nil).texts("code")
      #expect(codes == ["A1", "A2"])
    }
  }

  @Test(
    "A query that changes, attaches, or is more than one statement is refused, and the file stays as it was",
    arguments: [
      "DELETE FROM person", "UPDATE person SET id='x'", "DROP TABLE person", "SELECT 1; DELETE FROM person",
      "ATTACH '/tmp/other.db' AS o", "PRAGMA journal_mode=DELETE", "SELECT load_extension('x')", "nonsense", "",
      "SELECT id AS code FROM missing", "WITH x AS (SELECT 1) DELETE FROM person",
    ])
  func hostileQuery(_ query: String) throws {
    try withDatabase(Self.people) { path in
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: ExtractError.self) { try table(path, query).problems() }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test("A damaged database is refused with a cure")
  func damaged() throws {
    try withDatabase(Self.people) { path in
      var bytes = try Data(contentsOf: URL(filePath: path))
      for place in 100..<bytes.count { bytes[place] = 0x5A }
      try bytes.write(to: URL(filePath: path))
      #expect(throws: ExtractError.database(file: "cases.db", .damaged)) { try table(path, nil) }
    }
  }
}
