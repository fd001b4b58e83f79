import { AppError } from '../contract/errors'
import type { Queries } from './database'
import type { Kind, Origin, PlanOf, ValueOf, Versions } from './versions'

/** Something on the shelf that could not be made again from what the catalog now holds: its last version stays. */
export interface Unmade {
  readonly kind: Kind
  readonly id: string
  readonly error: AppError
}

export interface Remade<K extends Kind> {
  /** Everything that is on the shelf afterwards. */
  readonly values: readonly ValueOf<K>[]
  readonly unmade: readonly Unmade[]
}

/** What is to be made: the plans of the files, and how a plan of the kind becomes a value. */
interface Making<K extends Kind> {
  readonly versions: Versions
  readonly kind: K
  readonly plans: readonly PlanOf<K>[]
  readonly make: (plan: PlanOf<K>) => Promise<Omit<ValueOf<K>, 'version'>>
}

async function attempt<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

/**
 * Makes everything of a kind anew and publishes what has changed: what the files plan, and what people published, from
 * their own plan. The plan of the files counts for nothing once people own an object. What cannot be made keeps its last
 * version; what the files no longer plan leaves the shelf.
 */
export async function remakeAll<K extends Kind>(tx: Queries, making: Making<K>): Promise<Remade<K>> {
  const { versions, kind, plans, make } = making
  const shelf = new Map((await versions.shelf(kind, tx)).map((row) => [row.id, row]))
  const owned = [...shelf.values()].filter(({ origin }) => origin !== 'files')
  const isOwned = ({ id }: { id: string }) => owned.some((row) => row.id === id)
  const work: { plan: PlanOf<K>; origin: Origin }[] = [
    ...plans.filter((plan) => !isOwned(plan)).map((plan) => ({ plan, origin: 'files' as const })),
    ...owned.flatMap(({ plan, origin }) => (plan ? [{ plan, origin }] : [])),
  ]
  const values: ValueOf<K>[] = []
  const unmade: Unmade[] = []
  for (const { plan, origin } of work) {
    const value = await attempt(() => make(plan))
    const kept = shelf.get(plan.id)
    if (!(value instanceof AppError)) {
      const made = { value, plan, person: '', note: '', origin }
      values.push((await versions.publish(tx, kind, made)).value)
    } else {
      unmade.push({ kind, id: plan.id, error: value })
      if (kept) values.push(kept.value)
    }
  }
  const planned = plans.map(({ id }) => id)
  await versions.retire(tx, kind, planned)
  return { values, unmade }
}
