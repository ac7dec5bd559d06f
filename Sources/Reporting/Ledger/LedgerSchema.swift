/// The ledger's tables and the triggers that make them append-only (`LedgerFormat`).
enum LedgerSchema {
  /// "besa" as a 32-bit number: SQLite's `application_id`, which `file` shows.
  static let applicationID = 0x6265_7361
  static let version = 1

  /// Name → statement. Verification compares these texts with the file's own.
  static let statements: [(name: String, text: String)] = [
    (
      "entry",
      """
      CREATE TABLE entry (
        number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
        previous TEXT NOT NULL, digest TEXT NOT NULL) STRICT
      """
    ),
    (
      "head",
      """
      CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL, digest TEXT NOT NULL) STRICT
      """
    ),
    (
      "entry_follows",
      """
      CREATE TRIGGER entry_follows BEFORE INSERT ON entry
      WHEN NEW.number IS NOT (SELECT number + 1 FROM head) OR NEW.previous IS NOT (SELECT digest FROM head)
      BEGIN SELECT RAISE(ABORT, 'an entry must follow the head of the ledger'); END
      """
    ),
    (
      "entry_becomes_head",
      """
      CREATE TRIGGER entry_becomes_head AFTER INSERT ON entry
      BEGIN UPDATE head SET number = NEW.number, digest = NEW.digest; END
      """
    ),
    (
      "entry_stays",
      """
      CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
      """
    ),
    (
      "entry_remains",
      """
      CREATE TRIGGER entry_remains BEFORE DELETE ON entry
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
      """
    ),
    (
      "head_moves_with_entry",
      """
      CREATE TRIGGER head_moves_with_entry BEFORE UPDATE ON head
      WHEN NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.number AND digest = NEW.digest AND previous = OLD.digest)
      BEGIN SELECT RAISE(ABORT, 'the head of the ledger is its last entry'); END
      """
    ),
    (
      "head_remains",
      """
      CREATE TRIGGER head_remains BEFORE DELETE ON head
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
      """
    ),
  ]
}
