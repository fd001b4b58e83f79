import type { z } from 'zod'
import type { Actor } from '../contract/account'
import type {
  NewProvider,
  NewService,
  ProviderDetail,
  ProviderValue,
  ServiceDetail,
  ServiceValue,
} from '../contract/api/catalog'
import { AppError } from '../contract/errors'
import type { Provider, Service } from '../contract/provider'
import type { Audit, Deed } from '../account/audit.store'
import { may } from '../account/rights.rules'
import type { Queries } from '../db/database'
import { slugFor } from '../review/name.rules'
import type { CatalogStore } from './store'
import {
  changedFields,
  presentProvider,
  presentService,
  scopeOfProvider,
  scopeOfService,
  supplyProblems,
} from './supply.rules'
import type { Stored, SupplyStore } from './supply.store'

export interface SupplyDeps {
  readonly supply: SupplyStore
  readonly store: CatalogStore
  /** Identifiers of the places of the road network. */
  readonly places: () => ReadonlySet<string>
  readonly audit: Pick<Audit, 'record'>
  readonly now: () => Date
}

/** A write to something that is there: by whom, to what, over which version. */
export interface Over<T> {
  readonly actor: Actor
  readonly id: string
  readonly match: string
  readonly value: T
}

/** What everybody here does before and after writing. */
function deskOf({ supply, store, places, audit, now }: SupplyDeps) {
  const today = () => now().toISOString().slice(0, 10)
  async function readableService(actor: Actor, id: string, within?: Queries): Promise<Stored<Service>> {
    const row = await supply.service(id, within)
    if (row && may(actor.grants, 'service.read', scopeOfService(row))) return row
    throw new AppError('service.not_found', { id })
  }
  return {
    provider: (row: Stored<Provider>, actor: Actor) => presentProvider(row, actor.grants),
    service: (row: Stored<Service>, actor: Actor) => presentService(row, actor.grants, today()),

    async readableProvider(actor: Actor, id: string, within?: Queries): Promise<Stored<Provider>> {
      const row = await supply.provider(id, within)
      if (row && may(actor.grants, 'provider.read', scopeOfProvider(row.value))) return row
      throw new AppError('provider.not_found', { id })
    },
    readableService,
    /** A service that the person may change, with what it belongs to. */
    async editableService(actor: Actor, id: string, tx: Queries) {
      const before = await readableService(actor, id, tx)
      const scope = scopeOfService(before)
      if (!may(actor.grants, 'service.edit', scope)) throw new AppError('right.missing')
      return { before, scope }
    },
    /** Refuses what names a place or a site that is not there. */
    async check(tx: Queries, value: ProviderValue | ServiceValue, actor: Actor): Promise<void> {
      const named = 'site' in value && value.site ? [value.site] : []
      const sites = new Set((await store.positionsOf(tx, named)).keys())
      const problems = supplyProblems(value, { places: places(), sites }, actor.language)
      if (problems.length > 0) throw new AppError('input.invalid', { problems })
    },
    refuseStale(current: ProviderDetail | ServiceDetail, match: string, yours: unknown): void {
      if (current.tag !== match) throw new AppError('object.stale', {}, { current, yours })
    },
    record: (tx: Queries, deed: Deed) => audit.record(tx, deed),
  }
}
type Desk = ReturnType<typeof deskOf>

