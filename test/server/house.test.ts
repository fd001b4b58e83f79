import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config'
import { loadCatalog, openHouse, type House } from '../../server/house'
import { readerOf } from '../../server/pages/reader.rules'
import { tourView } from '../../server/pages/tour.rules'
import { wordsIn } from '../../server/templates/words'

let folder: string
let house: House
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-house-'))
  cpSync('data', join(folder, 'data'), { recursive: true })
  house = await openHouse(readConfig({ DATA_DIR: join(folder, 'db'), CATALOG_DIR: join(folder, 'data') }))
  expect(await loadCatalog(house, 'es')).toEqual({ faults: [], loaded: true })
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
    expect(await loadCatalog(house, 'es')).toEqual({ faults: [], loaded: false })
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
