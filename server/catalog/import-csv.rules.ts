import { parse } from 'csv-parse/sync'

/** A spreadsheet as its cells: the names of its columns, and its rows as they stand below them. */
export interface Table {
  readonly columns: readonly string[]
  /** Column names that stand more than once: nobody can tell which one counts. */
  readonly repeated: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const DELIMITERS = [',', ';', '\t'] as const
/** Longer than any row people write; without a limit a quote that never closes swallows the whole file. */
const ROW_CHARACTERS = 1_000_000

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** What separates the cells: what stands most often in the first line; the comma where nothing does. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1)
  return [...DELIMITERS].sort((a, b) => count(head, b) - count(head, a))[0]!
}

/** Columns without a name get their number, so that what stands in them is not lost without a word. */
const namesOf = (header: readonly string[]): string[] => header.map((name, index) => name.trim() || `#${index + 1}`)

/**
 * Reads the cells of a spreadsheet: commas, semicolons or tabs; quoted cells may hold any of them, and line ends.
 * @returns the rows without the empty ones, each as long as it is: whoever reads them says which were cut
 * @throws Error in the words of the parser for a quote that is never closed, or a row of a million characters
 */
export function tableOf(text: string): Table {
  const body = text.replace(/^sep=.\r?\n/i, '')
  const records = parse(body, {
    delimiter: /^sep=(.)\r?\n/i.exec(text)?.[1] ?? delimiterOf(body),
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: ROW_CHARACTERS,
  })
  const [header = [], ...rows] = records
  const columns = namesOf(header)
  const repeated = [...new Set(columns.filter((name, index) => columns.indexOf(name) !== index))]
  return { columns, repeated, rows: rows.filter((cells) => cells.some((cell) => cell !== '')) }
}

/** Whether a row has the cells of its header; empty ones beyond it are what spreadsheets leave behind. */
export const isWhole = (cells: readonly string[], { columns }: Table): boolean =>
  cells.length >= columns.length && cells.slice(columns.length).every((cell) => cell === '')
