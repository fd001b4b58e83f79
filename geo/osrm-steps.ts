import { joinLines } from './along'
import { bearingDegrees } from './measure'
import type { RoadMode } from './road-mode'
import type { LngLat, Metres, Seconds } from './types'
import type { PassedNode, Way, WayPiece } from './way'

export type Modifier = 'straight' | 'slight left' | 'left' | 'sharp left' | 'slight right' | 'right' | 'sharp right'

/** A step in the shape of the OSRM HTTP service. @see https://project-osrm.org/docs/v5.24.0/api/#routestep-object */
export interface OsrmStep {
  readonly distance: Metres
  readonly duration: Seconds
  readonly name: string
  readonly ref: string
  /** `driving`, `cycling`, `walking` or `ferry`; engines have words of their own beside. */
  readonly mode: string
  readonly driving_side: 'left' | 'right'
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  /** Engines tell of roundabouts, exits and signs; our own network does not. */
  readonly destinations?: string
  readonly exits?: string
  readonly rotary_name?: string
  readonly maneuver: {
    /** `depart`, `turn`, `new name`, `continue`, `notification`, `arrive`; engines know more. */
    readonly type: string
    readonly modifier?: string
    /** Which way out of a roundabout, counted from 1. */
    readonly exit?: number
    readonly location: LngLat
    readonly bearing_before: number
    readonly bearing_after: number
  }
}

/** What one sentence tells: consecutive pieces of the same road, a ferry, a border, an access, or the arrival. */
export interface Stretch {
  readonly kind: 'road' | 'access' | 'straight' | 'ferry' | 'border' | 'arrival'
  readonly ref: string
  readonly name: string
  readonly metres: Metres
  readonly seconds: Seconds
  /** Names of the places where it begins and ends; '' in the middle of a road. */
  readonly from: string
  readonly to: string
  readonly choices: number
  /** Towns passed on the way, its ends left out. */
  readonly passes: readonly PassedNode[]
  readonly line: readonly LngLat[]
}

/** An access shorter than this is told together with the road it leads to. */
const SHORT_ACCESS_METRES = 300
/** Unnamed roads bending more than this are told apart. */
const UNNAMED_BEND_DEGREES = 45

/** Groups the pieces of a way into what a traveller is told, the arrival last; distances and times add up to those of the way. */
export function stretchesOf(way: Way): Stretch[] {
  const told: Stretch[] = []
  for (const piece of foldShortAccess(way.pieces).flatMap(borderApart)) {
    const last = told.at(-1)
    if (last !== undefined && sameRoad(last, piece)) told[told.length - 1] = merge(last, piece)
    else told.push(piece)
  }
  const end = way.line.at(-1)!
  if (told.length === 0) told.push({ ...NOTHING, kind: 'road', line: [end, end] })
  return [...placeTowns(told, way.nodes), { ...NOTHING, kind: 'arrival', line: [end, end] }]
}

/**
 * Turns a way into OSRM-shaped steps: depart, turn, new name, continue, notification (ferry or border) and arrive,
 * with bearings taken from the drawing. Turns are told only where three or more roads meet.
 * @returns a depart and an arrive step at least, also for a way without length; begins with a notification when it begins at a ferry or border
 */
export function osrmSteps(way: Way): OsrmStep[] {
  return stepsOf(stretchesOf(way), way.mode)
}

/** OSRM knows no riders: they go at a walker's word. */
const OSRM_MODES = {
  car: 'driving',
  coach: 'driving',
  bicycle: 'cycling',
  walk: 'walking',
  horse: 'walking',
  boat: 'ferry',
} as const

/** The OSRM steps of stretches already grouped, one each. */
export function stepsOf(stretches: readonly Stretch[], mode: RoadMode): OsrmStep[] {
  return stretches.map((stretch, index) =>
    stepOf(stretch, { mode, before: stretches[index - 1], earlier: stretches[index - 2] }),
  )
}

const NOTHING = { ref: '', name: '', metres: 0, seconds: 0, from: '', to: '', choices: 0, passes: [] } as const

interface StepContext {
  readonly mode: RoadMode
  readonly before: Stretch | undefined
  readonly earlier: Stretch | undefined
}

function stepOf(stretch: Stretch, { mode, before, earlier }: StepContext): OsrmStep {
  const [into, out] = [before === undefined ? 0 : lastBearing(before.line), firstBearing(stretch.line)]
  const { type, modifier } = maneuverOf(stretch, { before, earlier, angle: signedAngle(into, out) })
  const arriving = type === 'arrive'
  return {
    distance: stretch.metres,
    duration: stretch.seconds,
    name: stretch.name,
    ref: stretch.ref,
    mode: stretch.kind === 'ferry' ? 'ferry' : OSRM_MODES[mode],
    driving_side: 'right',
    geometry: { type: 'LineString', coordinates: stretch.line },
    maneuver: {
      type,
      ...(modifier && { modifier }),
      location: stretch.line[0]!,
      bearing_before: Math.round(into) % 360,
      bearing_after: arriving ? 0 : Math.round(out) % 360,
    },
  }
}

