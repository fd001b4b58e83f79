import type { EngineRequest } from '../../geo/engine-way'
import type { RoadGraph } from '../../geo/road-graph'
import type { Travel } from '../../geo/road-mode'
import type { Way } from '../../geo/way'
import { EngineError, osrmQuestion, readAnswer, valhallaQuestion, type EngineKind } from './engine.rules'

/** Whoever can be asked for a way over real roads. */
export interface Engine {
  readonly kind: EngineKind
  /** Names it among the answers that are kept: another address, another data set, other answers. */
  readonly name: string
  /** @throws EngineError */
  way(request: EngineRequest & Travel): Promise<Way>
}

/** A route across the continent in GeoJSON, with every crossing on its way, stays under these. */
const MOST_BYTES = 8 * 1024 * 1024
/** Every `[]` takes some fifty bytes of memory: eight megabytes of nothing else are four hundred. */
const MOST_PARTS = 400_000

export interface EngineServer {
  readonly kind: EngineKind
  /** The address below which its services stand. */
  readonly url: string
  readonly timeoutMs: number
  readonly graph: () => RoadGraph
}

/** Reads a body up to a limit, so that no server fills the memory of ours. */
async function readCapped(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length
    if (bytes > MOST_BYTES) throw new EngineError('unreadable', `over ${MOST_BYTES} bytes`)
    text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  return text + decoder.decode()
}

function troubleOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const { name, message, cause } = error as Error & { cause?: { code?: string } }
  if (name === 'TimeoutError' || name === 'AbortError') return new EngineError('slow', message)
  return new EngineError('unreachable', cause?.code ?? message)
}

/** Asks once; the time-out covers the whole answer. Redirects are refused: only the configured host is spoken to. */
async function ask(url: URL, init: RequestInit, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    const text = await readCapped(response)
    if (response.status >= 500) throw new EngineError('unreachable', `status ${response.status}`)
    return readJson(text, response.status)
  } catch (error) {
    throw troubleOf(error)
  }
}

const OPENING = new Set(['[', '{'].map((sign) => sign.charCodeAt(0)))

/** How many lists and objects a text of JSON holds at most. */
function partsIn(text: string): number {
  let parts = 0
  for (let at = 0; at < text.length; at++) parts += Number(OPENING.has(text.charCodeAt(at)))
  return parts
}

function readJson(text: string, status: number): unknown {
  if (partsIn(text) > MOST_PARTS) throw new EngineError('unreadable', `over ${MOST_PARTS} parts`)
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    throw new EngineError('unreadable', `status ${status}, not JSON`)
  }
  // Valhalla's own errors come without OSRM's code: 442 no path, 171 no edges near a place.
  const { error_code: code, error } = (told ?? {}) as { error_code?: number; error?: string }
  if (code === undefined) return told
  throw new EngineError(code === 442 || code === 171 ? 'no_way' : 'unreadable', `${code} ${error ?? ''}`)
}

/** An OSRM server, or a Valhalla server, at a configured address. A server that cannot be reached is asked once more. */
export function engineAt({ kind, url, timeoutMs, graph }: EngineServer): Engine {
  const base = url.endsWith('/') ? url : `${url}/`
  const once = (request: EngineRequest & Travel): Promise<unknown> => {
    if (kind === 'osrm') return ask(new URL(osrmQuestion(request), base), {}, timeoutMs)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(valhallaQuestion(request))
    return ask(new URL('route', base), { method: 'POST', headers, body }, timeoutMs)
  }
  return {
    kind,
    name: `${kind} ${base}`,
    async way(request) {
      const answer = await once(request).catch((error: EngineError) => {
        if (error.trouble !== 'unreachable') throw error
        return once(request)
      })
      return readAnswer(graph(), answer, { ...request, kind })
    },
  }
}
