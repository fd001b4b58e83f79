import './no-eval'
import type { z } from 'zod'
import { sendParcel } from './upload'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One path of the API as the browser calls it: its method, its path below /api, and the shape of its answer. */
export interface Shape<A> {
  readonly method: Method
  readonly path: string
  readonly answer: z.ZodType<A> | null
}

export interface Asking {
  /** Fills `:id` and its like in the path. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** The tag that was read, for If-Match. */
  readonly match?: string | number
  /** Idempotency-Key of a creation: the same for every attempt at the same thing. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** How long an answer is awaited, where it takes longer than usual. */
  readonly patienceMs?: number
  /** Told how much of a large body has left, from 0 to 1; such a call may take as long as something moves. */
  readonly onSent?: (share: number) => void
  /** Does not offer to sign in again when nobody is signed in. */
  readonly quiet?: boolean
}

const shapeOf =
  (method: Method) =>
  <A>(path: string, answer: z.ZodType<A> | null): Shape<A> => ({ method, path, answer })

export const get = shapeOf('GET')
export const post = shapeOf('POST')
export const put = shapeOf('PUT')
export const patch = shapeOf('PATCH')
export const remove = shapeOf('DELETE')

/** Trouble of the way there, beside the codes of the contract: no connection, no answer in time, an answer unlike its shape. */
export type WayTrouble = 'web.offline' | 'web.timeout' | 'web.unreadable'

/** A call that failed: what the server said, or what stood in its way. */
export class ApiError extends Error {
  readonly code: string
  readonly sentence: string
  /** 0 where no answer came. */
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  /** What came beside the sentence, such as `current` and `yours` of a stale edit. */
  readonly attached: Readonly<Record<string, unknown>>

  constructor(told: { code: string; sentence: string; status?: number; rest?: Record<string, unknown> }) {
    super(told.code)
    this.name = 'ApiError'
    this.code = told.code
    this.sentence = told.sentence
    this.status = told.status ?? 0
    const { details, ...attached } = told.rest ?? {}
    this.details = (details ?? {}) as Record<string, unknown>
    this.attached = attached
  }
}

/** What the page that calls knows and this file does not. */
export interface Helm {
  /** The sentence of a trouble of the way there. */
  sentence(code: WayTrouble): string
  language(): string
  /** Asks whoever sits here to sign in again; false when they would not, or somebody else did. */
  signIn(): Promise<boolean>
}

let helm: Helm = { sentence: (code) => code, language: () => 'es', signIn: async () => false }
export const takeHelm = (given: Helm): void => void (helm = given)

/** No call hangs: after this long without an answer it is given up. */
const PATIENCE_MS = 20_000

/** Random text for Idempotency-Key; crypto.randomUUID exists only where the connection is secure. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps one key for as long as the same thing is attempted: a changed form is another creation. */
export function keyKeeper(): (body: unknown) => string {
  let [last, key] = ['', '']
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last) [last, key] = [text, newKey()]
    return key
  }
}

function addressOf(path: string, { params = {}, query = {} }: Asking): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
  return `/api${filled}${search && `?${search}`}`
}

function headersOf({ body, match, key }: Asking): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': helm.language(),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(match !== undefined && { 'If-Match': `"${match}"` }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  }
}

const onTheWay = (code: WayTrouble, status = 0) => new ApiError({ code, status, sentence: helm.sentence(code) })

/** The same for a large body, which tells how far it has come. */
async function sendText(shape: Shape<unknown>, asking: Asking, onSent: (share: number) => void) {
  const { method, path } = shape
  const [address, headers] = [addressOf(path, asking), headersOf(asking)]
  try {
    const body = JSON.stringify(asking.body)
    const { signal, patienceMs } = asking
    return await sendParcel({ method, address, headers, body, onSent, signal, patienceMs })
  } catch (trouble) {
    const why = (trouble as Error).message
    throw why === 'abort' ? trouble : onTheWay(why === 'timeout' ? 'web.timeout' : 'web.offline')
  }
}

/** The text of an answer; both the connection and the text must come within the time. */
async function fetchText(shape: Shape<unknown>, asking: Asking): Promise<{ status: number; text: string }> {
  const { method, path } = shape
  const own = new AbortController()
  const giveUp = () => own.abort()
  const timer = setTimeout(() => own.abort('timeout'), asking.patienceMs ?? PATIENCE_MS)
  asking.signal?.addEventListener('abort', giveUp)
  if (asking.signal?.aborted) giveUp()
  try {
    const answer = await fetch(addressOf(path, asking), {
      method,
      headers: headersOf(asking),
      body: asking.body === undefined ? undefined : JSON.stringify(asking.body),
      cache: 'no-store',
      redirect: 'error',
      signal: own.signal,
    })
    return { status: answer.status, text: await answer.text() }
  } catch (trouble) {
    if (asking.signal?.aborted) throw trouble
    throw onTheWay(own.signal.reason === 'timeout' ? 'web.timeout' : 'web.offline')
  } finally {
    clearTimeout(timer)
    asking.signal?.removeEventListener('abort', giveUp)
  }
}

function readJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw onTheWay('web.unreadable', status)
  }
}

function errorOf(status: number, body: unknown): ApiError {
  const told = (body as { error?: Record<string, unknown> } | null)?.error
  if (typeof told?.code !== 'string' || typeof told.sentence !== 'string') return onTheWay('web.unreadable', status)
  const { code, sentence, ...rest } = told
  return new ApiError({ code, sentence, status, rest })
}

async function once<A>(shape: Shape<A>, asking: Asking): Promise<A> {
  const { onSent } = asking
  const { status, text } = await (onSent ? sendText(shape, asking, onSent) : fetchText(shape, asking))
  if (status >= 400) throw errorOf(status, readJson(text, status))
  if (shape.answer === null) return undefined as A
  const parsed = shape.answer.safeParse(readJson(text, status))
  if (!parsed.success) throw onTheWay('web.unreadable', status)
  return parsed.data
}

/**
 * Calls the API. When the session has ended meanwhile, whoever sits here may sign in again over the page, and the call
 * is made once more.
 * @throws ApiError, or the AbortError of the caller's own signal
 */
export async function call<A>(shape: Shape<A>, asking: Asking = {}): Promise<A> {
  try {
    return await once(shape, asking)
  } catch (error) {
    const ended = error instanceof ApiError && error.code === 'session.missing'
    if (!ended || asking.quiet || !(await helm.signIn())) throw error
    return once(shape, asking)
  }
}

/** The sentences of `input.invalid`, by the field they are about: `body.name`, `grants.0.network`. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError) || !Array.isArray(error.details.problems)) return {}
  const split = (error.details.problems as unknown[]).map((problem) => /^([^:]*):\s*(.*)$/s.exec(String(problem)))
  return Object.fromEntries(split.flatMap((found) => (found ? [[found[1]!.replace(/^body\./, ''), found[2]!]] : [])))
}
