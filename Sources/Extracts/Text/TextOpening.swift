import Programme

/// How a text file is opened: its letters, its separator, its header.
struct TextOpening {
  let form: TableOrigin.TextForm

  /// - Parameter encoding: When the hub's mapping names one.
  init(_ bytes: ExportBytes, file: String, encoding: TextEncoding?, source: Source?) throws(ExtractError) {
    let reader = try bytes.open(name: file)
    do {
      let survey = try TextSurvey(reader)
      form = try Self.form(bytes, encoding ?? survey.encoding, start: survey.start, file: file)
    } catch let error as ExtractError {
      throw error
    } catch let fault as TextSurvey.Fault {
      switch fault {
      case .empty: throw .empty(file: file)
      case .notText(let offset):
        let place = Self.place(of: offset, in: bytes, source)
        throw .notUTF8(file: file, row: place.row, cell: place.cell, column: place.column)
      case .zero(let offset):
        let place = Self.place(of: offset, in: bytes, source)
        throw .zeroByte(file: file, row: place.row, cell: place.cell, column: place.column)
      }
    } catch {
      throw .unreadable(file: file)
    }
  }

  private static func form(
    _ bytes: ExportBytes, _ encoding: TextEncoding, start: Int, file: String
  ) throws(ExtractError) -> TableOrigin.TextForm {
    let text = TextReader(try bytes.open(name: file), encoding: encoding, start: start)
    var first = [UInt8](repeating: 0, count: CSVReader.pieceLength)
    do {
      let count = try text.fill(&first, from: 0)
      return .init(encoding: encoding, start: start, dialect: CSVDialect(of: first[..<count]))
    } catch let error as ExtractError {
      throw error
    } catch {
      throw .notUTF8(file: file, row: 1, cell: 1)
    }
  }

  /// - Throws: ``ExtractError/empty(file:)`` when the first row has nothing in it.
  static func header(
    _ bytes: ExportBytes, _ form: TableOrigin.TextForm, file: String
  ) throws(ExtractError) -> TableHeader {
    let reader = try TableOrigin.text(bytes, form).open(file: file)
    var row = RowCells()
    guard try reader.advance(&row), !row.isBlank else { throw .empty(file: file) }
    let names = row.cells.indices.map { String(decoding: row.bytes[row.trimmed($0)], as: UTF8.self) }
    let isWhole = row.strayQuote == nil
    let hasSecond = ((try? reader.advance(&row)) ?? false) && !row.isBlank
    return TableHeader(names: names, rows: 1, isSound: isWhole && (!hasSecond || row.cells.count == names.count))
  }

  private struct Place {
    var row = 1
    var cell = 1
    /// When the header declares it.
    var column: String?
  }

  /// Row and cell, both from 1, that hold a byte of a text in UTF-8.
  private static func place(of offset: Int, in bytes: ExportBytes, _ source: Source?) -> Place {
    guard let input = try? bytes.open(name: "") else { return Place() }
    let first = (try? input.bytes(at: 0, count: CSVReader.pieceLength)) ?? []
    let start = TextEncoding.marked(first)?.1 ?? 0
    let text = TextReader(input, encoding: .utf8, start: start)
    let reader = CSVReader(text, separator: CSVDialect(of: first.dropFirst(start)).separator, file: "")
    var row = RowCells()
    var layout: HeaderLayout?
    while (try? reader.advance(&row)) == true {
      if row.number == 1, let source {
        let names = row.cells.indices.map { String(decoding: row.text(of: $0), as: UTF8.self) }
        layout = HeaderLayout(of: names, for: source)
      }
      guard start + reader.consumed > offset else { continue }
      let within = reader.placeInPiece(ofByte: offset - start)
      let cell = max(1, row.cells.count { $0.start <= within })
      let column = row.number > 1 ? layout?.places.firstIndex(of: .cell(cell - 1)) : nil
      return Place(row: row.number, cell: cell, column: column.flatMap { source?.columns[$0].name })
    }
    return Place(row: row.number + 1)
  }
}
