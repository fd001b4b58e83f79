import type { Actor, Grant } from '../../../server/contract/account'
import { NOBODY } from '../../../server/contract/account'
import type { DraftKind, DraftValue, Gap } from '../../../server/contract/draft'
import { auditStore } from '../../../server/account/audit.store'
import type { Answer, Asked, Operation } from '../../../server/account/operation'
import type { Database, Queries } from '../../../server/db/database'
import { versionsOn, type Made, type Versions } from '../../../server/db/versions'
import type { DraftDetail } from '../../../server/contract/api/review'
import type { ReviewedKind, Written } from '../../../server/review/kind'
import { blocks } from '../../../server/review/lack.rules'
import { openReview } from '../../../server/review/review'
import { shelfOf } from '../../../server/review/shelf'

export const person = (id: string, ...grants: Grant[]): Actor => ({ ...NOBODY, id, name: id.toUpperCase(), grants })

type Told = { network?: string; networks?: readonly string[] }

/**
 * A kind whose objects are published as they are written, with none of the work the rooms do: what the review itself
 * decides is looked at here. A name in Portuguese is all that it asks for.
 */
function plainKind(kind: DraftKind, versions: Versions): ReviewedKind {
  const networksOf = async (tx: Queries, { networks, value }: Written) => {
    if (kind !== 'tour') return networks
    const packages = (value as { packages?: string[] }).packages ?? []
    const found = await Promise.all(packages.map((id) => versions.shelved('package', id, tx)))
    return [...new Set(found.flatMap((row) => row?.value.network ?? []))]
  }
  const gaps = async (_tx: Queries, { value }: Written): Promise<Gap[]> =>
    value.name?.pt ? [] : [blocks('translation.pt', 'name.pt', { what: 'name' })]
  return {
    ...shelfOf(versions, kind, (value) => (value as Told).networks ?? [(value as Told).network!]),
    networksOf,
    gaps,
    outcome: async () => ({ figures: [], remarks: [] }),
    async publish(tx, { id, networks, value, person: by, note }) {
      const plan = { ...value, id, ...(kind === 'tour' ? {} : { network: networks[0] }) }
      const columns =
        kind === 'site'
          ? {
              country: '',
              kind: '',
              confidence: '',
              nameKey: '',
              dateKey: '',
              names: '',
              places: '',
              essential: false,
              lng: 0,
              lat: 0,
              words: '',
              position: 0,
            }
          : {}
      const made = { value: { ...plan, networks }, plan, person: by, note, origin: 'people', columns }
      return versions.publish(tx, kind, made as unknown as Made<DraftKind>)
    },
  }
}

export interface Question {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly match?: string
}

/** Asks the operations of a room as the door asks them. */
export function askerOf(database: Database, operations: readonly Operation[]) {
  return async function ask<T = DraftDetail>(id: string, actor: Actor, question: Question = {}): Promise<T> {
    const operation = operations.find((known) => known.id === id)!
    const { params = {}, query = {}, body, match = '' } = question
    const asked: Asked<unknown, unknown, unknown> = {
      actor,
      params: operation.params?.parse(params) ?? {},
      query: operation.query?.parse(query) ?? {},
      body: operation.body?.parse(body),
      match,
      ...{ address: '', agent: '' },
    }
    const write = (tx: Queries): Promise<Answer> => operation.write!(tx, asked)
    const answer = operation.write ? await database.inTransaction(write) : await operation.read!(asked)
    return operation.answer?.parse(answer.body) as T
  }
}

/** The room on a database, asked through its operations as the door asks them. */
export function openRoom(database: Database, now: () => Date = () => new Date('2026-11-22T12:00:00Z')) {
  const versions = versionsOn(database, now)
  const audit = auditStore(database, now)
  const kinds = (['site', 'route', 'package', 'tour'] as const).map((kind) => plainKind(kind, versions))
  const namesOf = async (ids: readonly string[]) => new Map(ids.map((id) => [id, id.toUpperCase()]))
  const { operations } = openReview({ database, kinds, versions, audit, namesOf, now })

  const ask = askerOf(database, operations)

  /** An object of the files, with no draft. */
  const shelve = (kind: DraftKind, id: string, more: { network: string; value?: DraftValue }) =>
    database.inTransaction((tx) => {
      const value = { name: { es: id, pt: id, en: id }, ...more.value }
      return kinds
        .find((known) => known.kind === kind)!
        .publish(tx, { id, networks: [more.network], value, person: '', note: '' })
    })

  return { ask, shelve, versions, audit, operations }
}
