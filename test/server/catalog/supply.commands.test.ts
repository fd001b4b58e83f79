import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditStore, type Audit } from '../../../server/account/audit.store'
import { catalogCommands } from '../../../server/catalog/commands'
import { catalogStore } from '../../../server/catalog/store'
import { supplyCommands, type SupplyCommands } from '../../../server/catalog/supply.commands'
import { presentProvider } from '../../../server/catalog/supply.rules'
import { supplyStore } from '../../../server/catalog/supply.store'
import { NOBODY, type Actor, type Grant } from '../../../server/contract/account'
import { NewProvider, ProviderValue, ServiceValue } from '../../../server/contract/api/catalog'
import { zodWords } from '../../../server/contract/faults'
import type { AppError } from '../../../server/contract/errors'
import type { Database, Queries } from '../../../server/db/database'
import { versionsOn } from '../../../server/db/versions'
import { realCatalog, realGraph } from '../../real-catalog'
import { ENGINES } from '../db/open-test-databases'

const all = realCatalog()
const mine = all.providers.find(({ network }) => network === 'sandino')!
const other = all.providers.find(({ network, id }) => network === 'sandino' && id !== mine.id)!
const abroad = all.providers.find(({ network }) => network === 'che')!
/** A small catalog: three providers and what they sell, so that every engine loads it quickly. */
const providers = [mine, other, abroad]
const catalog = {
  ...all,
  sites: all.sites.slice(0, 2),
  providers,
  services: all.services.filter(({ provider }) => providers.some(({ id }) => id === provider)),
}
const now = () => new Date('2026-11-22T12:00:00Z')

const actor = (name: string, ...grants: Grant[]): Actor => ({ ...NOBODY, id: `p-${name}`, name, grants })
const coordination = actor('Clara', { role: 'coordination' })
const member = actor('Marta', { role: 'cooperative', network: 'sandino', provider: mine.id })
const designer = actor('Diego', { role: 'designer', network: 'sandino' })
const stranger = actor('Sofía', { role: 'cooperative', network: 'che', provider: abroad.id })

const lunch: ServiceValue = {
  kind: 'meal',
  name: { es: 'Almuerzo de la milpa', pt: 'Almoço da roça', en: 'Lunch of the field' },
  place: mine.place,
  currency: 'USD',
  validity: { from: '2026-01-01', to: '2026-12-31' },
  meal: 'lunch',
  perPerson: '8.00',
}
const row = { id: mine.id, network: mine.network, value: mine, version: 1, savedAt: now().toISOString() }
const mineValue = presentProvider(row, []).value

describe('what is written of a provider or a service', () => {
  const long = (text: string) => ({ es: text, pt: text, en: text })
  const refused = (shape: { safeParse(value: unknown): { success: boolean } }, value: object) =>
    !shape.safeParse(value).success

  it('has a name that fits on a page, and no more languages than people speak', () => {
    expect(refused(ProviderValue, mineValue)).toBe(false)
    expect(refused(ServiceValue, lunch)).toBe(false)
    for (const name of [long('Ñ'.repeat(201)), long('')]) {
      expect(refused(ProviderValue, { ...mineValue, name })).toBe(true)
      expect(refused(ServiceValue, { ...lunch, name })).toBe(true)
    }
    for (const languages of [Array<string>(31).fill('es'), ['e'.repeat(41)]])
      expect(refused(ProviderValue, { ...mineValue, languages })).toBe(true)
  })

  it('has dates and identifiers of this world', () => {
    for (const to of ['9999-12-31', '0001-01-01']) {
      const { error } = ServiceValue.safeParse({ ...lunch, validity: { from: '2026-01-01', to } }, zodWords('es'))
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'se espera una fecha entre 1900 y 2199, como 2027-03-15',
      ])
    }
    expect(refused(ServiceValue, { ...lunch, place: `a${'-a'.repeat(100)}` })).toBe(true)
  })
})

