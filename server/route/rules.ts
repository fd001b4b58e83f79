import { findWay, isNoWay } from '../../geo/find-way'
import { metresBetween } from '../../geo/measure'
import type { RoadGraph, RoadNode } from '../../geo/road-graph'
import { splitStages, type DayStage, type SplitPoint } from '../../geo/split-stages'
import { travelMatrix } from '../../geo/travel-matrix'
import type { LngLat, Seconds } from '../../geo/types'
import type { Way } from '../../geo/way'
import { AppError } from '../contract/errors'
import type { Network } from '../contract/network'
import type { EmissionRow } from '../contract/rates'
import type { Place, Route, RoutePlan } from '../contract/route'
import type { Site } from '../contract/site'
import { checkStages } from './stage-check.rules'
import { writeStage, type DayPlan, type Halt } from './stage.rules'

/** A bed this near a site by road counts as a night at that site. */
const NEAR_BED_SECONDS = 15 * 60

/** What a route is designed from. */
export interface Design {
  readonly plan: RoutePlan
  readonly network: Network
  readonly sites: ReadonlyMap<string, Site>
  readonly graph: RoadGraph
  /** Road places where somebody of the network sells a bed; nights fall only there. */
  readonly beds: ReadonlySet<string>
  readonly emissions: readonly EmissionRow[]
  /** What an engine says of a leg; where it says nothing our own network does. */
  readonly measured?: (from: LngLat, to: LngLat) => Way | undefined | void
}

const placeOf = (node: RoadNode): Place => ({
  id: node.id,
  name: node.name,
  at: [node.at[0], node.at[1]],
  country: node.country,
})

/** The way by coach between two places, or an AppError that says which two have none. */
function wayBetween({ graph, measured }: Design, from: Halt, to: Halt): Way {
  const way = measured?.(from.at, to.at) ?? findWay(graph, { from: from.at, to: to.at, mode: 'coach' })
  if (isNoWay(way)) throw new AppError('place.unreachable', { from: from.name, to: to.name })
  return way
}

function nodeNamed(graph: RoadGraph, id: string): RoadNode {
  const index = graph.indexOf.get(id)
  if (index === undefined) throw new AppError('place.unreachable', { from: id, to: '' })
  return graph.nodes[index]!
}

/** The bed town that serves a site: the nearest by road within a quarter of an hour. */
function bedNear(design: Design, at: LngLat): Place | undefined {
  const near = [...design.beds]
    .map((id) => nodeNamed(design.graph, id))
    .filter((node) => Math.abs(node.at[0] - at[0]) < 0.2 && Math.abs(node.at[1] - at[1]) < 0.2)
    .flatMap((node) => {
      const way = findWay(design.graph, { from: at, to: node.at, mode: 'coach' })
      return isNoWay(way) || way.seconds > NEAR_BED_SECONDS ? [] : [{ node, seconds: way.seconds }]
    })
    .toSorted((a, b) => a.seconds - b.seconds)
  return near[0] && placeOf(near[0].node)
}

/** The town nearest to a place as the crow flies: where its visitors eat. */
function nearestTown(graph: RoadGraph, at: LngLat): Place {
  const towns = graph.nodes.filter((node) => ['city', 'town', 'village'].includes(node.kind))
  return placeOf(towns.reduce((best, node) => (metresBetween(at, node.at) < metresBetween(at, best.at) ? node : best)))
}

function haltsOf(design: Design): Halt[] {
  const { plan, sites, graph } = design
  const ends = [plan.start, plan.end].map((id): Halt => {
    const node = nodeNamed(graph, id)
    const bed = design.beds.has(id) ? placeOf(node) : bedNear(design, node.at)
    return { name: node.name, at: node.at, place: placeOf(node), ...(bed ? { bed } : {}), visitSeconds: 0 }
  })
  const stops = plan.stops.map(({ site: id }): Halt => {
    const site = sites.get(id)
    if (!site) throw new AppError('site.not_found', { id })
    const bed = bedNear(design, site.at)
    return {
      name: site.name.es,
      at: site.at,
      site,
      town: bed ?? nearestTown(graph, site.at),
      ...(bed ? { bed } : {}),
      visitSeconds: site.visitMinutes * 60,
    }
  })
  return [ends[0]!, ...stops, ends[1]!]
}

/** Sleeping in a town may lengthen a leg by this much, or by this share of it. */
const BED_DETOUR_SECONDS = 25 * 60
const BED_DETOUR_SHARE = 0.1

interface Step {
  readonly halt: Halt
  readonly seconds: Seconds
  readonly metres: number
}

/** Bed towns by id as halts where one may sleep without visiting anything. */
const bedHalts = ({ beds, graph }: Design): Halt[] =>
  [...beds].map((id) => {
    const place = placeOf(nodeNamed(graph, id))
    return { name: place.name, at: place.at, place, bed: place, town: place, visitSeconds: 0 }
  })

/**
 * Every leg with the bed towns on it, or so near that a night there costs little, as halts between its two ends. Towns are
 * taken in the order they are reached, while the whole leg through them stays within the detour allowed.
 */
