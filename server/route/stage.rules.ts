import { directions } from '../../geo/directions'
import type { LngLat, Seconds } from '../../geo/types'
import type { PassedNode, Way } from '../../geo/way'
import type { Localized } from '../contract/common'
import type { Network } from '../contract/network'
import type { EmissionRow } from '../contract/rates'
import type { CueDrive, Place, RoutePlan, Stage, StageItem } from '../contract/route'
import type { Site } from '../contract/site'
import { emissionsOf } from './emissions.rules'
import { EU_DRIVER_LIMITS } from './driver.rules'
import { restSeconds } from './leg-time.rules'

/** Somewhere a day may stop: a site to visit, a town to sleep in, or an end of the route. */
export interface Halt {
  readonly name: string
  readonly at: LngLat
  readonly site?: Site
  readonly place?: Place
  /** The town where its guests sleep. */
  readonly bed?: Place
  /** The town where its guests eat. */
  readonly town?: Place
  readonly visitSeconds: Seconds
}

/** What a day does: from where it wakes, through its visits, to where it sleeps. */
export interface DayPlan {
  readonly from: Place
  readonly visits: readonly Halt[]
  readonly to: Place
  readonly sleeps: boolean
}

export interface StageRequest {
  readonly plan: RoutePlan
  readonly network: Network
  readonly emissions: readonly EmissionRow[]
  readonly day: DayPlan & { readonly number: number }
  readonly way: (from: Halt, to: Halt) => Way
}

const DINNER_AT: Seconds = 19 * 3600
const DINNER_SECONDS: Seconds = 3600
/** A group waits this long for lunch to be served rather than begin a visit that would make it miss it. */
const LUNCH_WAIT_SECONDS: Seconds = 45 * 60
/** Shorter hops are walked across the square: they are not written as a drive. */
const SHORTEST_DRIVE_METRES = 800
/** Clocks are told in steps of five minutes: nobody promises a bus at 12:39. */
const CLOCK_STEP: Seconds = 300

export const clockSeconds = (clock: string): Seconds =>
  Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60

/** The clock of one day while it is being written. */
interface Diary {
  readonly items: StageItem[]
  readonly line: LngLat[]
  readonly cues: CueDrive[]
  clock: Seconds
  metres: number
  driveSeconds: Seconds
  eaten: boolean
}

interface Lunch {
  readonly from: Seconds
  readonly to: Seconds
  readonly seconds: Seconds
}

const lunchOf = ({ rules }: Network): Lunch => ({
  from: clockSeconds(rules.lunchFrom),
  to: clockSeconds(rules.lunchTo),
  seconds: rules.lunchMinutes * 60,
})

function eat(diary: Diary, lunch: Lunch, place: Place | undefined): void {
  const startSeconds = Math.max(diary.clock, lunch.from)
  diary.items.push({
    kind: 'meal',
    meal: 'lunch',
    startSeconds,
    endSeconds: startSeconds + lunch.seconds,
    ...(place ? { place } : {}),
  })
  diary.clock = startSeconds + lunch.seconds
  diary.eaten = true
}

/** The town passed nearest to the middle of the lunch hours, when a drive passes one within them. */
function lunchTown(diary: Diary, way: Way, lunch: Lunch): PassedNode | undefined {
  const noon = (lunch.from + lunch.to) / 2
  return way.nodes
    .filter((node) => ['city', 'town', 'village'].includes(node.kind))
    .filter((node) => diary.clock + node.seconds >= lunch.from && diary.clock + node.seconds <= lunch.to)
    .toSorted((a, b) => Math.abs(diary.clock + a.seconds - noon) - Math.abs(diary.clock + b.seconds - noon))[0]
}

interface Drive {
  readonly way: Way
  readonly seconds: Seconds
  readonly metres: number
  readonly to: Place
  /** The site it leads to, where the town alone would not say: one is in it already. */
  readonly site?: string | undefined
}

/** A quarter of an hour every two hours, and the whole pause of the driver where a drive is longer than one may go without. */
function restOf(seconds: Seconds): Seconds {
  const { continuousSeconds, breakSeconds } = EU_DRIVER_LIMITS
  return Math.max(restSeconds(seconds), seconds > continuousSeconds ? breakSeconds : 0)
}

function drive(diary: Diary, { way, seconds, metres, to, site }: Drive): void {
  const startSeconds = diary.clock
  const rest = restOf(seconds)
  diary.clock = Math.ceil((startSeconds + seconds + rest) / CLOCK_STEP) * CLOCK_STEP
  diary.metres += metres
  diary.driveSeconds += seconds
  diary.items.push({
    kind: 'drive',
    startSeconds,
    endSeconds: diary.clock,
    metres,
    restSeconds: rest,
    refs: [...way.refs],
    estimated: way.estimated,
    place: to,
    ...(site ? { site } : {}),
  })
}

const placeOfNode = (node: PassedNode): Place => ({
  id: node.id,
  name: node.name,
  at: [node.at[0], node.at[1]],
  country: node.country,
})

/** Drives to a halt, and stops for lunch in a town on the way where the drive would run well into the lunch hours. */
function driveTo(diary: Diary, way: Way, { to, lunch, site }: { to: Place; lunch: Lunch; site?: string }): void {
  if (way.metres < SHORTEST_DRIVE_METRES) return
  const runsIntoLunch = diary.clock + way.seconds + restOf(way.seconds) > (lunch.from + lunch.to) / 2
  const stop = !diary.eaten && runsIntoLunch ? lunchTown(diary, way, lunch) : undefined
  if (stop && stop.seconds > 0 && stop.seconds < way.seconds) {
    const place = placeOfNode(stop)
    drive(diary, { way, seconds: stop.seconds, metres: stop.metres, to: place })
    eat(diary, lunch, place)
    drive(diary, { way, seconds: way.seconds - stop.seconds, metres: way.metres - stop.metres, to, site })
  } else drive(diary, { way, seconds: way.seconds, metres: way.metres, to, site })
  diary.line.push(...way.line)
}