function providerCommands({ supply }: SupplyDeps, desk: Desk) {
  return {
    async providers(actor: Actor, network?: string): Promise<ProviderDetail[]> {
      const rows = await supply.providers()
      return rows
        .filter((row) => network === undefined || row.network === network)
        .filter(({ value }) => may(actor.grants, 'provider.read', scopeOfProvider(value)))
        .map((row) => desk.provider(row, actor))
    },
    async provider(actor: Actor, id: string): Promise<ProviderDetail> {
      return desk.provider(await desk.readableProvider(actor, id), actor)
    },
    async createProvider(tx: Queries, actor: Actor, { network, value }: z.infer<typeof NewProvider>) {
      if (!may(actor.grants, 'provider.create', { networks: [network] })) throw new AppError('right.missing')
      await desk.check(tx, value, actor)
      const taken = new Set((await supply.providers(tx)).map(({ id }) => id))
      const provider: Provider = { id: slugFor('prestador', value.name.es, taken), network, ...value, sample: false }
      const row = await supply.saveProvider(tx, provider, 1)
      const scope = scopeOfProvider(provider)
      await desk.record(tx, { actor, action: 'created', kind: 'provider', object: row.id, scope })
      return desk.provider(row, actor)
    },
    async editProvider(tx: Queries, { actor, id, match, value }: Over<ProviderValue>): Promise<ProviderDetail> {
      const before = await desk.readableProvider(actor, id, tx)
      const scope = scopeOfProvider(before.value)
      if (!may(actor.grants, 'provider.edit', scope)) throw new AppError('right.missing')
      desk.refuseStale(desk.provider(before, actor), match, value)
      await desk.check(tx, value, actor)
      const { network, sample } = before.value
      const provider: Provider = { id, network, ...value, sample }
      const fields = changedFields(before.value, provider)
      if (fields.length === 0) return desk.provider(before, actor)
      const row = await supply.saveProvider(tx, provider, before.version + 1)
      const details = { version: row.version, fields }
      await desk.record(tx, { actor, action: 'edited', kind: 'provider', object: id, scope, details })
      return desk.provider(row, actor)
    },
  }
}

function serviceCommands({ supply }: SupplyDeps, desk: Desk) {
  return {
    async services(actor: Actor, provider?: string): Promise<ServiceDetail[]> {
      if (provider !== undefined) await desk.readableProvider(actor, provider)
      const rows = await supply.services(provider)
      return rows
        .filter((row) => may(actor.grants, 'service.read', scopeOfService(row)))
        .map((row) => desk.service(row, actor))
    },
    async service(actor: Actor, id: string): Promise<ServiceDetail> {
      return desk.service(await desk.readableService(actor, id), actor)
    },
    async createService(tx: Queries, actor: Actor, { provider, value }: z.infer<typeof NewService>) {
      const seller = await desk.readableProvider(actor, provider, tx)
      const scope = scopeOfProvider(seller.value)
      if (!may(actor.grants, 'service.edit', scope)) throw new AppError('right.missing')
      await desk.check(tx, value, actor)
      const known = (await supply.services(undefined, tx)).map(({ id }) => id)
      const taken = new Set([...known, ...(await supply.removedServices(tx))])
      const id = slugFor('servicio', value.name.es, taken)
      const service: Service = { id, provider, ...value, sample: seller.value.sample }
      const row = await supply.saveService(tx, { value: service, network: seller.network }, 1)
      await desk.record(tx, { actor, action: 'created', kind: 'service', object: id, scope })
      return desk.service(row, actor)
    },
    async editService(tx: Queries, { actor, id, match, value }: Over<ServiceValue>): Promise<ServiceDetail> {
      const { before, scope } = await desk.editableService(actor, id, tx)
      desk.refuseStale(desk.service(before, actor), match, value)
      await desk.check(tx, value, actor)
      const { provider, sample } = before.value
      const service: Service = { id, provider, ...value, sample }
      const fields = changedFields(before.value, service)
      if (fields.length === 0) return desk.service(before, actor)
      const row = await supply.saveService(tx, { value: service, network: before.network }, before.version + 1)
      const details = { version: row.version, fields }
      await desk.record(tx, { actor, action: 'edited', kind: 'service', object: id, scope, details })
      return desk.service(row, actor)
    },
    /** Published packages keep what they were sold with: they are frozen. */
    async removeService(tx: Queries, { actor, id, match }: Omit<Over<null>, 'value'>): Promise<void> {
      const { before, scope } = await desk.editableService(actor, id, tx)
      desk.refuseStale(desk.service(before, actor), match, null)
      await supply.removeService(tx, id)
      const details = { version: before.version, name: before.value.name.es }
      await desk.record(tx, { actor, action: 'deleted', kind: 'service', object: id, scope, details })
    },
  }
}

/** What cooperatives keep by themselves, without review: who they are and what they sell. */
export function supplyCommands(deps: SupplyDeps) {
  const desk = deskOf(deps)
  return { ...providerCommands(deps, desk), ...serviceCommands(deps, desk) }
}
export type SupplyCommands = ReturnType<typeof supplyCommands>
