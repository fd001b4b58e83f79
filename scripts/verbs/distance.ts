import { join } from 'node:path'
import { directions } from '../../geo/directions'
import { findWay, isNoWay } from '../../geo/find-way'
import type { RoadGraph } from '../../geo/road-graph'
import type { RoadMode } from '../../geo/road-search'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import { readCatalogFiles } from '../../server/catalog/files'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import { Position, type Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { graphOf } from '../../server/house'
import { readSettings } from './open'
import { oneOf, readArgs, readLanguage, Refusal, UsageError } from './usage'

function readPlace(value: string | undefined, flag: string): LngLat {
  if (value === undefined) throw new UsageError('flag_missing', { flag })
  const parts = value.split(',')
  const written = parts.every((part) => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(part.trim()))
  const parsed = Position.safeParse(written ? parts.map(Number) : undefined)
  if (!parsed.success) throw new UsageError('not_a_place', { flag, value })
  return parsed.data
}

const readMode = (value: string): RoadMode => oneOf(['car', 'coach'] as const, value, '--mode')

/** The roads of the catalog; a file of them that cannot be read is refused, or the answer would be a detour. */
function readGraph(language: Language): RoadGraph {
  const { catalogDir } = readSettings()
  const { files, unread } = readCatalogFiles(catalogDir, language)
  const faults = unread.filter(({ file }) => file.startsWith('roads/'))
  if (faults.length > 0) throw new Refusal('catalog_faults', { count: faults.length }, { faults })
  const roads = checkRoadFiles(files, [], language).features
  if (roads.length === 0) throw new Refusal('no_roads', { folder: join(catalogDir, 'roads') })
  return graphOf({ roads })
}

function wayBetween(graph: RoadGraph, ends: { from: LngLat; to: LngLat; mode: RoadMode }): Way {
  const way = findWay(graph, ends)
  if (!isNoWay(way)) return way
  const [from, to] = [ends.from.join(','), ends.to.join(',')]
  if (way.refused === 'unreachable') throw new AppError('place.unreachable', { from, to })
  const far = way.snapped[0] >= way.snapped[1] ? from : to
  throw new AppError('place.off_network', { place: far, km: Math.round(Math.max(...way.snapped) / 1000) })
}

export async function distance(args: string[], language: Language): Promise<unknown> {
  const options = {
    from: { type: 'string' },
    to: { type: 'string' },
    mode: { type: 'string', default: 'car' },
  } as const
  const { values } = readArgs(args, options, { least: 0, most: 0 })
  const ends = { from: readPlace(values.from, '--from'), to: readPlace(values.to, '--to'), mode: readMode(values.mode) }
  const { metres, seconds, source, estimated, snapped, via, refs, events } = wayBetween(readGraph(language), ends)
  return { metres, seconds, source, estimated, snapped, via: [...via], refs, ...(events.length > 0 ? { events } : {}) }
}

export async function directionsVerb(args: string[], language: Language): Promise<unknown> {
  const options = {
    via: { type: 'string', multiple: true },
    lang: { type: 'string', default: language },
    mode: { type: 'string', default: 'car' },
  } as const
  const { values } = readArgs(args, options, { least: 0, most: 0 })
  const spoken = readLanguage(values.lang)
  const places = (values.via ?? []).map((place) => readPlace(place, '--via'))
  if (places.length < 2) throw new UsageError('too_few_places')
  const mode = readMode(values.mode)
  const graph = readGraph(language)
  const legs = places.slice(1).map((to, index) => wayBetween(graph, { from: places[index]!, to, mode }))
  return {
    metres: legs.reduce((sum, leg) => sum + leg.metres, 0),
    seconds: legs.reduce((sum, leg) => sum + leg.seconds, 0),
    estimated: legs.some((leg) => leg.estimated),
    legs: legs.map((leg) => ({
      metres: leg.metres,
      seconds: leg.seconds,
      source: leg.source,
      steps: directions(leg, spoken),
    })),
  }
}
