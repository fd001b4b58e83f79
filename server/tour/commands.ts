import type { RoadGraph } from '../../geo/road-graph'
import type { Offer } from '../catalog/catalog.rules'
import type { CatalogStore } from '../catalog/store'
import { AppError } from '../contract/errors'
import type { Pinned } from '../contract/package'
import { TourPlan, type Tour } from '../contract/tour'
import type { Queries } from '../db/database'
import { remakeAll, type Remade } from '../db/remake'
import type { Versions } from '../db/versions'
import type { ReviewedKind, Written } from '../review/kind'
import { planIn, shelfOf, tellerOf } from '../review/shelf'
import { chained, tourGaps, tourPlan, type Chain, type Part } from './completeness.rules'
import { tourOutcome } from './outcome.rules'

/** Finds the parts a tour asks for, each at its version. */
function partsOn(versions: Versions) {
  /** The version the plan names, else the one the tour was sold with, else the newest. */
  async function pinOf(tx: Queries, asked: string, sold: Tour | undefined): Promise<Pinned> {
    const [id, version] = asked.split('@') as [string, string?]
    if (version) return { id, version: Number(version) }
    const before = sold?.parts.find((part) => part.package.id === id)?.package
    return before ?? { id, version: (await versions.shelved('package', id, tx))?.version ?? 0 }
  }

  async function part(tx: Queries, pin: Pinned): Promise<Part> {
    const pack = await versions.frozen('package', pin, tx)
    if (!pack) throw new AppError('package.not_found', { id: pin.version > 0 ? `${pin.id}@${pin.version}` : pin.id })
    const route = await versions.frozen('route', pack.route, tx)
    if (!route) throw new AppError('route.not_found', { id: `${pack.route.id}@${pack.route.version}` })
    return { pack, route }
  }

  /** Part by part, an AppError where there is none. */
  return async (tx: Queries, tour: string, asked: readonly string[]): Promise<(Part | AppError)[]> => {
    const sold = (await versions.shelved('tour', tour, tx))?.value
    const parts: (Part | AppError)[] = []
    for (const one of asked) {
      const found = part(tx, await pinOf(tx, one, sold))
      const missing = (error: unknown) => {
        if (error instanceof AppError) return error
        throw error
      }
      parts.push(await found.catch(missing))
    }
    return parts
  }
}

/** All parts, or the first that is missing as an error. */
function whole(parts: readonly (Part | AppError)[]): Part[] {
  return parts.map((part) => {
    if (part instanceof AppError) throw part
    return part
  })
}

export function tourCommands({ versions }: { versions: Versions }) {
  const partsOf = partsOn(versions)
  return {
    /**
     * Chains every tour anew from the packages it pins, of the files and of people, and publishes those that changed: a
     * tour keeps what it was sold at.
     */
    publishAll(
      tx: Queries,
      offer: Offer,
      { plans, graph }: { plans: readonly TourPlan[]; graph: RoadGraph },
    ): Promise<Remade<'tour'>> {
      const make = async (plan: TourPlan) =>
        chained(plan, whole(await partsOf(tx, plan.id, plan.packages)), { offer, graph })
      return remakeAll(tx, { versions, kind: 'tour', plans, make })
    },
  }
}

export interface TourDeps {
  readonly versions: Versions
  readonly catalog: CatalogStore
  readonly graph: () => RoadGraph
  readonly now: () => Date
}

/** What the review knows of tours: each belongs to the networks of its packages. */
export function tourKind({ versions, catalog, graph, now }: TourDeps): ReviewedKind {
  const partsOf = partsOn(versions)

  async function chainOf(tx: Queries, id: string, packages: readonly string[]): Promise<Chain> {
    const found = await partsOf(tx, id, packages)
    return {
      parts: found.map((part) => (part instanceof AppError ? undefined : part)),
      offer: await catalog.offerIn(tx),
      graph: graph(),
      today: now().toISOString().slice(0, 10),
    }
  }

  async function made(
    tx: Queries,
    written: Written,
  ): Promise<{ plan: TourPlan; value: Omit<Tour, 'version'>; parts: Part[] }> {
    const plan = planIn(TourPlan, tourPlan(written))
    const parts = whole(await partsOf(tx, plan.id, plan.packages))
    return { plan, value: chained(plan, parts, { offer: await catalog.offerIn(tx), graph: graph() }), parts }
  }

  return {
    ...shelfOf(versions, 'tour', ({ parts }) => parts.map(({ network }) => network)),
    async networksOf(tx, { networks, ...written }) {
      const ids = tourPlan({ ...written, networks }).packages.map((asked) => asked.split('@')[0]!)
      const known = await versions.shelf('package', tx)
      const own = ids.flatMap((id) => known.find((row) => row.id === id)?.value.network ?? [])
      return own.length > 0 ? [...new Set(own)] : networks
    },
    async gaps(tx, written) {
      const draft = tourPlan(written)
      return tourGaps(draft, await chainOf(tx, written.id, draft.packages))
    },
    outcome: async (tx, written, language) => tourOutcome((await made(tx, written)).value, tellerOf(language)),
    async proof(tx, written) {
      const { value, parts } = await made(tx, written)
      return { kind: 'tour', tour: { ...value, version: await versions.next('tour', written.id, tx) }, parts }
    },
    async publish(tx, { person, note, ...written }) {
      const { plan, value } = await made(tx, written)
      const version = { plan, value, person, note, origin: 'people' as const }
      return { version: (await versions.publish(tx, 'tour', version)).version }
    },
  }
}
