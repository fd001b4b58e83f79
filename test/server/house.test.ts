import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditStore } from '../../server/account/audit.store'
import { readConfig } from '../../server/config'
import { NOBODY } from '../../server/contract/account'
import { Choices } from '../../server/contract/api/catalog'
import { catalogPaths, loadCatalog, openHouse, type House } from '../../server/house'
import { routeKind } from '../../server/route/commands'
import { readerOf } from '../../server/pages/reader.rules'
import { tourView } from '../../server/pages/tour.rules'
import { wordsIn } from '../../server/templates/words'

const without = (stops: unknown, gone: string) => (stops as { site: string }[]).filter(({ site }) => site !== gone)

let folder: string
let house: House
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-house-'))
  cpSync('data', join(folder, 'data'), { recursive: true })
  house = await openHouse(readConfig({ DATA_DIR: join(folder, 'db'), CATALOG_DIR: join(folder, 'data') }))
  expect(await loadCatalog(house, 'es')).toEqual({ faults: [], unmade: [], loaded: true })
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

type Row = Record<string, unknown>
const edit = (file: string, change: (rows: Row[]) => Row[]) => {
  const path = join(folder, 'data', file)
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Row[])))
}
const dearerMeals = () =>
  edit('services.json', (rows) =>
    rows.map((row) => (row.kind === 'meal' && row.currency === 'USD' ? { ...row, perPerson: '33.00' } : row)),
  )

describe('a catalog that has not changed', () => {
  it('is not loaded again', async () => {
    expect(await loadCatalog(house, 'es')).toEqual({ faults: [], unmade: [], loaded: false })
  })
})

describe('a tour whose packages have become dearer', () => {
  it('keeps the versions and prices it was sold with, and says that there are newer ones', async () => {
    const before = (await house.tours.find('caribe-rebelde'))!
    dearerMeals()
    await loadCatalog(house, 'es')
    expect((await house.packages.find('paquete-che'))!.version).toBe(2)
    const after = (await house.tours.find('caribe-rebelde'))!
    expect(after.parts).toEqual(before.parts)
    expect(after.brackets.map((bracket) => bracket.packages)).toEqual(
      before.brackets.map((bracket) => bracket.packages),
    )
    const [networks, packages, routes] = await Promise.all([
      house.catalog.networks(),
      house.packages.all(),
      house.routes.all(),
    ])
    const shelf = { networks, packages, routes, sites: [], providers: [], tours: [after] }
    const view = tourView(after, { shelf, reader: readerOf('es', wordsIn('es')), draw: () => '<svg/>' } as never)
    expect(JSON.stringify(view)).toContain('Hay una versión 2 de este paquete')
  })

  it('takes the newer version when its plan names it', async () => {
    dearerMeals()
    edit('tours.json', (rows) =>
      rows.map((row) =>
        row.id === 'caribe-rebelde' ? { ...row, packages: ['paquete-sandino', 'paquete-che@2'] } : row,
      ),
    )
    await loadCatalog(house, 'es')
    const { parts, version } = (await house.tours.find('caribe-rebelde'))!
    expect([version, parts.map((part) => part.package.version)]).toEqual([2, [1, 2]])
  })
})

describe('what is no longer planned', () => {
  it('leaves the shelf, and stays in the archive', async () => {
    edit('tours.json', (rows) => rows.filter((row) => row.id !== 'cuatro-rutas'))
    await loadCatalog(house, 'es')
    expect((await house.tours.all()).map((tour) => tour.id)).toEqual(['caribe-rebelde'])
    expect(await house.versions.frozen('tour', { id: 'cuatro-rutas', version: 1 })).toBeDefined()
  })
})

describe('a catalog with a fault', () => {
  it('changes nothing of what is published', async () => {
    const before = await house.packages.all()
    dearerMeals()
    edit('routes.json', (rows) => rows.map((row, index) => (index === 0 ? { ...row, start: 'ninguna-parte' } : row)))
    const { faults, loaded } = await loadCatalog(house, 'es')
    expect([faults.length, loaded]).toEqual([1, false])
    expect(await house.packages.all()).toEqual(before)
  })
})

const kindOf = (kind: string) => house.kinds.find((known) => known.kind === kind)!

