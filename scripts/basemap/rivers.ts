import type { Feature, LineString, MultiLineString, Position } from 'geojson'
import { mesh } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { smoothLine } from './smooth'
import type { Names, UnitProperties } from './units'

interface DrawnLeg {
  points: Position[]
}

/** A stretch where the river is the border between the units of two code prefixes. */
interface BorderLeg {
  border: [string, string]
  not?: string[]
  from: Position
  to: Position
}

export interface RiverSource {
  name: [string, string, string]
  rank: number
  legs: (DrawnLeg | BorderLeg)[]
}

export type River = Feature<LineString, { name: Names; rank: number }>

/** Rivers from their authored legs; where a river is a border, its bends are those of the border. */
export function buildRivers(topology: Topology, sources: readonly RiverSource[]): River[] {
  return sources.flatMap((source) => {
    const [es, pt, en] = source.name
    const properties = { name: { es, pt, en }, rank: source.rank }
    return joined(source.legs.map((leg) => ('points' in leg ? smoothLine(leg.points) : borderLeg(topology, leg)))).map(
      (coordinates): River => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }),
    )
  })
}

/** Legs that end near where the next begins become one line; a reservoir between them leaves two. */
function joined(legs: Position[][]): Position[][] {
  const lines: Position[][] = []
  for (const leg of legs) {
    const last = lines.at(-1)
    const gap = last ? distance(last.at(-1)!, leg[0]!) : Infinity
    if (last && gap < 0.45) last.push(...leg)
    else lines.push([...leg])
  }
  return lines.map((line) => line.map(rounded))
}

function borderLeg(topology: Topology, leg: BorderLeg): Position[] {
  const matches = (code: string, prefix: string) => code.startsWith(prefix) && !leg.not?.includes(code)
  const line = mesh(topology, topology.objects['units'] as never, (a, b) => {
    const [one, other] = [codeOf(a), codeOf(b)]
    const [left, right] = leg.border
    const pair = (p: string, q: string) => matches(p, left) && matches(q, right)
    return one !== other && (pair(one, other) || pair(other, one))
  })
  const path = walk(line, leg)
  if (!path)
    throw new Error(`no border between ${leg.border.join(' and ')} from ${leg.from.join()} to ${leg.to.join()}`)
  return path
}

function codeOf(geometry: unknown): string {
  return (geometry as { properties: UnitProperties }).properties.code
}

/** Shortest way along a set of lines from the vertex nearest to `from` to the vertex nearest to `to`. */
function walk(lines: MultiLineString, { from, to }: BorderLeg): Position[] | undefined {
  const steps = new Map<string, Position[]>()
  const link = (a: Position, b: Position) => steps.set(a.join(), [...(steps.get(a.join()) ?? []), b])
  for (const line of lines.coordinates)
    line.slice(1).forEach((point, index) => {
      link(line[index]!, point)
      link(point, line[index]!)
    })
  const vertices = lines.coordinates.flat()
  if (vertices.length === 0) return undefined
  const nearest = (place: Position) => vertices.reduce((a, b) => (distance(b, place) < distance(a, place) ? b : a))
  return shortest(steps, nearest(from), nearest(to))
}

function shortest(steps: Map<string, Position[]>, start: Position, goal: Position): Position[] | undefined {
  const open = [{ at: start, length: 0, path: [start] }]
  const done = new Set<string>()
  while (open.length > 0) {
    open.sort((a, b) => b.length - a.length)
    const { at, length, path } = open.pop()!
    if (at.join() === goal.join()) return path
    if (done.has(at.join())) continue
    done.add(at.join())
    for (const next of steps.get(at.join()) ?? [])
      if (!done.has(next.join())) open.push({ at: next, length: length + distance(at, next), path: [...path, next] })
  }
  return undefined
}

const distance = (a: Position, b: Position) => Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0))

const rounded = ([lng = 0, lat = 0]: Position): Position => [Math.round(lng * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]
