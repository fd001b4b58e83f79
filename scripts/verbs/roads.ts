import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { corridorKm } from '../../geo/check-corridors'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import { readCatalogFiles } from '../../server/catalog/files'
import type { Language } from '../../server/contract/common'
import { buildTiles, valhallaPrograms } from '../../server/route/build-tiles'
import { VALHALLA_PACKAGE } from '../../server/route/valhalla'
import { readGraph } from './distance'
import { readSettings } from './open'
import { oneOf, readArgs, Refusal } from './usage'

/** An extract begins with the length of a short header that is called OSMHeader. */
function refuseOther(path: string): void {
  const head = Buffer.alloc(64)
  const file = openSync(path, 'r')
  try {
    readSync(file, head)
  } finally {
    closeSync(file)
  }
  if (!head.includes('OSMHeader')) throw new Refusal('not_an_extract', { path })
}

async function build(path: string): Promise<unknown> {
  const programs = valhallaPrograms()
  if (programs === undefined) throw new Refusal('no_valhalla', { package: VALHALLA_PACKAGE })
  refuseOther(path)
  const folder = join(readSettings().dataDir, 'valhalla')
  const began = performance.now()
  try {
    await buildTiles(path, folder, { programs, say: (text) => void process.stderr.write(text) })
  } catch (error) {
    throw new Refusal('tiles_failed', { reason: (error as Error).message.trim().split('\n').at(-1)! })
  }
  return { tiles: folder, seconds: Math.round((performance.now() - began) / 1000), setting: `VALHALLA_TILES=${folder}` }
}

const share = (values: readonly number[], part: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0

/** Each corridor of the network beside its published length, the worst first. */
async function report(language: Language): Promise<unknown> {
  const graph = readGraph(language)
  const { files } = readCatalogFiles(readSettings().catalogDir, language)
  const corridors = checkRoadFiles(files, [], language)
    .corridors.map((corridor) => {
      const km = corridorKm(graph, corridor)
      const difference = Math.abs(km / corridor.km - 1)
      return {
        name: corridor.name,
        publishedKm: corridor.km,
        km: Number(km.toFixed(1)),
        difference: Number(difference.toFixed(4)),
      }
    })
    .toSorted((a, b) => b.difference - a.difference)
  const sorted = corridors.map(({ difference }) => difference).toReversed()
  const figures = { median: share(sorted, 0.5), p90: share(sorted, 0.9), most: sorted.at(-1) ?? 0 }
  return { nodes: graph.nodes.length, edges: graph.edges.length, ...figures, corridors }
}

/** `rutas roads report`: how far the network is from published lengths. `rutas roads build FILE`: tiles for real roads. */
export async function roads(args: string[], language: Language): Promise<unknown> {
  const { positionals } = readArgs(args, {}, { least: 1, most: 2 })
  const verb = oneOf(['build', 'report'] as const, positionals[0]!, 'roads')
  if (verb === 'report') return report(language)
  readArgs(args, {}, { least: 2, most: 2 })
  return build(positionals[1]!)
}
