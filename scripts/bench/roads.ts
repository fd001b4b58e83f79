import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findAlternatives } from '../../geo/find-alternatives'
import { findWay, isNoWay } from '../../geo/find-way'
import type { RoadFeature } from '../../geo/road-features'
import { buildRoadGraph, type RoadClass, type RoadGraph } from '../../geo/road-graph'
import { travelMatrix } from '../../geo/travel-matrix'
import type { LngLat } from '../../geo/types'
import { buildTiles, valhallaPrograms } from '../../server/route/build-tiles'
import { engineInTiles } from '../../server/route/valhalla'
import { writePbf, type OsmWay } from './write-pbf'

const FOLDER = new URL('../../data/roads/', import.meta.url).pathname
const ROUNDS = 60

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
}

const readFeatures = (file: string): RoadFeature[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { features: RoadFeature[] }).features

async function median(work: (round: number) => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
  }
  return times.sort((one, other) => one - other)[ROUNDS >> 1]!
}

/** Pairs of towns, the same in every run: of one country each, or of two. */
function pairsOf(graph: RoadGraph, within: boolean): [LngLat, LngLat][] {
  const towns = graph.nodes.filter(({ kind }) => kind === 'city')
  const pairs = towns.flatMap((from, row) =>
    towns.slice(row + 1).flatMap((to, column): [LngLat, LngLat][] => {
      if ((from.country === to.country) !== within || (row * 31 + column * 17) % 5 !== 0) return []
      return isNoWay(findWay(graph, { from: from.at, to: to.at, mode: 'car' })) ? [] : [[from.at, to.at]]
    }),
  )
  return pairs.filter((_, index) => index % Math.max(1, Math.floor(pairs.length / ROUNDS)) === 0)
}

const HIGHWAY: Partial<Record<RoadClass, string>> = { street: 'residential' }

/** The same network as an OpenStreetMap extract: what Valhalla is measured on. */
function extractOf(graph: RoadGraph): Buffer {
  const nodes = new Map<number, LngLat>(graph.nodes.map((node, index) => [index + 1, node.at]))
  const ways = graph.edges.map((edge): OsmWay => {
    const inner = edge.line.slice(1, -1).map((at) => {
      nodes.set(nodes.size + 1, at)
      return nodes.size
    })
    const kind = edge.event === 'ferry' ? ['route', 'ferry'] : ['highway', HIGHWAY[edge.class] ?? edge.class]
    const tags = { [kind[0]!]: kind[1]!, maxspeed: String(Math.round(edge.kmh)) }
    return { nodes: [edge.from + 1, ...inner, edge.to + 1], tags }
  })
  return writePbf({ nodes, ways })
}

/** Valhalla in this process on the same network: what a real engine takes for the same questions in the same run. */
async function benchValhalla(graph: RoadGraph, pairs: readonly [LngLat, LngLat][]): Promise<Figure[]> {
  const programs = valhallaPrograms()
  if (programs === undefined) return []
  const folder = mkdtempSync(join(tmpdir(), 'rutas-bench-'))
  try {
    const extract = join(folder, 'red.osm.pbf')
    writeFileSync(extract, extractOf(graph))
    await buildTiles(extract, join(folder, 'tiles'), { programs })
    const engine = engineInTiles({ folder: join(folder, 'tiles'), timeoutMs: 30_000, graph: () => graph })
    const ask = ([from, to]: [LngLat, LngLat]) => engine.way({ from, to, mode: 'car' }).catch(() => undefined)
    await ask(pairs[0]!)
    const value = await median((round) => ask(pairs[round % pairs.length]!))
    return [{ name: 'roads: a way within a country, Valhalla on the same network', value, unit: 'ms' }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Times the road graph on the given files (by default all of data/roads): medians of reading, building, ways and matrices. */
export async function benchRoads(files?: readonly string[]): Promise<Figure[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.geojson'))
  const paths = files ?? names.map((name) => join(FOLDER, name))
  const graph = buildRoadGraph(paths.flatMap(readFeatures))
  const near = pairsOf(graph, true)
  const far = pairsOf(graph, false)
  const towns = graph.nodes.filter(({ kind }) => kind === 'city' || kind === 'town').map(({ at }) => at)
  const places = towns.filter((_, index) => index % Math.ceil(towns.length / 50) === 0).slice(0, 50)
  const way = (pairs: readonly [LngLat, LngLat][]) => (round: number) => {
    const [from, to] = pairs[round % pairs.length]!
    return findWay(graph, { from, to, mode: 'car' })
  }
  const others = (round: number) => {
    const [from, to] = near[round % near.length]!
    return findAlternatives(graph, { from, to, mode: 'car' })
  }
  const across =
    far.length > 0 ? [{ name: 'roads: a way across countries', value: await median(way(far)), unit: 'ms' }] : []
  return [
    { name: 'roads: edges', value: graph.edges.length, unit: 'edges' },
    {
      name: 'roads: read and build the graph',
      value: await median(() => buildRoadGraph(paths.flatMap(readFeatures))),
      unit: 'ms',
    },
    { name: 'roads: a way within a country', value: await median(way(near)), unit: 'ms' },
    ...(await benchValhalla(graph, near)),
    ...across,
    { name: 'roads: a way and two others', value: await median(others), unit: 'ms' },
    {
      name: `roads: matrix of ${places.length} places`,
      value: await median(() => travelMatrix(graph, places)),
      unit: 'ms',
    },
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = process.argv.slice(2)
  for (const { name, value, unit } of await benchRoads(files.length > 0 ? files : undefined))
    console.log(`${name}: ${value.toFixed(2)} ${unit}`)
}
