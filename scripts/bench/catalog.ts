import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { featureOf } from '../../server/catalog/check.rules'
import { siteColumns } from '../../server/catalog/columns.rules'
import { sitesStore, type PageQuestion } from '../../server/catalog/sites.store'
import { tableCommands } from '../../server/catalog/table.commands'
import type { Actor } from '../../server/contract/account'
import type { TableQuery } from '../../server/contract/api/table'
import { NETWORK_IDS } from '../../server/contract/common'
import { CONFIDENCES, SITE_KINDS, type Site } from '../../server/contract/site'
import type { Database } from '../../server/db/database'
import { migrate } from '../../server/db/migrate'
import { sites } from '../../server/db/schema'
import { openSqlite } from '../../server/db/sqlite'
import { draftStore } from '../../server/review/drafts.store'
import { chanceFrom, PER_PLACE, placeName, syntheticSites } from './synthetic-sites'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: string
}

const SEED = 1492
const ROUNDS = 100
const BATCH = 200
const IMPORTED = 10_000
/** Sites lie this many degrees around their homes at most. */
const SPREAD = 4
const root = join(import.meta.dirname, '..', '..')

async function sow(database: Database, count: number): Promise<void> {
  const t = database.table(sites)
  const savedAt = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString()
  const rowOf = (site: Site, index: number) => ({
    ...siteColumns(site, index),
    ...{ id: site.id, value: site, plan: site, origin: 'import', version: 1, savedAt: savedAt(index) },
  })
  let rows: ReturnType<typeof rowOf>[] = []
  const write = () =>
    database.inTransaction(async (tx) => {
      for (let start = 0; start < rows.length; start += BATCH)
        await tx.insert(t).values(rows.slice(start, start + BATCH))
    })
  let index = 0
  for (const site of syntheticSites({ count, seed: SEED, spread: SPREAD })) {
    rows.push(rowOf(site, index++))
    if (rows.length < BATCH * 50) continue
    await write()
    rows = []
  }
  await write()
}

type Asking = (chance: () => number) => PageQuestion

/** What people ask; of each kind every catalog gives an answer of the same size. */
function questions(count: number): Record<string, Asking> {
  const pick = <T>(chance: () => number, some: readonly T[]): T => some[Math.floor(chance() * some.length)]!
  const places = Math.max(1, Math.floor(count / PER_PLACE))
  // A home has an eighth of the sites in a square twice the spread wide: this much of its side holds about forty of them.
  const side = Math.min(2 * SPREAD, 2 * SPREAD * Math.sqrt((PER_PLACE * 8) / count))
  return {
    'box of about 40 sites': (chance) => {
      const [lng, lat] = pick(chance, [
        [-66.6, 9.2],
        [-73.3, 5.6],
        [-63.9, -18.6],
      ])
      const west = lng! - SPREAD + chance() * (2 * SPREAD - side)
      const south = lat! - SPREAD + chance() * (2 * SPREAD - side)
      return { box: [west, south, west + side, south + side] }
    },
    'box of half a continent, first page': () => ({ box: [-80, -40, -60, 15] }),
    'text that about 40 names have': (chance) => ({ q: placeName(Math.floor(chance() * places)) }),
    'text that a quarter of all sites have': (chance) => ({
      q: pick(chance, ['iglesias', 'museo', 'cuartel', 'ponte']),
    }),
    'text that all sites have, within a network': (chance) => ({ q: 'montaña', network: pick(chance, NETWORK_IDS) }),
    'filtered page, in the order of names': (chance) => ({
      network: pick(chance, NETWORK_IDS),
      kind: pick(chance, SITE_KINDS),
      order: 'name',
    }),
    'filtered page, four filters, by date': (chance) => ({
      country: 'AR',
      kind: pick(chance, SITE_KINDS),
      confidence: pick(chance, CONFIDENCES),
      essential: true,
      order: 'date',
    }),
    'what lacks opening hours, in a network, by name': (chance) => ({
      lacks: 'hours',
      network: pick(chance, NETWORK_IDS),
      order: 'name',
    }),
    'what lies worse than a kilometre, by name': () => ({ lacks: 'precision-1000', order: 'name' }),
    'a page in the middle, newest first': (chance) => ({
      order: 'savedAt',
      isDescending: true,
      after: { key: new Date(Date.UTC(2026, 0, 1) + chance() * count * 1000).toISOString(), seq: 0 },
    }),
  }
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!

const DESIGNER: Actor = {
  ...{ id: 'bench', name: 'Bench', language: 'es', email: '', theme: 'auto', session: '' },
  grants: [
    { role: 'designer', network: 'che' },
    { role: 'designer', network: 'sandino' },
  ],
}

/** The table of the studio as a designer of two networks asks for it. */
const TABLE_QUESTIONS: Readonly<Record<string, TableQuery>> = {
  'as it opens': {},
  'filtered, by name': { kind: 'museum', sort: 'name' },
  'by what is typed': { q: 'museo', kind: 'museum' },
  'by what is typed, in the order of names': { q: 'museo', kind: 'museum', sort: 'name' },
}

function tableAsking(database: Database): (query: TableQuery) => Promise<unknown> {
  const drafts = draftStore(database)
  const bulk = { open: drafts.all, signature: drafts.signature, staleCounts: async () => new Map<string, number>() }
  const table = tableCommands({ store: sitesStore(database), bulk, read: database.read })
  return (query) => table.page(DESIGNER, query)
}

async function timesOf(work: () => Promise<unknown>): Promise<{ median: number; slow: number }> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  return { median: at(times, 0.5), slow: at(times, 0.95) }
}

