import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Box } from '../../../geo/types'
import { siteColumns } from '../../../server/catalog/columns.rules'
import { sitesStore, type PageQuestion, type SiteRow } from '../../../server/catalog/sites.store'
import type { Site } from '../../../server/contract/site'
import type { Database } from '../../../server/db/database'
import { rowsOf } from '../../../server/db/rows'
import { sites } from '../../../server/db/schema'
import { COUNTED, SITE_ORDERS, type SitePlace } from '../../../server/db/site-search'
import { syntheticSites } from '../../../scripts/bench/synthetic-sites'
import { ENGINES } from './open-test-databases'

const MANY = 1600
const like = [...syntheticSites({ count: MANY, seed: 7, spread: 4 })]
const plain = like[0]!
const named = (id: string, es: string, more: Partial<Site> = {}): Site => ({
  ...plain,
  id,
  name: { es, pt: es, en: es },
  summary: { es: 'x', pt: 'x', en: 'x' },
  link: { es: 'x', pt: 'x', en: 'x' },
  at: [150, 60],
  ...more,
})
const told = { es: 'Aquí cayó el guerrillero de La Higuera.', pt: 'Perto de La Higuera.', en: 'Near La Higuera.' }
const OWN: Site[] = [
  named('bolas', 'Escuelita', { summary: told }),
  named('la-higuera', 'La Higuera'),
  named('las-higueras', 'Las Higueras'),
  named('nancahuazu', 'Campamento de Ñancahuazú'),
  named('cruces', 'Las Tres Cruces'),
  named('cruz', 'La Cruz'),
  named('canhao', 'Canhão velho', { formerNames: ['Quartéis de São João'], municipality: 'Vallegrande' }),
  named('suva', 'Suva', { at: [178.4419, -18.1248] }),
  named('apia', 'Apia', { at: [-171.7667, -13.8333] }),
  named('meridian', 'Meridiano', { at: [180, 0] }),
  named('polo', 'Polo', { at: [0, 90] }),
]
const ALL = [...like, ...OWN]
const savedAt = (index: number) => `2026-11-${String(1 + (index % 3)).padStart(2, '0')}T12:00:00.000Z`

async function sow(database: Database): Promise<void> {
  const t = database.table(sites)
  const rows = ALL.map((site, index) => ({
    ...siteColumns(site, index % 40),
    ...{ id: site.id, value: site, plan: site, origin: 'people', version: 1, savedAt: savedAt(index) },
  }))
  await database.inTransaction(async (tx) => {
    for (let start = 0; start < rows.length; start += 200) await tx.insert(t).values(rows.slice(start, start + 200))
  })
}

const isIn = ([lng, lat]: Site['at'], [west, south, east, north]: Box) =>
  lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east)

const isAsked = (site: Site, asked: PageQuestion): boolean =>
  (['network', 'country', 'kind', 'confidence', 'essential'] as const).every(
    (facet) => asked[facet] === undefined || asked[facet] === site[facet],
  ) &&
  (!asked.box || isIn(site.at, asked.box)) &&
  (!asked.q || JSON.stringify([site.name, site.summary, site.link]).toLowerCase().includes(asked.q))

