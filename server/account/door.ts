import { Router, type Request, type RequestHandler, type Response } from 'express'
import { NOBODY, type Actor } from '../contract/account'
import { LANGUAGES, type Language } from '../contract/common'
import { AppError } from '../contract/errors'
import type { Database, Queries } from '../db/database'
import { comesFromUs, cookieName, pathOrder, secretIn } from './door.rules'
import { parseInput, takeBody, takePlain, through, type Parsed } from './door-input'
import { limiters, type Allowance } from './door-limits'
import { openAnswers, type Answered, type Answers, type Repeatable } from './door-once'
import type { Answer, Asked, Limit, MediaType, Operation } from './operation'
import { may } from './rights.rules'

export interface DoorDeps {
  readonly database: Database
  readonly now: () => Date
  /** The address people type. */
  readonly publicUrl: string
  /** Whose session a secret is; read anew each time, so that what was taken away meanwhile counts. */
  readonly actorOf: (secret: string, within?: Queries) => Promise<Actor | undefined>
  /** Other limits than the usual ones, for tests. */
  readonly limits?: Partial<Record<Limit, Allowance>>
}

interface Door extends DoorDeps {
  readonly cookie: string
  readonly counters: Record<Limit, RequestHandler>
  readonly answers: Answers
}

/** The language of an answer: of the person once the door knows who asks, else of the browser, else Spanish. */
export function languageOf(req: Request, res: Response): Language {
  const known = (res.locals as { language?: Language }).language
  return known ?? LANGUAGES.find((language) => language === req.acceptsLanguages([...LANGUAGES])) ?? 'es'
}

function fromOurPages(req: Request, { publicUrl }: DoorDeps): void {
  const provenance = {
    origin: req.get('origin'),
    fetchSite: req.get('sec-fetch-site'),
    publicUrl,
    ownUrl: `${req.protocol}://${req.host}`,
  }
  if (!comesFromUs(provenance)) throw new AppError('origin.foreign')
}

/** Lets an actor in, or says what is missing; a right held for nothing at all is missing whatever it is asked for. */
function admit({ needs }: Operation, actor: Actor): void {
  if (needs === 'anyone') return
  if (actor.id === '') throw new AppError('session.missing')
  if (needs !== 'person' && !may(actor.grants, needs)) throw new AppError('right.missing')
}

/** What leaves: only what the operation's schema names. */
function present(operation: Operation, { body, tag = '' }: Answer): Answered {
  const status = operation.status ?? (operation.answer === null ? 204 : operation.creates ? 201 : 200)
  if (operation.answer === null) return { status, tag, body: null }
  const { data, error } = operation.answer.safeParse(body)
  if (!error) return { status, tag, body: data }
  // Whoever asked did nothing wrong: it must not be answered as their input would be.
  const fields = error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')
  throw new Error(`${operation.id} answers what its schema does not name: ${fields}`)
}

interface Turn {
  readonly operation: Operation
  readonly asked: Asked<unknown, unknown, unknown>
  readonly secret: string | undefined
  /** Runs the making of an answer once for its key, where it has one. */
  readonly repeatable: Repeatable | undefined
}
type Done = Answered & Pick<Answer, 'session' | 'file'> & { readonly replayed: boolean }

/** One transaction: who asks is read again inside it, and what the schema refuses to show is not done either. */
function write({ operation, asked, secret, repeatable }: Turn, door: Door): Promise<Done> {
  return door.database.inTransaction(async (tx) => {
    const actor = (secret && (await door.actorOf(secret, tx))) || NOBODY
    admit(operation, actor)
    let session: Answer['session']
    const make = async () => {
      const answer = await operation.write!(tx, { ...asked, actor })
      session = answer.session
      return present(operation, answer)
    }
    const kept = repeatable && !operation.secret
    const answered = kept
      ? await door.answers.inTransaction(tx, repeatable, make)
      : { ...(await make()), replayed: false }
    return { ...answered, session }
  })
}

async function once(turn: Turn, door: Door): Promise<Done> {
  const { operation, asked } = turn
  if (operation.write) return write(turn, door)
  const answer = await (operation.read ?? operation.run)!(asked)
  return { ...present(operation, answer), session: answer.session, file: answer.file, replayed: false }
}

function perform(turn: Turn, door: Door): Promise<Done> {
  const { operation, repeatable } = turn
  const inMemory = operation.run !== undefined || operation.secret === true
  return repeatable && inMemory ? door.answers.inMemory(repeatable, () => once(turn, door)) : once(turn, door)
}

function sendSession(res: Response, session: NonNullable<Answer['session']> | null, door: Door): void {
  const shape = { httpOnly: true, secure: door.publicUrl.startsWith('https:'), sameSite: 'lax', path: '/' } as const
  res.cookie(door.cookie, session?.token ?? '', {
    ...shape,
    expires: session ? new Date(session.expiresAt) : new Date(0),
    encode: String,
  })
}

