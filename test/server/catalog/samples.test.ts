import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditStore } from '../../../server/account/audit.store'
import { TERMINAL } from '../../../server/account/room'
import { samplesCommands, type SamplesGone } from '../../../server/catalog/samples.commands'
import type { Provider } from '../../../server/contract/provider'
import { loadCatalog, type House } from '../../../server/house'
import { realCatalog } from '../../real-catalog'
import { everyBrochure } from '../every-brochure'
import { openProgram, type Program } from '../open-program'

let program: Program
let house: House
beforeAll(async () => {
  program = await openProgram()
  house = program.house
}, 60_000)
afterAll(() => program?.close())

const remove = (dryRun: boolean): Promise<SamplesGone> => {
  const audit = auditStore(house.database, house.now)
  return samplesCommands({ ...house, store: house.catalog, audit }).remove(TERMINAL, { dryRun })
}
const samplesLeft = async () =>
  [...(await house.catalog.providers()), ...(await house.catalog.services())].filter(({ sample }) => sample).length
const packages = async () => (await house.packages.all()).map(({ id, version }) => `${id}@${version}`)

describe('taking the samples away', () => {
  const { providers, services } = realCatalog()

  it('says what would go and does nothing on a dry run', async () => {
    const before = await samplesLeft()
    // They show every kind of term, so that each is seen before anybody has filled in one.
    const terms = new Set(services.flatMap(({ terms: own, rates }) => [...Object.keys(own ?? {}), ...(rates ? ['rates'] : [])])) // prettier-ignore
    expect([...terms].sort()).toEqual(
      ['accessibility', 'allotment', 'blackouts', 'capacity', 'children', 'freePlaces', 'publicHolidays', 'rates', 'seasons'], // prettier-ignore
    )
    const told = await remove(true)
    expect(told.providers).toHaveLength(providers.filter(({ sample }) => sample).length)
    expect(told.services).toHaveLength(services.filter(({ sample }) => sample).length)
    expect(told.packages.length).toBeGreaterThan(0)
    expect(await samplesLeft()).toBe(before)
  })

  it('takes them all, keeps what is real, and leaves the published packages as they were sold', async () => {
    const own: Provider = { ...providers[0]!, id: 'casa-de-verdad', sample: false }
    await house.database.inTransaction((tx) => house.supply.saveProvider(tx, own, 1))
    const before = await packages()
    await remove(false)
    expect(await samplesLeft()).toBe(0)
    const { status, text } = await program.ask({ path: '/redes/sandino' })
    expect([status, text.includes('acta 14 del libro de actas')]).toEqual([200, false])
    expect((await house.catalog.providers()).map(({ id }) => id)).toContain(own.id)
    expect(await packages()).toEqual(before)
  })

  it('does not let the next load bring them back, and no package loses the version it has', async () => {
    const before = await packages()
    const { loaded, faults } = await loadCatalog(house, 'es')
    expect({ loaded, faults }).toEqual({ loaded: true, faults: [] })
    expect(await samplesLeft()).toBe(0)
    expect(await packages()).toEqual(before)
  }, 60_000)

  it('leaves every page and every brochure readable, and no page says that real providers are samples', async () => {
    const ids = async (shelf: { all(): Promise<{ id: string }[]> }) => (await shelf.all()).map(({ id }) => id)
    const paths = [
      '/',
      ...(await ids(house.packages)).map((id) => `/paquetes/${id}`),
      ...(await ids(house.tours)).map((id) => `/viajes/${id}`),
      ...(await ids(house.routes)).map((id) => `/rutas/${id}`),
    ]
    for (const path of paths) expect((await program.ask({ path })).status, path).toBe(200)
    expect((await everyBrochure(house)).length).toBeGreaterThan(8)
    const { status, text } = await program.ask({ path: '/redes/sandino' })
    expect([status, text.includes('ninguna organización real los ofrece')]).toEqual([200, false])
  }, 60_000)

  it('is done once: the second time there is nothing left', async () => {
    expect(await remove(false)).toMatchObject({ providers: [], services: [], kept: [] })
  })
})