function stepsThroughBeds(design: Design, halts: readonly Halt[]): Step[] {
  const towns = bedHalts(design)
  const all = [...halts, ...towns]
  const matrix = travelMatrix(
    design.graph,
    all.map((halt) => halt.at),
    'coach',
  )
  const seconds = (from: number, to: number) => matrix.seconds[from]![to]!
  const townsOf = (from: number, to: number): number[] => {
    const direct = seconds(from, to)
    const most = direct + Math.max(BED_DETOUR_SECONDS, direct * BED_DETOUR_SHARE)
    const ends = [all[from]!.bed?.id, all[to]!.bed?.id]
    const near = towns
      .map((_, index) => halts.length + index)
      .filter((town) => !ends.includes(all[town]!.bed!.id) && seconds(from, town) + seconds(town, to) <= most)
      .toSorted((a, b) => seconds(from, a) - seconds(from, b))
    const through = (chain: readonly number[]) =>
      [...chain, to].reduce((sum, next, index) => sum + seconds(index === 0 ? from : chain[index - 1]!, next), 0)
    return near.reduce<number[]>((chain, town) => (through([...chain, town]) <= most ? [...chain, town] : chain), [])
  }
  return halts.slice(1).flatMap((_, index) => {
    if (!Number.isFinite(seconds(index, index + 1)))
      throw new AppError('place.unreachable', { from: halts[index]!.name, to: halts[index + 1]!.name })
    const chain = [index, ...townsOf(index, index + 1), index + 1]
    return chain
      .slice(1)
      .map((to, k) => ({ halt: all[to]!, seconds: seconds(chain[k]!, to), metres: matrix.metres[chain[k]!]![to]! }))
  })
}

/** Rests at the wheel and the last hop to the door, which the split does not know of yet. */
const SLACK_SECONDS = 45 * 60

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

function splitDays(design: Design): DayPlan[] {
  const { rules } = design.network
  const halts = haltsOf(design)
  const steps = stepsThroughBeds(design, halts)
  const points = [{ halt: halts[0]!, seconds: 0, metres: 0 }, ...steps]
  const split = splitStages(
    points.map(({ halt, seconds, metres }, index): SplitPoint => ({
      id: String(index),
      driveSecondsFromPrevious: seconds,
      driveMetresFromPrevious: metres,
      visitSeconds: halt.visitSeconds,
      canSleep: halt.bed !== undefined,
    })),
    {
      dayDriveSeconds: rules.comfortableDriveMinutes * 60,
      maxDriveSeconds: rules.maxDriveMinutes * 60,
      daySeconds: (minutes(rules.dayEndsAt) - minutes(rules.dayStartsAt)) * 60 - SLACK_SECONDS,
      lunchSeconds: rules.lunchMinutes * 60,
      maxStrongVisits: rules.maxVisitsPerDay,
    },
  )
  if ('impossible' in split) {
    const { from, to, rule, limit } = split.impossible
    const name = (id: string) => points[Number(id)]?.halt.name ?? id
    const found = rule === 'visits' ? split.impossible.visits : Math.round(split.impossible.seconds / 60)
    const most = rule === 'visits' ? limit : Math.round(limit / 60)
    throw new AppError('stage.too_long', { from: name(from), to: name(to), rule, found, limit: most })
  }
  const all = points.map(({ halt }) => halt)
  return split.days.map((day, index) => dayPlan(day, { halts: all, last: index === split.days.length - 1, design }))
}

/** Where one sleeps at a halt, or where the route ends. */
const restingPlace = (halt: Halt, design: Design): Place =>
  halt.bed ?? halt.place ?? halt.town ?? placeOf(nodeNamed(design.graph, design.plan.end))

function dayPlan(
  day: DayStage,
  { halts, last, design }: { halts: readonly Halt[]; last: boolean; design: Design },
): DayPlan {
  const halt = (id: string) => halts[Number(id)]!
  const [start, end] = [halt(day.from), halt(day.to)]
  return {
    from: day.from === '0' ? (start.place ?? restingPlace(start, design)) : restingPlace(start, design),
    visits: day.visits.map(halt),
    to: last ? (end.place ?? restingPlace(end, design)) : restingPlace(end, design),
    sleeps: !last,
  }
}

/**
 * Designs a national route: joins its stops by road, finds the towns with beds on the way, splits the line into days
 * that end in one of them, and writes the clock of each day.
 * @param design the designer's plan, the sites, the roads, the places with beds and the network's own limits
 * @returns the route without its version, which publishing gives
 * @throws AppError site.not_found, place.unreachable, or stage.too_long when two beds lie farther apart than a day may drive
 * @see domain guide 3.2-3.5; geo/split-stages
 */
export function designRoute(design: Design): Omit<Route, 'version'> {
  const { plan, graph, network, emissions } = design
  const days = splitDays(design)
  let surveyed = false
  const way = (from: Halt, to: Halt): Way => {
    const found = wayBetween(design, from, to)
    surveyed ||= found.source === 'osrm' || found.source === 'valhalla'
    return found
  }
  const written = days.map((day, index) =>
    writeStage({
      plan,
      network,
      emissions,
      day: { ...day, number: index + 1 },
      way,
    }),
  )
  const stages = checkStages(written, network)
  const sum = (pick: (stage: (typeof stages)[number]) => number) =>
    stages.reduce((total, stage) => total + pick(stage), 0)
  return {
    id: plan.id,
    network: plan.network,
    name: plan.name,
    theme: plan.theme,
    intro: plan.intro,
    nature: plan.nature,
    start: placeOf(nodeNamed(graph, plan.start)),
    end: placeOf(nodeNamed(graph, plan.end)),
    sites: plan.stops.map((stop) => stop.site),
    stages,
    metres: sum((stage) => stage.metres),
    driveSeconds: sum((stage) => stage.driveSeconds),
    estimated: stages.some((stage) => stage.items.some((item) => item.estimated)),
    ...(surveyed ? { surveyed } : {}),
  }
}
