import type { BorderRow } from '../contract/rates'
import { PAGE } from './pages.rules'
import { capital, type Reader } from './reader.rules'
import { heightOf } from './text-height.rules'

/** The entry rules of each country of a tour: what is asked, how far it was checked, when and where that is written. */
export function entryView(rows: readonly BorderRow[], { words, format, say }: Reader) {
  const countries = [...new Set(rows.map(({ country }) => country))]
  return countries.map((country) => ({
    country: words(`labels.country.${country}`),
    rows: rows
      .filter((row) => row.country === country)
      .map((row) => ({
        text: say(row.requirement),
        status: capital(words(`labels.status.${row.status}`)),
        checked:
          row.checkedOn === null
            ? words('common.notChecked')
            : words('common.checkedOn', { date: format.date(row.checkedOn) }),
        lead: row.leadDays === null ? '' : words('brochure.entry.lead', { count: row.leadDays }),
        source: row.status === 'desconocido' ? '' : `${row.source.title}.`,
      })),
  }))
}

const COLUMN = 83
const PAGE_COLUMNS = 2 * (PAGE.height - 4)
const HEADING = 12
const TITLE = 31
const SIZES = [9, 8.6, 8.2, 7.8, 7.4] as const

/**
 * Size in points of the entry rules, so that their last page is not nearly empty: the largest that ends a page well
 * filled, else the smallest.
 */
export function entrySize(countries: ReturnType<typeof entryView>): number {
  const pagesAt = (size: number) => {
    const row = { face: 'sans', size, leading: size * 1.24, width: COLUMN } as const
    const rows = countries.flatMap(({ rows }) => rows)
    const text = rows.reduce((sum, { text: words, lead, status, checked, source }) =>
      sum + heightOf(`${words} ${lead} ${status}, ${checked}. ${source}`, row) + 2, 0) // prettier-ignore
    return (text + HEADING * countries.length + 2 * TITLE) / PAGE_COLUMNS
  }
  return SIZES.find((size) => pagesAt(size) % 1 > 0.3 && pagesAt(size) % 1 < 0.93) ?? SIZES.at(-1)!
}
