import { signal } from '@preact/signals'
import { ApiError } from '../../api'
import { askToSignIn, me, whoIsHere } from '../session'
import { bookOf, type Book } from './book'
import { isSent, partsOf, type PartName } from './parts'
import { refusalOf, sendPart } from './send'
import type { Sent, Visit } from './visit'

/** Why nothing goes at this moment. */
export type Stopped = 'offline' | 'session' | 'person' | 'server'

/** What is on its way, and why it stopped. */
export const onTheWay = signal<{ readonly visit: string; readonly part: PartName } | null>(null)
export const stopped = signal<Stopped | null>(null)

class Stop extends Error {
  constructor(readonly why: Stopped) {
    super(why)
  }
}

/** A trouble that holds for everything that waits, and so ends the errand. */
function stopOf(error: unknown): Stop {
  if (!(error instanceof ApiError)) return new Stop('server')
  if (error.code === 'session.missing') return new Stop('session')
  return new Stop(error.status === 0 ? 'offline' : 'server')
}

/** The session may have become somebody else's in another window: what one wrote goes in nobody else's name. */
async function checkPerson(person: string): Promise<void> {
  const here = await whoIsHere().catch((error: unknown) => {
    throw stopOf(error)
  })
  if (!here) throw new Stop('session')
  if (here.id !== person) throw new Stop('person')
}

/** A part that was refused keeps no words of before: whoever corrects it sends others. */
const withRefusal = (visit: Visit, part: PartName, refusal: Sent): Visit => ({
  ...visit,
  sent: { ...visit.sent, [part]: refusal },
})

async function sendOne(book: Book, id: string, part: PartName): Promise<void> {
  const visit = book.find(id)!
  onTheWay.value = { visit: id, part }
  try {
    await book.put(await sendPart(part, { book, visit, now: () => Date.now() }))
  } catch (error) {
    const refusal = refusalOf(part, error)
    if (!refusal) throw stopOf(error)
    await book.put(withRefusal(book.find(id)!, part, refusal))
  }
}

async function sendVisit(book: Book, id: string): Promise<void> {
  for (const part of partsOf(book.find(id)!, book.photosOf(id))) {
    const { sent, site } = book.find(id)!
    if (isSent(sent[part]) || sent[part]?.is === 'refused') continue
    if (part !== 'begin' && site === null) return
    await sendOne(book, id, part)
  }
}

const LOCK = 'rutas-campo'
let underWay: Promise<void> | undefined

/** One window at a time: what another one is sending is not sent beside it. */
const alone = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request(LOCK, work) : work()

async function sendAll(person: string): Promise<void> {
  const book = await bookOf(person)
  await book.read()
  const waiting = book.visits.peek().filter((visit) => visit.finished)
  const isOpen = (visit: Visit) => partsOf(visit, book.photosOf(visit.id)).some((part) => !isSent(visit.sent[part]))
  const open = waiting.filter(isOpen)
  if (open.length === 0) return
  try {
    await checkPerson(person)
    stopped.value = null
    for (const { id } of open) await sendVisit(book, id)
  } catch (error) {
    stopped.value = error instanceof Stop ? error.why : 'server'
  } finally {
    onTheWay.value = null
  }
}

/** Sends what waits, part by part; whoever asks while it is under way waits for the same. */
export function send(person: string): Promise<void> {
  underWay ??= alone(() => sendAll(person)).finally(() => (underWay = undefined))
  return underWay
}

/** The session ended: signs in again over the page, and goes on. */
export async function signInAndSend(person: string): Promise<void> {
  if (await askToSignIn()) await send(person)
}

const RETRY_MS = 60_000
let watching = ''

/** Sends now, and whenever the network or the person comes back, for as long as they are signed in. */
export function runErrands(person: string): void {
  if (watching === person) return void send(person)
  watching = person
  const goOn = () => {
    if (me.peek()?.id === person && document.visibilityState === 'visible') void send(person)
  }
  window.addEventListener('online', goOn)
  document.addEventListener('visibilitychange', goOn)
  navigator.serviceWorker?.addEventListener('message', goOn)
  setInterval(() => /offline|server/.test(stopped.peek() ?? '') && goOn(), RETRY_MS)
  goOn()
}
