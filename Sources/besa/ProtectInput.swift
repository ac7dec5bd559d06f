import Disclosure
import Programme

/// The true counts that `besa protect` starts from, with the structure file that goes beside the result.
struct ProtectInput {
  let set: TableSet
  /// `structure.json`, byte for byte as given, or as made for people's rows.
  let structure: String

  init(folder: String) throws {
    let place = try TableSetPlace.own(folder)
    set = try place.read()
    structure = try TableSetPlace.text(place.structure)
  }

  init(microdata: String, tables: [[String]], count: String?, structure: String?) throws {
    let made = try MicrodataTables(
      TableSetPlace.text(microdata), tables: tables, count: count, structure: structure.map(TableSetPlace.text),
      name: microdata)
    set = try TableSetFiles.read(cells: made.cells, structure: made.structure, name: microdata)
    self.structure = made.structure
  }
}
