import type { DayView } from './day.rules'
import { PHOTO_HEIGHTS_MM, sheetHeight, type SheetView } from './sheet.rules'
import { heightOf, linesOf, MM_PER_POINT } from './text-height.rules'

/** What stands inside the margins of an A4 page, in millimetres. */
export const PAGE = { width: 174, height: 254 } as const
/** The wide column of a day, beside its numeral, figures and small map. */
const WIDE = 130
/** Empty room under a page's days from which a map of them is worth it, and the most a row of a table is opened. */
const LEAST_BAND = 52
const MOST_AIR = 1.7
const DAY_GAP = 6
/** What an estimate of a page may be wrong by. */
const SLACK = 2.5
/** The same where a second day comes in: the texts of both are guessed, and one too many tears the page in two. */
const JOINING_SLACK = 9

/** A row of sheets side by side: one across the page in two columns, two or three beside each other. */
export interface SheetRow {
  readonly form: 'across' | 'two' | 'three'
  readonly sheets: readonly SheetView[]
}

/** A part of a day that is never torn: its opening with the first row of sheets, or a further row. */
export interface Block {
  readonly day: number
  /** The day when the block opens it. */
  readonly opening: DayView | null
  readonly rows: readonly SheetRow[]
  readonly height: number
}

export interface DayPage {
  readonly days: readonly number[]
  readonly blocks: readonly Block[]
  /** Height of a map of the page's days that fills it, in millimetres; 0 when each day has a small map instead. */
  readonly band: number
  /** Room added to each row of the tables, in millimetres, so that a page ends where it should. */
  readonly air: number
}

const TITLE = { face: 'serif', size: 19, leading: 21.5, width: WIDE } as const
const CELL = { face: 'sans', size: 9, leading: 11.6 } as const
const WHO = { face: 'sans', size: 7.8, leading: 10 } as const
const FINDING = { face: 'sans', size: 8.2, leading: 11, width: WIDE } as const
/** Columns of the table of a day, as its style sheet has them. */
const COLUMNS = { what: 43, numbered: 37, who: 46 } as const
const ROW_PADDING = 0.95
const OPENING_FURNITURE = 30.2
const LEAST_OPENING = 65

/** Height of the opening of a day: title, way, strip, table; never less than numeral, figures and small map need. */
export function openingHeight(day: DayView): number {
  const rows = day.rows.map(({ what, number, who }) => {
    const left = heightOf(what, { ...CELL, face: number === '' ? 'sans' : 'sans-bold', width: number === '' ? COLUMNS.what : COLUMNS.numbered }) // prettier-ignore
    return Math.max(left, heightOf(`${who} ej.`, { ...WHO, width: COLUMNS.who })) + ROW_PADDING
  })
  const words = linesOf(day.title, TITLE) * TITLE.leading * MM_PER_POINT
  const findings = day.findings.map((finding) => heightOf(finding, FINDING) + 1)
  const sum = [...rows, ...findings].reduce((total, height) => total + height, 0)
  return Math.max(LEAST_OPENING, OPENING_FURNITURE + words + sum)
}

function rowsOf(sheets: readonly SheetView[]): SheetRow[] {
  if (sheets.length === 0) return []
  if (sheets.length === 1) return [{ form: 'across', sheets }]
  if (sheets.length === 3) return [{ form: 'three', sheets }]
  return [{ form: 'two', sheets: sheets.slice(0, 2) }, ...rowsOf(sheets.slice(2))]
}

const COLUMN = { across: PAGE.width, two: 84, three: 53.3 } as const

/** Height of a row of sheets: that of its tallest. */
export function rowHeight({ form, sheets }: SheetRow): number {
  return Math.max(...sheets.map((sheet) => sheetHeight(sheet, COLUMN[form], form === 'across' ? 2 : 1))) + 3.4
}

const lowered = (sheet: SheetView, most: number): SheetView =>
  sheet.photo ? { ...sheet, photo: most > 0 ? { ...sheet.photo, most } : undefined } : sheet

/** Pictures give way where a part of a day would not fit its page: they are lower, or not there at all. */
function fitted(row: SheetRow, room: number): SheetRow {
  const tries = [...PHOTO_HEIGHTS_MM, 0].map((most) => ({
    ...row,
    sheets: row.sheets.map((sheet) => lowered(sheet, most)),
  }))
  return tries.find((each) => rowHeight(each) <= room) ?? tries.at(-1)!
}

function blocksOf(day: DayView): Block[] {
  const opening = openingHeight(day)
  const room = PAGE.height - SLACK
  const rows = rowsOf(day.sheets).map((row, index) => fitted(row, index === 0 ? room - opening : room))
  const first = { day: day.day, opening: day, rows: rows.slice(0, 1) }
  return [
    { ...first, height: opening + first.rows.reduce((sum, row) => sum + rowHeight(row), 0) },
    ...rows.slice(1).map((row) => ({ day: day.day, opening: null, rows: [row], height: rowHeight(row) })),
  ]
}

const filled = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block, index) => sum + block.height + (index > 0 && block.opening ? DAY_GAP : 0), 0)

function pageOf(blocks: readonly Block[]): DayPage {
  const empty = PAGE.height - filled(blocks)
  const rows = blocks.reduce((sum, block) => sum + (block.opening?.rows.length ?? 0), 0)
  const band = empty >= LEAST_BAND ? empty - 5 - SLACK : 0
  return {
    days: [...new Set(blocks.map(({ day }) => day))],
    blocks,
    band,
    air: band > 0 || rows === 0 ? 0 : Math.min(MOST_AIR, Math.max(0, (empty - 2 * SLACK) / rows)),
  }
}

/**
 * Lays days out on pages: no part is torn, short days share a page, and where room is left a map of the page's days
 * fills it, or the tables breathe a little.
 * @returns pages in order; [] for no days
 */
export function layOutDays(days: readonly DayView[]): DayPage[] {
  const pages: Block[][] = []
  for (const block of days.flatMap(blocksOf)) {
    const page = pages.at(-1)
    const slack = block.opening ? JOINING_SLACK : SLACK
    if (page && filled([...page, block]) <= PAGE.height - slack) page.push(block)
    else pages.push([block])
  }
  return pages.map(pageOf)
}
