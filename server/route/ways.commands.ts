import { createHash } from 'node:crypto'
import { findAlternatives } from '../../geo/find-alternatives'
import { findWay, isNoWay, type NoWay, type WayRequest } from '../../geo/find-way'
import type { RoadGraph } from '../../geo/road-graph'
import type { Way } from '../../geo/way'
import type { Engine } from './engine'
import { canAsk, EngineError, type EngineTrouble } from './engine.rules'
import type { WaysStore } from './ways.store'

/** A way and, where an engine is set up but did not give it, why not. */
export type ToldWay = Way & { readonly instead?: EngineTrouble }

export interface WaysDeps {
  readonly engine: Engine | undefined
  readonly graph: () => RoadGraph
  /** Where answers are kept; without it every journey is asked for anew. */
  readonly store: WaysStore | undefined
  readonly now: () => Date
  /** Told once for every time an engine fails us. */
  readonly onTrouble: (error: EngineError) => void
}

/** After a failure the engine is left alone this long, so that a dead one is waited for once and not at every leg. */
const REST_MS = 30_000
/** So much nonsense in a row is no accident: the engine is left alone like a dead one. */
const MOST_NONSENSE = 3
/** Roads change: an answer older than this is asked for again. */
const KEPT_DAYS = 90
const DAY_MS = 86_400_000
/** Whoever plans tries many places; what was asked longest ago makes room. */
const MOST_KEPT = 20_000

const keyOf = (engine: Engine, { from, to, mode, avoid }: WayRequest): string => {
  const places = [from, to].map((at) => at.map((degrees) => degrees.toFixed(6)))
  return createHash('sha256')
    .update(JSON.stringify([engine.name, places, mode, avoid ?? {}]))
    .digest('hex')
}

/** What an engine said before, so that the same journey is the same tomorrow with the engine off. */
function memoryOf({ store, now }: Pick<WaysDeps, 'store' | 'now'>) {
  const pending = new Set<Promise<void>>()
  const oldest = () => new Date(now().getTime() - KEPT_DAYS * DAY_MS).toISOString()
  let swept = 0
  return {
    find(key: string): Promise<Way | undefined> {
      return store?.find(key, oldest()) ?? Promise.resolve(undefined)
    },
    // Not waited for: whoever asks may hold the only writer, and an answer that is not kept is asked for again.
    keep(key: string, way: Way): void {
      const isSwept = now().getTime() - swept < DAY_MS
      if (!isSwept) swept = now().getTime()
      const kept = store
        ?.keep(key, way)
        .then(() => (isSwept ? undefined : store.forget(oldest(), MOST_KEPT)))
        .catch(() => undefined)
      if (kept) pending.add(kept.finally(() => pending.delete(kept)))
    },
    async settle(): Promise<void> {
      await Promise.all(pending)
    },
  }
}
type Memory = ReturnType<typeof memoryOf>

/** Asks an engine, unless it has just failed. @throws EngineError */
function askerOf(engine: Engine, memory: Memory, { now, onTrouble }: Pick<WaysDeps, 'now' | 'onTrouble'>) {
  let restUntil = 0
  let nonsense = 0
  const isResting = () => now().getTime() < restUntil
  /** A failure is told once for every rest, nonsense each of the few times it is heard. */
  function note(error: EngineError): void {
    const { trouble } = error
    if (trouble === 'unreadable' || trouble === 'untrue') nonsense += 1
    if (trouble === 'unreachable' || trouble === 'slow' || nonsense >= MOST_NONSENSE) {
      restUntil = now().getTime() + REST_MS
      nonsense = 0
    }
    onTrouble(error)
  }
  return async (request: WayRequest): Promise<Way> => {
    const key = keyOf(engine, request)
    const kept = await memory.find(key)
    if (kept) return kept
    if (isResting()) throw new EngineError('unreachable', 'resting')
    try {
      const way = await engine.way(request)
      nonsense = 0
      memory.keep(key, way)
      return way
    } catch (error) {
      if (error instanceof EngineError) note(error)
      throw error
    }
  }
}

/**
 * Ways by road: from the engine that is set up, or else from the network that ships with the program. An engine that is dead,
 * slow or lies is not waited for twice: the network answers in its place, and the answer says so.
 */
export function waysCommands(deps: WaysDeps) {
  const { engine, graph } = deps
  const memory = memoryOf(deps)
  const ask = engine && askerOf(engine, memory, deps)
  const ours = (request: WayRequest, instead?: EngineTrouble): ToldWay | NoWay => {
    const way = findWay(graph(), request)
    return isNoWay(way) || instead === undefined ? way : { ...way, instead }
  }

  /** The quickest way, or why there is none. @throws RangeError as `findWay` does */
  async function between(request: WayRequest): Promise<ToldWay | NoWay> {
    if (!ask) return ours(request)
    if (!canAsk(engine.kind, request)) return ours(request, 'terms')
    // What is no place on Earth is refused before anybody is asked.
    findWay(graph(), { ...request, to: request.from })
    try {
      return await ask(request)
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      return ours(request, error.trouble)
    }
  }

  return {
    /** Whether somebody else than our own network is asked. */
    measures: engine !== undefined,
    /** Waits until every answer is kept. */
    settle: memory.settle,
    between,

    /** The quickest way, and other ways of the embedded network beside it: no engine's are comparable with ours. */
    async others(request: WayRequest, most: number): Promise<ToldWay[] | NoWay> {
      const first = await between(request)
      if (isNoWay(first) || first.source !== 'network') return isNoWay(first) ? first : [first]
      const all = findAlternatives(graph(), request, most)
      return Array.isArray(all) ? [first, ...all.slice(1)] : [first]
    },
  }
}
export type WaysCommands = ReturnType<typeof waysCommands>
