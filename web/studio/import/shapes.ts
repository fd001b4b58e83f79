import {
  ImportDone,
  ImportPreview,
  MOST_MEGABYTES,
  ROW_STATES,
  type RowState,
} from '../../../server/contract/api/import'
import { NETWORK_IDS, type NetworkId } from '../../../server/contract/common'
import { may } from '../../../server/account/rights.rules'
import { get, post } from '../../api'
import { me } from '../session'
import { tOr } from '../words'
import { Coverage } from '../../../server/contract/api/coverage'

export const IMPORTS = { preview: post('/imports/preview', ImportPreview), save: post('/imports', ImportDone) } as const
export const COVERAGE = get('/coverage', Coverage)

const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
/** The largest file on a slow line, and the answer of twenty thousand rows. */
export const PATIENCE_MS = 10 * 60_000

export interface Taken {
  readonly name: string
  readonly bytes: number
  readonly base64: string
}

/** A file as it is sent; what is larger than the server takes is never read. */
export function readFile(file: File): Promise<Taken | 'large' | 'empty'> {
  if (file.size > MOST_BYTES) return Promise.resolve('large')
  if (file.size === 0) return Promise.resolve('empty')
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const text = String(reader.result)
      resolve({ name: file.name.slice(-200), bytes: file.size, base64: text.slice(text.indexOf(',') + 1) })
    }
    reader.onerror = () => reject(new Error('unread'))
    reader.readAsDataURL(file)
  })
}

/** The networks that the person may write in, or read. */
export const networksFor = (right: 'site.edit' | 'site.read'): NetworkId[] =>
  NETWORK_IDS.filter((network) => may(me.value?.grants ?? [], right, { networks: [network] }))
export const networkOptions = (right: 'site.edit' | 'site.read') =>
  networksFor(right).map((id) => ({ value: id, label: tOr(`networks.${id}`, id) }))

export type Decisions = Readonly<Record<string, 'same' | 'new'>>

/** The states that rows of a file are in, those with none left out. */
export const statesIn = (counts: Partial<Record<RowState, number>>): RowState[] =>
  ROW_STATES.filter((state) => (counts[state] ?? 0) > 0)
