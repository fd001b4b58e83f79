import type { Audit } from '../account/audit.store'
import { may, type Right, type Scope } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import type { EvaluationComparison } from '../contract/api/record'
import type { Language } from '../contract/common'
import { AppError } from '../contract/errors'
import { faultSentence } from '../contract/faults'
import type { RecordKind, RecordValues } from '../contract/record'
import type { Database, Queries } from '../db/database'
import type { Versions } from '../db/versions'
import type { DraftStore } from '../review/drafts.store'
import { checkCorrection, compareEvaluations, keptRecord, type NewRecord, type Recorded } from './record.rules'
import type { Drawer, RecordStore } from './record.store'
import { siteScope } from './site-scope'

const PAGE_RECORDS = 50
const DAY_MS = 86_400_000

/** Who may add a record of each kind; whoever may read the site's drafts reads them all. */
export const ADDING = {
  assessment: 'site.edit',
  evaluation: 'site.evaluate',
  capacity: 'site.edit',
  narrative: 'site.edit',
} as const satisfies Record<RecordKind, Right>

export interface RecordDeps {
  readonly database: Database
  readonly records: RecordStore
  readonly versions: Versions
  readonly drafts: Pick<DraftStore, 'find'>
  readonly audit: Pick<Audit, 'record'>
  readonly now: () => Date
}

/** A record as its readers see it. */
export interface RecordLine<K extends RecordKind> {
  readonly number: number
  readonly at: string
  readonly recordedBy: string
  readonly correctedBy: number | null
  readonly value: RecordValues[K]
}
export interface RecordPage<K extends RecordKind> {
  readonly records: RecordLine<K>[]
  readonly next: number | null
}

const lineOf = <K extends RecordKind>(
  { number, at, personName, value }: Recorded<K>,
  corrections: ReadonlyMap<number, number>,
): RecordLine<K> => ({ number, at, recordedBy: personName, correctedBy: corrections.get(number) ?? null, value })

/** @throws AppError input.invalid for a day that has not come anywhere on earth */
function refuseFuture(on: string, now: Date, language: Language): void {
  if (on <= new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10)) return
  throw new AppError('input.invalid', { problems: [`on: ${faultSentence('futureDate', language, { value: on })}`] })
}

/** What is recorded about sites: taken down once, signed, and corrected only by what comes later. */
export function recordCommands({ database, records, versions, drafts, audit, now }: RecordDeps) {
  /** @throws AppError site.not_found when there is no such site, published or in a draft, or none this person may see */
  const scopeOf = (within: Queries, actor: Actor, site: string): Promise<Scope> =>
    siteScope({ versions, drafts }, within, { actor, site })
  return {
    async list<K extends RecordKind>(
      actor: Actor,
      drawer: Drawer<K>,
      before: number | undefined,
    ): Promise<RecordPage<K>> {
      const within = database.read
      await scopeOf(within, actor, drawer.site)
      const found = await records.of(within, drawer, { before, most: PAGE_RECORDS + 1 })
      const shown = found.slice(0, PAGE_RECORDS)
      const numbers = shown.map(({ number }) => number)
      const corrections = await records.corrections(within, drawer, numbers)
      const next = found.length > PAGE_RECORDS ? numbers.at(-1)! : null
      return { records: shown.map((record) => lineOf(record, corrections)), next }
    },
    /** What all its evaluators find of a site, beside each other. */
    async comparisons(actor: Actor, site: string): Promise<EvaluationComparison[]> {
      await scopeOf(database.read, actor, site)
      return compareEvaluations(await records.of(database.read, { site, kind: 'evaluation' }))
    },
    async add<K extends RecordKind>(
      tx: Queries,
      drawer: Drawer<K>,
      { actor, value }: { readonly actor: Actor; readonly value: NewRecord<K> },
    ): Promise<RecordLine<K>> {
      const { site, kind } = drawer
      const scope = await scopeOf(tx, actor, site)
      if (!may(actor.grants, ADDING[kind], scope)) throw new AppError('right.missing')
      refuseFuture(value.on, now(), actor.language)
      checkCorrection(value.corrects ?? 0, await records.of(tx, drawer))
      const record = await records.add(tx, drawer, { value: keptRecord(kind, value), actor })
      const details = { number: record.number, ...(value.corrects ? { corrects: value.corrects } : {}) }
      await audit.record(tx, { actor, action: 'created', kind, object: site, scope, details })
      return lineOf(record, new Map())
    },
  }
}
export type RecordCommands = ReturnType<typeof recordCommands>