const LANGUAGES = ['es', 'pt', 'en'] as const

/** A way in words, where it is driven. */
function cuesOf(way: Way, to: Localized): CueDrive[] {
  if (way.metres < SHORTEST_DRIVE_METRES) return []
  const [es, pt, en] = LANGUAGES.map((language) => directions(way, language))
  const steps = es!.map(({ text, metres, seconds }, index) => ({
    ...{ metres: Math.round(metres), seconds: Math.round(seconds) },
    text: { es: text, pt: pt![index]!.text, en: en![index]!.text },
  }))
  const { metres, seconds, estimated } = way
  return [{ to, metres: Math.round(metres), seconds: Math.round(seconds), estimated, steps }]
}

const alike = (name: string): Localized => ({ es: name, pt: name, en: name })

/** Visits; one that would run past the lunch hours waits for lunch, or is parted by it when it begins long before. */
function visit(diary: Diary, halt: Halt, lunch: Lunch): void {
  const stay = (seconds: Seconds) => {
    if (seconds <= 0) return
    const startSeconds = diary.clock
    diary.clock += seconds
    diary.items.push({
      kind: 'visit',
      startSeconds,
      endSeconds: diary.clock,
      site: halt.site!.id,
      ...(halt.town ? { place: halt.town } : {}),
    })
  }
  const runsPast = !diary.eaten && diary.clock + halt.visitSeconds > lunch.to
  const before = runsPast && diary.clock < lunch.from - LUNCH_WAIT_SECONDS ? lunch.from - diary.clock : 0
  stay(before)
  if (runsPast) eat(diary, lunch, halt.town)
  stay(halt.visitSeconds - before)
  if (!diary.eaten && diary.clock >= lunch.from) eat(diary, lunch, halt.town)
}

function sleep(diary: Diary, place: Place): void {
  const dinner = Math.max(diary.clock, DINNER_AT)
  diary.items.push({ kind: 'meal', meal: 'dinner', startSeconds: dinner, endSeconds: dinner + DINNER_SECONDS, place })
  diary.items.push({ kind: 'night', startSeconds: dinner + DINNER_SECONDS, endSeconds: 24 * 3600, place })
}

function titleOf({ plan, day }: StageRequest): Localized {
  const [first] = day.visits
  const written = day.visits.map((halt) => plan.titles?.[halt.site!.id]).find(Boolean)
  if (written) return written
  if (first?.site) return first.site.name
  const name = `${day.from.name} – ${day.to.name}`
  return { es: name, pt: name, en: name }
}

const rounded = (line: readonly LngLat[]): [number, number][] => {
  const points = line.map(([lng, lat]): [number, number] => [Number(lng.toFixed(4)), Number(lat.toFixed(4))])
  return points.filter(
    ([lng, lat], index) => index === 0 || lng !== points[index - 1]![0] || lat !== points[index - 1]![1],
  )
}

/**
 * Writes the clock of one day: drives with a rest every two hours, visits, lunch within the network's hours (in a town
 * on the way when the drive runs through them), dinner and night where the day ends.
 * @param request the day as split, and how to get from one halt to the next by road
 * @returns the stage; clock times in seconds after local midnight; its findings come with the days before it, see `checkStages`
 * @see domain guide 3.3-3.5
 */
export function writeStage(request: StageRequest): Stage {
  const { network, day, emissions, way } = request
  const lunch = lunchOf(network)
  const diary: Diary = {
    items: [],
    line: [],
    cues: [],
    clock: clockSeconds(network.rules.dayStartsAt),
    metres: 0,
    driveSeconds: 0,
    eaten: false,
  }
  let here: Halt = { name: day.from.name, at: day.from.at, place: day.from, town: day.from, visitSeconds: 0 }
  for (const halt of day.visits) {
    const to = halt.town ?? day.to
    const sameTown = halt.site && here.town?.id === to.id
    const there = way(here, halt)
    driveTo(diary, there, { to, lunch, ...(sameTown ? { site: halt.site!.id } : {}) })
    diary.cues.push(...cuesOf(there, halt.site?.name ?? alike(halt.name)))
    visit(diary, halt, lunch)
    here = halt
  }
  const end: Halt = { name: day.to.name, at: day.to.at, place: day.to, town: day.to, visitSeconds: 0 }
  const home = way(here, end)
  driveTo(diary, home, { to: day.to, lunch })
  diary.cues.push(...cuesOf(home, alike(day.to.name)))
  if (!diary.eaten && (day.sleeps || diary.clock >= lunch.from)) eat(diary, lunch, day.to)
  if (day.sleeps) sleep(diary, day.to)
  const km = diary.metres / 1000
  return {
    day: day.number,
    title: titleOf(request),
    from: day.from,
    to: day.to,
    ...(day.sleeps ? { sleepsAt: day.to } : {}),
    items: diary.items,
    sites: day.visits.map((halt) => halt.site!.id),
    metres: diary.metres,
    driveSeconds: diary.driveSeconds,
    visitSeconds: day.visits.reduce((sum, halt) => sum + halt.visitSeconds, 0),
    line: rounded(diary.line),
    kgCo2: emissionsOf([{ mode: 'coach', km }], emissions).kg,
    findings: [],
    cues: diary.cues,
  }
}