function send(res: Response, { status, body, tag, session, replayed }: Done, door: Door): void {
  res.status(status).set('Cache-Control', 'no-store').vary('Cookie').vary('Accept-Language')
  if (tag !== '') res.set('ETag', `"${tag}"`)
  if (replayed) res.set('Idempotent-Replay', 'true')
  if (session !== undefined) sendSession(res, session, door)
  if (body === null) res.end()
  else res.json(body)
}

const repeatableOf = (
  operation: Operation,
  { key, body }: Parsed,
  given: { actor: Actor; req: Request },
): Repeatable | undefined =>
  operation.creates && key !== undefined && given.actor.id !== ''
    ? { person: given.actor.id, target: `${given.req.method} ${given.req.path}`, key, body }
    : undefined

function sendFile(res: Response, gives: NonNullable<Operation['gives']>, { file, tag }: Done): void {
  const type = file!.type ?? (gives as MediaType)
  // What is to be read here is opened; any other file is one to keep.
  const way = type === 'application/pdf' || type.startsWith('image/') ? 'inline' : 'attachment'
  // What has a tag may lie with whoever asked, who asks each time whether they still may see it.
  if (tag !== '') res.set('ETag', `"${tag}"`)
  const keeping = tag === '' ? 'no-store' : 'private, no-cache'
  res.set({ 'Cache-Control': keeping, 'Content-Disposition': `${way}; filename="${file!.name}"` })
  res.status(200).vary('Cookie').type(type).send(file!.bytes)
}

/** Who asks, by the secret of their cookie; their language is that of every answer from here on. */
async function askerOf(req: Request, res: Response, door: Door) {
  const secret = secretIn(req.headers.cookie, door.cookie)
  const actor = (secret && (await door.actorOf(secret))) || NOBODY
  if (actor.id !== '') (res.locals as { language?: Language }).language = actor.language
  return { secret, actor }
}

/** A file is taken only from somebody who may bring one. */
async function takeFile(operation: Operation, door: Door, { req, res }: { req: Request; res: Response }) {
  admit(operation, (await askerOf(req, res, door)).actor)
  return takeBody(req, res, operation.most)
}

/** One request from the street to the answer, in the order in which each thing may refuse it. */
function handle(operation: Operation, door: Door): RequestHandler {
  return async (req, res) => {
    const writes = operation.method !== 'get'
    if (writes) fromOurPages(req, door)
    const isFile = operation.most !== undefined
    const body = isFile ? await takeFile(operation, door, { req, res }) : writes ? await takeBody(req, res) : {}
    const input = takePlain({ params: { ...req.params }, query: { ...req.query }, body })
    const { secret, actor } = await askerOf(req, res, door)
    admit(operation, actor)
    if (operation.limit) await through(door.counters[operation.limit], req, res)
    const parsed = parseInput(operation, { input, req, language: languageOf(req, res) })
    const asked = { ...parsed, actor, address: req.ip ?? '', agent: req.get('user-agent') ?? '' }
    const turn: Turn = { operation, asked, secret, repeatable: repeatableOf(operation, parsed, { actor, req }) }
    const done = await perform(turn, door)
    if (operation.gives) sendFile(res, operation.gives, done)
    else send(res, done, door)
  }
}

/** What a path does not know is answered with what it does know. */
function otherMethods(methods: readonly string[]): RequestHandler {
  const known = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
  const allow = [...known, 'OPTIONS'].join(', ')
  return (req, res) => {
    res.set('Allow', allow)
    if (req.method !== 'OPTIONS') throw new AppError('method.not_allowed')
    res.status(204).end()
  }
}

function checkDeclared(operations: readonly Operation[]): void {
  const ids = new Set<string>()
  for (const { id, method, path, read, write: writes, run } of operations) {
    const ways = [read, writes, run].filter((way) => way !== undefined).length
    if (ways !== 1 || (writes && method === 'get') || (read && method !== 'get'))
      throw new Error(`operation ${id} must do exactly one thing, and reading is GET`)
    if (ids.has(id) || ids.has(`${method} ${path}`)) throw new Error(`operation ${id} or its path is declared twice`)
    ids.add(id).add(`${method} ${path}`)
  }
}

/**
 * The door of the API: every operation behind the same checks of origin, size, text, session, right, limit and shape.
 * Mounted at /api; what no operation knows goes on to whoever comes next.
 */
export function doorRouter(operations: readonly Operation[], deps: DoorDeps): Router {
  checkDeclared(operations)
  const door: Door = {
    ...deps,
    cookie: cookieName(deps.publicUrl),
    counters: limiters(deps.limits),
    answers: openAnswers(deps.database, deps.now),
  }
  const router = Router({ caseSensitive: true })
  const paths = [...new Set(operations.map(({ path }) => path))].sort(pathOrder)
  for (const path of paths) {
    const here = operations.filter((operation) => operation.path === path)
    const route = router.route(path)
    for (const operation of here) route[operation.method](handle(operation, door))
    route.all(otherMethods(here.map(({ method }) => method)))
  }
  return router
}
