import { directions } from '../../geo/directions'
import { findWay, isNoWay } from '../../geo/find-way'
import type { RoadGraph } from '../../geo/road-graph'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import { readCatalogFiles } from '../../server/catalog/files'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import { readConfig } from '../../server/config'
import { LANGUAGES, Position, type Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { graphOf } from '../../server/house'
import { readArgs, UsageError } from './usage'

function readPlace(text: string | undefined): LngLat {
  const parts = (text ?? '').split(',')
  if (parts.length !== 2 || !parts.every((part) => /^-?\d+(\.\d+)?$/.test(part.trim())))
    throw new UsageError(`LON,LAT: «${text ?? ''}»`)
  const parsed = Position.safeParse(parts.map(Number))
  if (!parsed.success) throw new UsageError(`LON -180…180, LAT -90…90: «${text}»`)
  return parsed.data
}

function readMode(text: string): 'car' | 'coach' {
  if (text !== 'car' && text !== 'coach') throw new UsageError(`--mode car|coach: «${text}»`)
  return text
}

function readGraph(language: Language): RoadGraph {
  const { files } = readCatalogFiles(readConfig(process.env).catalogDir, language)
  return graphOf({ roads: checkRoadFiles(files, [], language).features })
}

function wayBetween(graph: RoadGraph, ends: { from: LngLat; to: LngLat; mode: 'car' | 'coach' }): Way {
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
  const ends = { from: readPlace(values.from), to: readPlace(values.to), mode: readMode(values.mode) }
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
  const spoken = LANGUAGES.find((known) => known === values.lang)
  if (!spoken) throw new UsageError(`--lang ${LANGUAGES.join('|')}: «${values.lang}»`)
  const places = (values.via ?? []).map(readPlace)
  if (places.length < 2) throw new UsageError('--via LON,LAT --via LON,LAT')
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