describe.each(Object.entries(ENGINES))('what cooperatives keep by themselves, on %s', (_name, open) => {
  let database: Database
  let audit: Audit
  let load: () => Promise<void>
  let commands: SupplyCommands
  beforeEach(async () => {
    database = await open()
    const store = catalogStore(database, now)
    const supply = supplyStore(database, now)
    const versions = versionsOn(database, now)
    audit = auditStore(database, now)
    const files = catalogCommands({ database, store, supply, versions })
    load = () => database.inTransaction((tx) => files.replaceAll(tx, catalog))
    const places = new Set(realGraph().indexOf.keys())
    commands = supplyCommands({ supply, store, places: () => places, audit, now })
    await load()
  })
  afterEach(() => database.close())

  const write = <R>(work: (tx: Queries) => Promise<R>) => database.inTransaction(work)
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: AppError) => error,
    )
  const codeOf = async (work: Promise<unknown>) => (await refusal(work))?.code
  const addLunch = (who: Actor = member) =>
    write((tx) => commands.createService(tx, who, { provider: mine.id, value: lunch }))

  it('shows each person the providers and services that are theirs to see', async () => {
    const seen = async (who: Actor) => (await commands.providers(who)).map(({ id }) => id).sort()
    expect(await seen(coordination)).toEqual(providers.map(({ id }) => id).sort())
    expect(await seen(designer)).toEqual([mine.id, other.id].sort())
    expect(await seen(member)).toEqual([mine.id])
    expect(new Set((await commands.services(member)).map(({ provider }) => provider))).toEqual(new Set([mine.id]))
    expect((await commands.providers(coordination, 'che')).map(({ id }) => id)).toEqual([abroad.id])
  })

  it('hides from a cooperative that what belongs to another is there at all', async () => {
    const [theirs] = await commands.services(coordination, mine.id)
    expect(await codeOf(commands.provider(stranger, mine.id))).toBe('provider.not_found')
    expect(await codeOf(commands.services(stranger, mine.id))).toBe('provider.not_found')
    expect(await codeOf(commands.service(stranger, theirs!.id))).toBe('service.not_found')
    const over = { actor: stranger, id: theirs!.id, match: theirs!.tag }
    expect(await codeOf(write((tx) => commands.editService(tx, { ...over, value: lunch })))).toBe('service.not_found')
    expect(await codeOf(write((tx) => commands.removeService(tx, over)))).toBe('service.not_found')
    expect(await codeOf(addLunch(stranger))).toBe('provider.not_found')
  })

  it('lets a designer read and not write', async () => {
    const detail = await commands.provider(designer, mine.id)
    expect(detail.may).toEqual([])
    expect(await codeOf(addLunch(designer))).toBe('right.missing')
    const over = { actor: designer, id: mine.id, match: detail.tag, value: mineValue }
    expect(await codeOf(write((tx) => commands.editProvider(tx, over)))).toBe('right.missing')
  })

  it('adds a service under an address made from its name, a sample only where its provider is one', async () => {
    const [first, second] = [await addLunch(), await addLunch()]
    expect([first.id, second.id]).toEqual(['almuerzo-de-la-milpa', 'almuerzo-de-la-milpa-2'])
    expect(first).toMatchObject({ provider: mine.id, network: 'sandino', sample: mine.sample, tag: '1', current: true })
    expect(first.may).toEqual(['edit', 'delete'])
  })

  it('lets only the coordination add a provider, which is never a sample', async () => {
    const asked = NewProvider.parse({ network: 'sandino', value: { ...mineValue, name: lunch.name } })
    expect(await codeOf(write((tx) => commands.createProvider(tx, member, asked)))).toBe('right.missing')
    const made = await write((tx) => commands.createProvider(tx, coordination, asked))
    expect(made).toMatchObject({ id: 'almuerzo-de-la-milpa', network: 'sandino', sample: false, tag: '1' })
    expect(NewProvider.safeParse({ network: 'sandino', value: { ...mineValue, sample: false } }).success).toBe(false)
  })

  it('refuses a place or a site that is not there, and rates that end before they begin', async () => {
    const wrong: ServiceValue = { ...lunch, place: 'ninguna-parte', validity: { from: '2026-12-31', to: '2026-01-01' } }
    const error = await refusal(write((tx) => commands.createService(tx, member, { provider: mine.id, value: wrong })))
    expect(error).toMatchObject({ code: 'input.invalid' })
    const { problems } = (error as AppError).details as { problems: string[] }
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['place', 'validity.to'])
    const { name, place, currency, validity } = lunch
    const site = 'casa-que-no-hay'
    const visit: ServiceValue = { kind: 'visit', name, place, currency, validity, site, perPerson: '2.00' }
    expect(await codeOf(write((tx) => commands.createService(tx, member, { provider: mine.id, value: visit })))).toBe(
      'input.invalid',
    )
  })

  it('refuses a stale edit with what stands there and what was sent', async () => {
    const made = await addLunch()
    const dearer = { ...lunch, perPerson: '9.00' }
    const over = { actor: member, id: made.id, match: made.tag }
    const saved = await write((tx) => commands.editService(tx, { ...over, value: dearer }))
    expect(saved.tag).toBe('2')
    const mineNow = { ...lunch, perPerson: '7.00' }
    const error = await refusal(write((tx) => commands.editService(tx, { ...over, value: mineNow })))
    expect(error).toMatchObject({ code: 'object.stale', attached: { current: saved, yours: mineNow } })
    expect(await codeOf(write((tx) => commands.removeService(tx, over)))).toBe('object.stale')
  })

  it('keeps what people changed, added and removed when the files are loaded again', async () => {
    const made = await addLunch()
    const [first] = catalog.services.filter(({ provider }) => provider === mine.id)
    const provider = await commands.provider(member, mine.id)
    const value = { ...provider.value, consent: { by: 'Asamblea de socias', on: '2026-11-01' } }
    await write((tx) => commands.editProvider(tx, { actor: member, id: mine.id, match: provider.tag, value }))
    await write((tx) => commands.removeService(tx, { actor: member, id: first!.id, match: '1' }))
    await load()
    expect((await commands.provider(member, mine.id)).value.consent?.by).toBe('Asamblea de socias')
    expect(await commands.service(member, made.id)).toEqual(made)
    expect(await codeOf(commands.service(member, first!.id))).toBe('service.not_found')
  })

  it('writes a line of the log for each change, and none where nothing changed', async () => {
    const made = await addLunch()
    const over = { actor: member, id: made.id }
    await write((tx) => commands.editService(tx, { ...over, match: '1', value: lunch }))
    await write((tx) => commands.editService(tx, { ...over, match: '1', value: { ...lunch, perPerson: '9.00' } }))
    await write((tx) => commands.removeService(tx, { ...over, match: '2' }))
    const { lines } = await audit.list({ object: made.id }, coordination.grants)
    expect(lines.map(({ action, person, provider, networks }) => [action, person, provider, networks])).toEqual([
      ['deleted', member.id, mine.id, ['sandino']],
      ['edited', member.id, mine.id, ['sandino']],
      ['created', member.id, mine.id, ['sandino']],
    ])
    expect(lines[1]!.details).toEqual({ version: 2, fields: ['perPerson'] })
  })
})