/** Publishes what is on the shelf again, changed, as people do. */
async function publishAgain(kind: string, id: string, change: object): Promise<number> {
  return house.database.inTransaction(async (tx) => {
    const { networks, value } = (await kindOf(kind).published(tx, id))!
    const written = { id, networks, value: { ...value, ...change }, person: 'p-ana', note: 'Con la cooperativa' }
    return (await kindOf(kind).publish(tx, written)).version
  })
}
const touch = () => edit('rates/holidays.json', (rows) => rows.slice(1))
const dropSites = (ids: readonly string[]) => {
  const path = join(folder, 'data', 'sites.geojson')
  const { features, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as { features: { id: string }[] }
  writeFileSync(path, JSON.stringify({ ...rest, features: features.filter(({ id }) => !ids.includes(id)) }))
}

describe('what people have published', () => {
  it('stays as they left it when the files are loaded again, in every kind', async () => {
    const name = { es: 'Nombre de la gente', pt: 'Nome da gente', en: 'The people’s name' }
    const works = [
      ['site', 'ocotal-parque-batalla-1927'],
      ['route', 'ruta-sandino'],
      ['package', 'paquete-sandino'],
      ['tour', 'caribe-rebelde'],
    ] as const
    for (const [kind, id] of works) expect(await publishAgain(kind, id, { name })).toBe(2)
    dearerMeals()
    expect(await loadCatalog(house, 'es')).toEqual({ faults: [], unmade: [], loaded: true })
    for (const [kind, id] of works) {
      const onShelf = await house.versions.shelved(kind, id)
      expect([kind, onShelf?.value.name, onShelf?.origin]).toEqual([kind, name, 'people'])
      expect((await house.versions.history(kind, id)).find(({ version }) => version === 2)).toMatchObject({
        person: 'p-ana',
        note: 'Con la cooperativa',
      })
    }
  })

  it('stays when the files no longer plan it', async () => {
    await publishAgain('tour', 'cuatro-rutas', { startsOn: '2027-09-04' })
    edit('tours.json', (rows) => rows.filter((row) => row.id !== 'cuatro-rutas'))
    await loadCatalog(house, 'es')
    expect((await house.tours.find('cuatro-rutas'))?.startsOn).toBe('2027-09-04')
  })

  it('keeps its last version, and says so, when a site it visits has left the files', async () => {
    const gone = (await house.routes.find('ruta-sandino'))!.sites.at(-1)!
    await publishAgain('route', 'ruta-sandino', { nature: 'historica' })
    const before = await house.routes.find('ruta-sandino')
    dropSites([gone])
    edit('routes.json', (rows) => rows.map((row) => ({ ...row, stops: without(row.stops, gone) })))
    edit('services.json', (rows) => rows.filter((row) => row.site !== gone))
    const { faults, unmade } = await loadCatalog(house, 'es')
    expect(faults).toEqual([])
    expect(unmade.map(({ kind, id, error }) => [kind, id, error.code])).toEqual([
      ['route', 'ruta-sandino', 'site.not_found'],
    ])
    expect(await house.routes.find('ruta-sandino')).toEqual(before)
    expect(await house.packages.find('paquete-sandino')).toBeDefined()
  })

  it('is not asked for the roads before somebody plans on them', async () => {
    let asked = 0
    const spied = routeKind({ ...house, graph: () => ((asked += 1), house.graph()) })
    await house.database.inTransaction((tx) => spied.onShelf(tx))
    expect(asked).toBe(0)
  })
})

describe('a service that people have removed', () => {
  it('does not come back with the files, and its provider stays while people sell something of it', async () => {
    const [first, second] = await house.supply.services(undefined)
    await house.database.inTransaction(async (tx) => {
      await house.supply.removeService(tx, first!.id)
      const value = { ...second!.value, name: { es: 'Otra', pt: 'Outra', en: 'Other' } }
      await house.supply.saveService(tx, { value, network: second!.network }, 2)
    })
    touch()
    await loadCatalog(house, 'es')
    expect(await house.supply.service(first!.id)).toBeUndefined()
    expect((await house.supply.service(second!.id))?.value.name.es).toBe('Otra')
    const provider = second!.value.provider
    edit('services.json', (rows) => rows.filter((row) => row.provider !== provider))
    edit('providers.json', (rows) => rows.filter((row) => row.id !== provider))
    await loadCatalog(house, 'es')
    expect(await house.supply.provider(provider)).toBeDefined()
    expect((await house.supply.service(second!.id))?.version).toBe(2)
  })
})

describe('what the forms of the studio choose from', () => {
  it('are published names, in the language of whoever asks', async () => {
    const choices = catalogPaths(house, auditStore(house.database, house.now)).find(({ id }) => id === 'choices')!
    const ask = async (language: 'es' | 'pt') => {
      const asked = {
        actor: { ...NOBODY, language },
        params: {},
        query: {},
        body: undefined,
        match: '',
        address: '',
        agent: '',
      }
      return Choices.parse((await choices.read!(asked)).body)
    }
    const { networks, places, sites, routes, packages, links } = await ask('pt')
    expect([networks.length, routes.length, packages.length]).toEqual([4, 4, 4])
    expect(sites.map(({ id }) => id)).toEqual((await house.catalog.sites()).map(({ id }) => id))
    expect(places.map(({ name }) => name)).toContain('Manágua')
    const { start } = (await house.routes.find('ruta-sandino'))!
    expect(places.map(({ id }) => id)).toContain(start.id)
    expect(links.find(({ id }) => id === 'air-mga-hav')).toMatchObject({ mode: 'air', to: 'Havana (HAV)' })
    expect((await ask('es')).links.find(({ id }) => id === 'air-mga-hav')?.to).toBe('La Habana (HAV)')
  })
})

describe('a site that people have moved', () => {
  it('moves its route when the catalog is loaded next', async () => {
    const site = (await house.catalog.site('ocotal-parque-batalla-1927'))!
    const longer = { ...site, visitMinutes: site.visitMinutes + 30 }
    await house.catalogCommands.importSites([longer], { dryRun: false })
    expect((await loadCatalog(house, 'es')).loaded).toBe(true)
    const route = (await house.routes.find('ruta-sandino'))!
    const stay = route.stages
      .flatMap((stage) => stage.items)
      .filter((item) => item.kind === 'visit' && item.site === site.id)
    const minutes = stay.reduce((sum, item) => sum + (item.endSeconds - item.startSeconds) / 60, 0)
    expect([route.version, minutes]).toEqual([2, longer.visitMinutes])
  })
})