type Work = readonly [name: string, work: () => Promise<unknown>]

/** Every question as it is asked, and what a public page of the list reads and counts before it is written. */
function worksOn(database: Database, count: number): Work[] {
  const store = sitesStore(database)
  const table = tableAsking(database)
  const asking = Object.entries(questions(count)).map(([name, ask]): Work => {
    const chance = chanceFrom(SEED)
    return [name, () => store.sitePage(ask(chance))]
  })
  const piece = (offset: number) => store.sitePiece({ network: 'sandino', order: 'position', offset, limit: 48 })
  return [
    ...asking,
    ...Object.entries(TABLE_QUESTIONS).map(([name, query]): Work => [
      `the studio's table, ${name}`,
      () => table(query),
    ]),
    ['counts of the public list, once a second', () => store.siteTally()],
    ['first page of the public list', () => piece(0)],
    ['its page in the middle', () => piece(Math.floor(count / 8))],
  ]
}

const megabytes = (bytes: number): number => bytes / 1024 ** 2

/** Reads a whole catalog as the open data do, and lets go of what was read. */
async function readWhole(database: Database): Promise<{ seconds: number; most: number }> {
  const began = performance.now()
  let most = 0
  for await (const some of sitesStore(database).siteBatches()) {
    JSON.stringify(some.map(featureOf))
    most = Math.max(most, process.memoryUsage().rss)
  }
  return { seconds: (performance.now() - began) / 1000, most: megabytes(most) }
}

async function* benchSize(count: number, before: Map<string, number>): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-bench-catalog-'))
  const database = openSqlite(join(folder, 'bench.sqlite'))
  const size = count.toLocaleString('en-US').replaceAll(',', ' ')
  try {
    await migrate(database)
    await sow(database, count)
    for (const [name, work] of worksOn(database, count)) {
      const { median, slow } = await timesOf(work)
      yield { name: `${size}: ${name}, median`, value: median, unit: 'ms', ...target(count, '< 10') }
      yield { name: `${size}: ${name}, 95th`, value: slow, unit: 'ms' }
      const smaller = before.get(name)
      if (smaller) yield { name: `${size}: ${name}, times the one before`, value: median / smaller, unit: 'x' }
      before.set(name, median)
    }
    const memory = megabytes(process.memoryUsage().rss)
    yield { name: `${size}: memory after all questions`, value: memory, unit: 'MB' }
    const whole = await readWhole(database)
    yield { name: `${size}: whole catalog, feature by feature`, value: whole.seconds, unit: 's' }
    yield { name: `${size}: memory while it is read, at most`, value: whole.most, unit: 'MB' }
    const file = megabytes(statSync(join(folder, 'bench.sqlite')).size)
    yield { name: `${size}: database file`, value: file, unit: 'MB' }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const target = (count: number, text: string) => (count === 100_000 ? { target: text } : {})

/** The import command as anybody runs it, from its start to its end. */
function benchImport(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-bench-import-'))
  const file = join(folder, 'sites.geojson')
  const features = [...syntheticSites({ count: IMPORTED, seed: SEED, spread: 0.2 })].map(featureOf)
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  const run = (...args: string[]) => {
    const began = performance.now()
    const node = ['--import', 'tsx', join(root, 'scripts', 'rutas.ts'), ...args]
    execFileSync(process.execPath, node, {
      cwd: root,
      env: { ...process.env, DATA_DIR: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
      maxBuffer: 1 << 28,
    })
    return (performance.now() - began) / 1000
  }
  try {
    const dry = run('import', file, '--dry-run')
    const real = run('import', file)
    return [
      { name: 'import of 10 000 features, dry run on an empty data folder', value: dry, unit: 's' },
      { name: 'import of 10 000 features', value: real, unit: 's', target: '< 10' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Times the catalog at 1 000 and 100 000 sites, and at a million where that is asked for: the whole of it takes minutes. */
export async function* benchCatalog({ million }: { million: boolean }): AsyncGenerator<Figure> {
  const before = new Map<string, number>()
  for (const count of [1000, 100_000, ...(million ? [1_000_000] : [])]) yield* benchSize(count, before)
  yield* benchImport()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for await (const { name, value, unit, target } of benchCatalog({ million: process.argv.includes('--million') }))
    console.log(`${name.padEnd(72)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(2)} ${target ?? ''}`)
