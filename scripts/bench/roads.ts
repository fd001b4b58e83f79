import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { findWay } from '../../geo/find-way'
import type { RoadFeature } from '../../geo/road-features'
import { buildRoadGraph } from '../../geo/road-graph'
import { travelMatrix } from '../../geo/travel-matrix'

const FILES = ['NI', 'CU', 'VE', 'AR'].map(
  (country) => new URL(`../../data/roads/${country}.geojson`, import.meta.url).pathname,
)
const ROUNDS = 25

/** Times the road graph on the given files (by default the four national networks): medians of building, one way and a matrix of 25 places. */
export function benchRoads(files: readonly string[] = FILES): { name: string; value: number; unit: string }[] {
  const features = files.filter((file) => existsSync(file)).flatMap(readFeatures)
  const graph = buildRoadGraph(features)
  const towns = graph.nodes.filter((node) => node.kind === 'city' || node.kind === 'town').map((node) => node.at)
  const places = towns.filter((_, index) => index % Math.ceil(towns.length / 25) === 0)
  const build = median(() => buildRoadGraph(features))
  const route = median((round) => {
    const [from, to] = [towns[round % towns.length]!, towns[(round * 7 + 3) % towns.length]!]
    return findWay(graph, { from, to, mode: 'car' })
  })
  const matrix = median(() => travelMatrix(graph, places))
  return [
    { name: 'roads: edges', value: graph.edges.length, unit: 'edges' },
    { name: 'roads: build the graph', value: build, unit: 'ms' },
    { name: 'roads: find a way', value: route, unit: 'ms' },
    { name: `roads: matrix of ${places.length} places`, value: matrix, unit: 'ms' },
  ]
}

function readFeatures(file: string): RoadFeature[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { features: RoadFeature[] }).features
}

function median(work: (round: number) => unknown): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now()
    work(round)
    return performance.now() - start
  })
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = process.argv.slice(2)
  for (const { name, value, unit } of benchRoads(files.length > 0 ? files : FILES))
    console.log(`${name}: ${value.toFixed(2)} ${unit}`)
}
