import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RoadGraph } from '../../geo/road-graph'
import type { Engine } from './engine'
import { EngineError, readAnswer, valhallaQuestion } from './engine.rules'

/** The npm package that holds Valhalla's binaries: 280 MB, so it is installed by whoever wants it. */
export const VALHALLA_PACKAGE = '@valhallajs/valhallajs'

interface Actor {
  route(question: unknown): Promise<unknown>
}

/**
 * What Valhalla is started with: everything about the folder where its tiles lie. The rest is what its own
 * `valhalla_build_config` writes, with higher limits and a smaller cache, kept as a file so that no Python is needed.
 */
export function valhallaConfig(folder: string): Record<string, unknown> {
  const config = JSON.parse(readFileSync(new URL('./valhalla.json', import.meta.url), 'utf8')) as {
    mjolnir: Record<string, unknown>
  }
  const own = { tile_dir: folder, admin: join(folder, 'admins.sqlite'), timezone: '', tile_extract: '' }
  return { ...config, mjolnir: { ...config.mjolnir, ...own } }
}

async function startActor(folder: string): Promise<Actor> {
  // By a variable, so that nobody who builds this program without the package is asked for it.
  const name: string = VALHALLA_PACKAGE
  const { Actor } = (await import(name)) as { Actor: new (config: unknown) => Actor }
  return new Actor(valhallaConfig(folder))
}

const withinTime = <T>(answer: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('slow', `${ms} ms`)), ms)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

function troubleOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const { message } = error as Error
  // In-process errors carry no code: they are told apart by their words.
  return new EngineError(
    /no (path|suitable edges)|exceeds the max distance/i.test(message) ? 'no_way' : 'unreachable',
    message,
  )
}

export interface Tiles {
  /** Where `rutas roads build` has put them. */
  readonly folder: string
  readonly timeoutMs: number
  readonly graph: () => RoadGraph
}

/** Valhalla within this process, on tiles of this machine; it is loaded when it is first asked. */
export function engineInTiles({ folder, timeoutMs, graph }: Tiles): Engine {
  let actor: Promise<Actor> | undefined
  return {
    kind: 'valhalla',
    name: `valhalla ${folder}`,
    async way(request) {
      try {
        if (!existsSync(folder)) throw new EngineError('unreachable', `${folder} is not there`)
        const asked = await (actor ??= startActor(folder))
        const answer = await withinTime(asked.route(valhallaQuestion(request)), timeoutMs)
        return readAnswer(graph(), answer, { ...request, kind: 'valhalla' })
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble.trouble === 'unreachable') actor = undefined
        throw trouble
      }
    },
  }
}