interface Approach {
  readonly before: Stretch | undefined
  readonly earlier: Stretch | undefined
  readonly angle: number
}

function maneuverOf(
  stretch: Stretch,
  { before, earlier, angle }: Approach,
): { type: OsrmStep['maneuver']['type']; modifier?: Modifier } {
  if (stretch.kind === 'arrival') return { type: 'arrive' }
  if (stretch.kind === 'ferry' || stretch.kind === 'border') return { type: 'notification', modifier: 'straight' }
  if (before === undefined) return { type: 'depart' }
  const resumed = before.kind === 'border' || before.kind === 'ferry'
  // The drawing is schematic: where no other road leaves, its bends are not turns.
  const turns = [before.kind, stretch.kind].includes('access') || (!resumed && stretch.choices > 2)
  const modifier = turns ? modifierOf(angle) : 'straight'
  if (modifier !== 'straight') return { type: 'turn', modifier }
  return { type: resumed && stretch.ref !== '' && earlier?.ref === stretch.ref ? 'continue' : 'new name', modifier }
}

/** The OSRM word for a change of bearing, in degrees from -180 to 180, right positive. */
export function modifierOf(angle: number): Modifier {
  const size = Math.abs(angle)
  if (size < 25) return 'straight'
  const side = angle > 0 ? 'right' : 'left'
  if (size < 60) return `slight ${side}`
  return size < 130 ? side : `sharp ${side}`
}

function borderApart(piece: WayPiece): Stretch[] {
  const road = stretchOf(piece)
  if (piece.event?.kind !== 'border') return [road]
  const { name, waitSeconds, atEnd } = piece.event
  const post = piece.line.at(atEnd ? -1 : 0)!
  const border: Stretch = { ...NOTHING, kind: 'border', name, seconds: waitSeconds, line: [post, post] }
  const driven = { ...road, seconds: piece.seconds - waitSeconds }
  return atEnd ? [driven, border] : [border, driven]
}

function stretchOf(piece: WayPiece): Stretch {
  const kind = piece.class === 'access' || piece.class === 'straight' || piece.class === 'ferry' ? piece.class : 'road'
  const { ref, name, metres, seconds, from, to, choices, line } = piece
  return { kind, ref, name, metres, seconds, from, to, choices, passes: [], line }
}

/** A few metres of access are not worth a sentence: they are added to the road they belong to. */
function foldShortAccess(pieces: readonly WayPiece[]): WayPiece[] {
  if (pieces.length < 2) return [...pieces]
  const folded = [...pieces]
  const add = (access: WayPiece, road: WayPiece, line: readonly LngLat[]): WayPiece => ({
    ...road,
    metres: road.metres + access.metres,
    seconds: road.seconds + access.seconds,
    line,
  })
  const [first, second] = [folded[0]!, folded[1]!]
  if (isShortAccess(first) && second.class !== 'ferry') folded.splice(0, 2, add(first, second, second.line))
  const [before, last] = [folded.at(-2), folded.at(-1)!]
  if (before !== undefined && isShortAccess(last) && before.class !== 'ferry')
    folded.splice(-2, 2, add(last, before, before.line))
  return folded
}

function isShortAccess(piece: WayPiece): boolean {
  return piece.class === 'access' && piece.metres < SHORT_ACCESS_METRES
}

function sameRoad(one: Stretch, next: Stretch): boolean {
  if (one.kind !== 'road' || next.kind !== 'road' || one.ref !== next.ref) return false
  if (one.ref !== '') return true
  if (one.name !== '' || next.name !== '') return one.name === next.name
  const bend = Math.abs(signedAngle(lastBearing(one.line), firstBearing(next.line)))
  return next.choices <= 2 || bend < UNNAMED_BEND_DEGREES
}

function merge(one: Stretch, next: Stretch): Stretch {
  return {
    ...one,
    name: one.name === next.name ? one.name : '',
    metres: one.metres + next.metres,
    seconds: one.seconds + next.seconds,
    to: next.to,
    line: joinLines([one.line, next.line]),
  }
}

const TOWNS = new Set(['city', 'town', 'village'])
/** A town this near to an end of a stretch is that end. */
const END_METRES = 500

function placeTowns(stretches: readonly Stretch[], nodes: readonly PassedNode[]): Stretch[] {
  let start = 0
  return stretches.map((stretch) => {
    const [low, high] = [start + END_METRES, start + stretch.metres - END_METRES]
    start += stretch.metres
    const passes = nodes.filter((node) => TOWNS.has(node.kind) && node.metres > low && node.metres < high)
    return { ...stretch, passes }
  })
}

function signedAngle(before: number, after: number): number {
  return ((after - before + 540) % 360) - 180
}

function firstBearing(line: readonly LngLat[]): number {
  return bearingDegrees(line[0]!, line[1] ?? line[0]!)
}

function lastBearing(line: readonly LngLat[]): number {
  return bearingDegrees(line.at(-2) ?? line.at(-1)!, line.at(-1)!)
}