describe.each(Object.entries(ENGINES))('looking for sites on %s', (name, open) => {
  let database: Database
  let store: ReturnType<typeof sitesStore>
  beforeAll(async () => {
    database = await open()
    store = sitesStore(database)
    await sow(database)
  })
  afterAll(() => database.close())

  const idsOf = (found: readonly Site[]) => found.map(({ id }) => id)
  const search = async (q: string) => (await store.sitePage({ q })).rows.map(({ site }) => site.id)

  it.each([
    ['higuera', ['la-higuera', 'las-higueras', 'bolas']],
    ['Higueras', ['la-higuera', 'las-higueras', 'bolas']],
    ['LA HIGUERA', ['la-higuera', 'las-higueras', 'bolas']],
    ['higue', ['la-higuera', 'las-higueras']],
    ['ñancahuazú', ['nancahuazu']],
    ['nancahuazu', ['nancahuazu']],
    ['cruz', ['cruces', 'cruz']],
    ['cruces', ['cruces', 'cruz']],
    ['canhões', ['canhao']],
    ['quartel joao', ['canhao']],
    ['escuelita higuera', ['bolas']],
    ['guerrilleros', ['bolas']],
    ['vallegra', ['canhao']],
    ['higuera suva', []],
  ])('finds by "%s" what has it in its name before what has it in its place or text', async (q, ids) => {
    const own = (await search(q)).filter((id) => !id.startsWith('sitio-'))
    expect(own).toEqual(ids)
  })

  it.each([
    '" OR *',
    'NEAR(',
    'higuera NEAR/2 x',
    '{names} : x',
    "'; DROP TABLE sites; --",
    '^higuera',
    'a AND',
    ':*',
    '\\',
    '\0',
  ])('takes "%s" for words, not for the language of the engine', async (q) => {
    await expect(store.sitePage({ q })).resolves.toBeDefined()
    await expect(store.sites({ q })).resolves.toBeDefined()
  })

  it('finds nothing rather than everything when nothing that was typed can be looked for', async () => {
    expect(await search('¿¡"*!?')).toEqual([])
    expect(await store.sites({ q: '切' })).toEqual([])
    expect(await search(`${'higuera '.repeat(20_000)}`)).toHaveLength(3)
    expect(idsOf(await store.sites({ q: '   ' }))).toHaveLength(ALL.length)
  })

  it('finds by a box what lies in it, edges included, over the antimeridian too', async () => {
    const inside = async (box: Box) => idsOf(await store.sites({ box })).sort()
    expect(await inside([170, -30, -170, 10])).toEqual(['apia', 'meridian', 'suva'])
    expect(await inside([178.4419, -18.1248, 178.4419, -18.1248])).toEqual(['suva'])
    expect(await inside([178.442, -18.1248, 178.443, -18.1248])).toEqual([])
    expect(await inside([0, 90, 0, 90])).toEqual(['polo'])
    expect(await inside([-180, -90, 180, 90])).toHaveLength(ALL.length)
    expect(await inside([10, 10, 10, 5])).toEqual([])
  })

  it('finds by any box what brute force finds', async () => {
    const lng = fc.double({ min: -90, max: -55, noNaN: true })
    const lat = fc.double({ min: -40, max: 30, noNaN: true })
    await fc.assert(
      fc.asyncProperty(fc.tuple(lng, lat, lng, lat), async ([west, south, east, north]) => {
        const box: Box = [west, Math.min(south, north), east, Math.max(south, north)]
        const expected = idsOf(ALL.filter(({ at }) => isIn(at, box))).sort()
        expect(idsOf(await store.sites({ box })).sort()).toEqual(expected)
        const { count, isMore } = await store.sitePage({ box, limit: 1 })
        expect([count, isMore]).toEqual([Math.min(expected.length, COUNTED), expected.length > COUNTED])
      }),
      { numRuns: name.startsWith('PostgreSQL') ? 15 : 60 },
    )
  })

  async function walk(question: PageQuestion): Promise<SiteRow[]> {
    const rows: SiteRow[] = []
    let after: SitePlace | undefined
    do {
      const page = await store.sitePage({ ...question, after })
      rows.push(...page.rows)
      after = page.next
    } while (after)
    return rows
  }

  const maybe = <T>(...values: T[]) => fc.constantFrom(undefined, undefined, ...values)
  const question = fc.record({
    network: maybe('che', 'bolivar'),
    country: maybe('BO', 'AR', 'XX'),
    kind: maybe('museum', 'port'),
    confidence: maybe('documentado', 'tradicion'),
    essential: maybe(true, false),
    q: maybe('museo', 'iglesia', 'higuera', 'mulas'),
    box: maybe<Box>([-180, -90, 180, 90], [-67, -36, -62, -15], [170, -80, -60, 80]),
    order: fc.constantFrom(undefined, ...SITE_ORDERS),
    isDescending: fc.boolean(),
    limit: fc.constantFrom(33, 50, 250),
  })

  it('leads through all pages without a gap or a repetition, however many share a key', async () => {
    const keyOf = { name: 'nameKey', date: 'dateKey', position: 'position' } as const
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const rows = await walk(asked)
        const expected = ALL.filter((site) => isAsked(site, asked))
        expect(idsOf(rows.map(({ site }) => site)).sort()).toEqual(idsOf(expected).sort())
        const { count, isMore } = await store.sitePage(asked)
        expect([count, isMore]).toEqual([Math.min(expected.length, COUNTED), expected.length > COUNTED])
        if (asked.order === undefined || asked.order === 'relevance') return
        const order = asked.order
        const keys = rows.map(({ site, savedAt }) =>
          order === 'savedAt' ? savedAt : siteColumns(site, ALL.indexOf(site))[keyOf[order]],
        )
        if (order === 'position') return
        const sorted = keys.toSorted()
        expect(keys).toEqual(asked.isDescending ? sorted.reverse() : sorted)
      }),
      { numRuns: name.startsWith('PostgreSQL') ? 12 : 60 },
    )
  })

  it('follows what is moved, renamed and removed', async () => {
    const t = database.table(sites)
    const change = (site: Site) =>
      database.inTransaction(async (tx) => {
        const row = { ...siteColumns(site, 1), id: site.id, value: site, plan: site, origin: 'people', version: 2 }
        const set = { ...row, savedAt: savedAt(0) }
        await tx.insert(t).values(set).onConflictDoUpdate({ target: t.id, set })
      })
    const moved = named('viajero', 'Zzyzx', { at: [100, 50] })
    await change(moved)
    expect(await search('zzyzx')).toEqual(['viajero'])
    await change({ ...moved, name: { es: 'Otxo', pt: 'Otxo', en: 'Otxo' }, at: [101, 51] })
    expect([await search('zzyzx'), await search('otxo')]).toEqual([[], ['viajero']])
    expect(await store.sites({ box: [99.9, 49.9, 100.1, 50.1] })).toEqual([])
    expect(idsOf(await store.sites({ box: [100.9, 50.9, 101.1, 51.1] }))).toEqual(['viajero'])
    await database.inTransaction(async (tx) => void (await tx.delete(t).where(eq(t.id, 'viajero'))))
    expect([await search('otxo'), await store.sites({ box: [100.9, 50.9, 101.1, 51.1] })]).toEqual([[], []])
    await expect(wholeIndexes(database)).resolves.toBe(true)
  })
})

/** Whether the indexes of SQLite hold exactly what the table holds; PostgreSQL keeps its own. */
async function wholeIndexes(database: Database): Promise<boolean> {
  if (database.dialect !== 'sqlite') return true
  await database.inTransaction(async (tx) => {
    const raw = tx as unknown as { run: (statement: unknown) => unknown }
    raw.run(sql`INSERT INTO sites_names (sites_names, rank) VALUES ('integrity-check', 1)`)
    raw.run(sql`INSERT INTO sites_text (sites_text, rank) VALUES ('integrity-check', 1)`)
  })
  const points = sql`SELECT count(*) AS n FROM sites JOIN sites_box USING (seq) WHERE lng BETWEEN west AND east AND lat BETWEEN south AND north`
  const counts = [points, sql`SELECT count(*) AS n FROM sites`, sql`SELECT count(*) AS n FROM sites_box`]
  const [a, b, c] = await Promise.all(counts.map((one) => rowsOf<{ n: number }>(database.read, one)))
  return a![0]!.n === b![0]!.n && b![0]!.n === c![0]!.n
}
