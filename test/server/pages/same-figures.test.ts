import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../server/contract/common'
import { contextOf } from '../../../server/brochure/commands'
import { brochureView } from '../../../server/brochure/rules'
import { readRoads } from '../../../server/house'
import { hrefIn } from '../../../server/pages/reader.rules'
import { openPages, type Pages } from './open-pages'

let pages: Pages
beforeAll(async () => void (pages = await openPages()), 60_000)
afterAll(() => pages.close())
const textOf = async (path: string) =>
  (await (await pages.get(path)).text())
    .replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .replaceAll('&#x3D;', '=')
const spaced = (text: string) => text.replace(/\s+/g, ' ')

describe('a page and its print', () => {
  it('count the same hosts, and open the price of the same group', async () => {
    const { house } = pages
    const deps = { house, roads: readRoads(house.config.catalogDir), log: { warn: () => undefined } }
    const routes = await house.routes.all()
    for (const pack of await house.packages.all()) {
      const subject = { kind: 'package', pack, route: routes.find(({ id }) => id === pack.route.id)! } as const
      const { presentation, price } = brochureView(subject, await contextOf(deps, subject), 'es')
      const hosts = presentation.figures.at(-1)!
      const route = await textOf(`/rutas/${pack.route.id}`)
      expect(route).toContain(`${hosts.label} ${hosts.value}`)
      const page = await textOf(`/paquetes/${pack.id}`)
      expect(page).toContain(
        spaced(`Grupo de ${price!.share.group}: ${price!.share.total.replace(',00', '')} en total`),
      )
      for (const part of price!.share.parts) expect(page).toContain(spaced(part.amount))
      for (const { ages, price: paid } of price!.children) expect(price!.childrenTitle + ages + paid).toContain('US$')
    }
  })

  it('write a rate of exchange as their reader writes numbers', async () => {
    expect(await textOf('/paquetes/paquete-sandino')).toContain('1 NIO = 0,0273043 USD')
    expect(await textOf('/en/paquetes/paquete-sandino')).toContain('1 NIO = 0.0273043 USD')
  })
})

describe('a tour, in public', () => {
  it('says what children pay of each package, and that the links are extra', async () => {
    const html = await textOf('/viajes/cuatro-rutas')
    expect(html).toContain('Lo que pagan de cada paquete en un grupo de 10')
    expect(spaced(html)).toMatch(/Ruta Sandino: de 0 a 3 años US\$ 533,54 · de 4 a 5 años US\$ 552,80/)
    expect(await textOf('/pt/viajes/cuatro-rutas')).not.toContain('Sin fuente hallada')
    expect(html).toMatch(/6 de febrero – \d+ de marzo de 2027/)
  })
})

describe('a network', () => {
  it('is called in the language of the page, and a town and its region of one name are said once', async () => {
    const names = ['Red Ruta Sandino', 'Rede Rota Sandino', 'Sandino Route Network']
    for (const [index, language] of LANGUAGES.entries())
      for (const path of ['/redes', '/redes/sandino', '/rutas/ruta-sandino', '/paquetes'])
        expect([path, (await textOf(hrefIn(language, path))).includes(names[index]!)]).toEqual([path, true])
    for (const path of ['/pt/redes/che', '/en/rutas/ruta-bolivar', '/en/paquetes/paquete-san-martin'])
      expect(await textOf(path)).not.toMatch(/Red Ruta/)
    expect(await textOf('/sitios')).not.toContain('Managua, Managua')
  })
})

it('titles a day of travel by its way, and says the way once', async () => {
  const html = await textOf('/rutas/ruta-san-martin')
  expect(html).toContain('Colón – Yapeyú Día de camino')
  expect(html).not.toContain('Colón – Yapeyú Colón – Yapeyú 405')
})
