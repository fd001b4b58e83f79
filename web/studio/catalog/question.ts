import type { Box } from '../../../geo/types'
import { TABLE_SORTS, TableFilter, type TableSort } from '../../../server/contract/api/table'

/** The words of the address for each filter: they are read by people, and sent by WhatsApp. */
const NAMES = {
  q: 'q',
  network: 'red',
  country: 'pais',
  kind: 'tipo',
  confidence: 'certeza',
  essential: 'esencial',
  state: 'estado',
  lacks: 'falta',
  bbox: 'zona',
} as const satisfies Record<keyof TableFilter, string>
export type FilterName = keyof typeof NAMES
export const FILTER_NAMES = Object.keys(NAMES) as FilterName[]

export interface Question {
  readonly filter: TableFilter
  readonly sort?: TableSort
  readonly direction?: 'asc' | 'desc'
}

/** What an address asks for; what it cannot mean is left out, the rest holds. */
export function readQuestion(search: URLSearchParams): Question {
  const { shape } = TableFilter
  const filter = FILTER_NAMES.flatMap((name) => {
    const read = shape[name].safeParse(search.get(NAMES[name]) || undefined)
    return read.success && read.data !== undefined ? [[name, read.data] as const] : []
  })
  const sort = TABLE_SORTS.find((each) => each === search.get('orden'))
  const way = search.get('sentido')
  return {
    filter: Object.fromEntries(filter),
    ...(sort && { sort }),
    ...((way === 'asc' || way === 'desc') && { direction: way }),
  }
}

/** A change of filters as the address takes it; undefined takes one away. */
export const addressOf = (
  changes: Partial<Record<FilterName, string | undefined>>,
): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [NAMES[name as FilterName], value]))

/** The address without any filter. */
export const NO_FILTER = addressOf(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])))

export const boxText = (box: Box): string => box.map((degrees) => Number(degrees.toFixed(4))).join(',')
export const boxOf = (text: string | undefined): Box | undefined =>
  text === undefined ? undefined : (text.split(',').map(Number) as unknown as Box)

/** What a click on the head of a column asks for: its order, the other way where it holds already. */
export function nextOrder({ sort, direction }: Question, clicked: TableSort): { orden: string; sentido: string } {
  const first = clicked === 'savedAt' ? 'desc' : 'asc'
  const isSame = (sort ?? 'savedAt') === clicked
  const now = direction ?? (clicked === 'savedAt' ? 'desc' : 'asc')
  const sentido = isSame && sort !== undefined ? (now === 'asc' ? 'desc' : 'asc') : first
  return { orden: clicked, sentido }
}
