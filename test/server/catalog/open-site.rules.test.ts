import { describe, expect, it } from 'vitest'
import { metresBetween } from '../../../geo/measure'
import { chanceOf } from '../../../server/catalog/blur.store'
import { checkSites, featureOf, publicFeatureOf } from '../../../server/catalog/check.rules'
import { isBlurred, openSite } from '../../../server/catalog/open-site.rules'
import { Site } from '../../../server/contract/site'
import { realCatalog } from '../../real-catalog'

const [plain] = realCatalog().sites
const secret: Site = {
  ...plain!,
  precision: 20,
  altitude: 455,
  sensitive: { blurMetres: 3000, reason: 'La cueva guarda restos que se han saqueado.' },
  sheet: {
    access: { town: 'Masaya', km: 2.3 },
    owner: 'Doña Elba',
    entry: 'restringido',
    contingency: { es: 'Avisar.' },
  },
}
const chance = chanceOf('una clave')

describe('a sensitive site', () => {
  const open = openSite(secret, chance)

  it('is shown between half its radius and its radius away, and says how far it may be', () => {
    const away = metresBetween(open.at, secret.at)
    expect(away).toBeGreaterThanOrEqual(1500)
    expect(away).toBeLessThanOrEqual(3000)
    expect(open.precision).toBe(3000)
  })

  it('is shown at the same place every time, so that a thousand askings tell no more than one', () => {
    for (let i = 0; i < 100; i++) expect(openSite(secret, chance).at).toEqual(open.at)
  })

  it('cannot be moved back by somebody who has the program and not the key', () => {
    expect(openSite(secret, chanceOf('otra clave')).at).not.toEqual(open.at)
  })

  it('is moved anew when its radius changes, or two radii would give it away on one line', () => {
    const wider = openSite({ ...secret, sensitive: { blurMetres: 6000 } }, chance)
    const ratio = (axis: 0 | 1) => (wider.at[axis] - secret.at[axis]) / (open.at[axis] - secret.at[axis])
    expect(Math.abs(ratio(0) - ratio(1))).toBeGreaterThan(0.01)
  })

  it('says nothing else that leads there: no altitude, no way in, no source of its point, no reason', () => {
    expect(JSON.stringify(open)).not.toMatch(/saqueado|2\.3|455/)
    expect(open.coordinateSources).toEqual([])
    expect(secret.sheet!.access).toBeDefined()
  })

  it('is not moved twice', () => {
    expect(isBlurred(open)).toBe(true)
    expect(openSite(open, chance)).toBe(open)
  })

  it('is refused where sites are read back, in open data and in a copy of what is shown: a blurred point is no exact one', () => {
    const inCountry = () => true
    for (const feature of [publicFeatureOf(open), featureOf(open)]) {
      const read = checkSites({ type: 'FeatureCollection', features: [feature] }, 'x.geojson', {
        language: 'es',
        inCountry,
      })
      expect(read.sites).toEqual([])
      expect(read.faults.map(({ field }) => field).join()).toMatch(/blurred/)
    }
  })

  it('shows of its sheet what a visitor may know, and neither its owner nor what is done in an emergency', () => {
    const shown = publicFeatureOf(openSite({ ...plain!, sheet: secret.sheet }, chance)).properties
    expect(shown.sheet).toEqual({ access: { town: 'Masaya', km: 2.3 }, entry: 'restringido' })
  })
})

it('leaves every other site exactly as it is', () => {
  for (const site of realCatalog().sites) expect(openSite(site, chance)).toBe(site)
})

it('takes a sheet in one language, as a village writes it, and refuses one in none', () => {
  const sheet = (risks: object) => Site.safeParse({ ...plain, sheet: { risks } }).success
  expect(sheet({ es: 'Lleve agua.' })).toBe(true)
  expect(sheet({})).toBe(false)
})
