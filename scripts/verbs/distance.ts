import { join } from 'node:path'
import { directions } from '../../geo/directions'
import { isNoWay, type WayRequest } from '../../geo/find-way'
import type { RoadGraph } from '../../geo/road-graph'
import { ROAD_MODES, type RoadMode, type Travel } from '../../geo/road-mode'
import type { LngLat } from '../../geo/types'
import { readCatalogFiles } from '../../server/catalog/files'
import { checkRoadFiles } from '../../server/catalog/roads.rules'
import { Position, type Language } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import { graphOf } from '../../server/house'
import { openWays } from '../../server/route/ways'
import type { ToldWay, WaysCommands } from '../../server/route/ways.commands'
import { readSettings } from './open'
import { oneOf, readArgs, readLanguage, Refusal, UsageError } from './usage'
import { say } from './words'

function readPlace(value: string | undefined, flag: string): LngLat {
  if (value === undefined) throw new UsageError('flag_missing', { flag })
  const parts = value.split(',')
  const written = parts.every((part) => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(part.trim()))
  const parsed = Position.safeParse(written ? parts.map(Number) : undefined)
  if (!parsed.success) throw new UsageError('not_a_place', { flag, value })
  return parsed.data
}

const readMode = (value: string): RoadMode => oneOf(ROAD_MODES, value, '--mode')

const AVOIDABLE = ['ferries', 'borders', 'unpaved', 'motorways'] as const

/** `--month 7 --avoid ferries,unpaved` as terms of travel. */
function readTerms(values: { mode: string; month?: string; avoid?: string }): Travel {
  const month = values.month === undefined ? undefined : Number(values.month)
  if (month !== undefined && !(Number.isInteger(month) && month >= 1 && month <= 12))
    throw new UsageError('flag_unreadable', { flag: '--month', value: values.month! })
  const avoided = values.avoid?.split(',').map((kind) => oneOf(AVOIDABLE, kind.trim(), '--avoid'))
  return {
    mode: readMode(values.mode),
    ...(month !== undefined && { month }),
    ...(avoided && { avoid: Object.fromEntries(avoided.map((kind) => [kind, true])) }),
  }
}

const TERMS = {
  mode: { type: 'string', default: 'car' },
  month: { type: 'string' },
  avoid: { type: 'string' },
} as const

/** The roads of the catalog; a file of them that cannot be read is refused, or the answer would be a detour. */
export function readGraph(language: Language): RoadGraph {
  const { catalogDir } = readSettings()
  const { files, unread } = readCatalogFiles(catalogDir, language)
  const faults = unread.filter(({ file }) => file.startsWith('roads/'))
  if (faults.length > 0) throw new Refusal('catalog_faults', { count: faults.length }, { faults })
  const roads = checkRoadFiles(files, [], language).features
  if (roads.length === 0) throw new Refusal('no_roads', { folder: join(catalogDir, 'roads') })
  return graphOf({ roads })
}

/** Whoever answers for ways here: the engine that is set up, or the roads of the catalog. */
function readWays(language: Language): WaysCommands {
  const graph = readGraph(language)
  const onTrouble = ({ message }: Error) =>
    process.stderr.write(`${say('engine_silent', language, { reason: message })}\n`)
  return openWays({ routing: readSettings().routing, graph: () => graph, now: () => new Date(), onTrouble })
}

async function wayBetween(ways: WaysCommands, ends: WayRequest): Promise<ToldWay> {
  const way = await ways.between(ends)
  if (!isNoWay(way)) return way
  const [from, to] = [ends.from.join(','), ends.to.join(',')]
  if (way.refused === 'closed') throw new AppError('place.closed', { from, to })
  if (way.refused === 'unreachable') throw new AppError('place.unreachable', { from, to })
  const far = way.snapped[0] >= way.snapped[1] ? from : to
  throw new AppError('place.off_network', { place: far, km: Math.round(Math.max(...way.snapped) / 1000) })
}

export async function distance(args: string[], language: Language): Promise<unknown> {
  const options = { from: { type: 'string' }, to: { type: 'string' }, ...TERMS } as const
  const { values } = readArgs(args, options, { least: 0, most: 0 })
  const ends = { from: readPlace(values.from, '--from'), to: readPlace(values.to, '--to'), ...readTerms(values) }
  const way = await wayBetween(readWays(language), ends)
  const { metres, seconds, source, estimated, snapped, via, refs, events, despite, instead } = way
  return {
    ...{ metres, seconds, source, estimated, snapped, via: [...via], refs },
    ...(events.length > 0 ? { events } : {}),
    ...(despite.length > 0 ? { despite } : {}),
    ...(instead ? { instead } : {}),
  }
}

export async function directionsVerb(args: string[], language: Language): Promise<unknown> {
  const options = {
    via: { type: 'string', multiple: true },
    lang: { type: 'string', default: language },
    ...TERMS,
  } as const
  const { values } = readArgs(args, options, { least: 0, most: 0 })
  const spoken = readLanguage(values.lang)
  const places = (values.via ?? []).map((place) => readPlace(place, '--via'))
  if (places.length < 2) throw new UsageError('too_few_places')
  const terms = readTerms(values)
  const ways = readWays(language)
  const legs: ToldWay[] = []
  for (const [index, to] of places.slice(1).entries())
    legs.push(await wayBetween(ways, { from: places[index]!, to, ...terms }))
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
