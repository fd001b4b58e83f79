import { signal } from '@preact/signals'
import type { Right } from '../../server/account/rights.rules'
import type { Me } from '../../server/contract/api/account'
import { ApiError, call } from '../api'
import { CALLS } from './calls'
import { forget, recall } from './device'
import { light, readIn } from './preferences'
import { go } from './router'
import { language } from './words'

/** Who is signed in; null for nobody, undefined before it is known. */
export const me = signal<Me | null | undefined>(undefined)

/** Whether a right is held for anything at all. */
export const may = (right: Right): boolean => me.value?.may.includes(right) ?? false

/** Takes a person in: with their language and their light. */
export async function welcome(person: Me): Promise<void> {
  if (person.language !== language.peek()) await readIn(person.language)
  light(person.theme)
  // A telephone that passes from hand to hand: what one took along is not the other's.
  if ((await recall())?.id !== person.id) await forget()
  me.value = person
}

/** Asks the server who is signed in. */
export async function whoIsHere(): Promise<Me | null> {
  try {
    return await call(CALLS.me, { quiet: true })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'session.missing') return null
    throw error
  }
}

/** Whether nobody can be asked: whoever took something along works on without. */
export const away = signal(false)

const isAway = (error: unknown): boolean =>
  error instanceof ApiError && (/^web\.(?:offline|timeout)$/.test(error.code) || error.status >= 502)

/** Takes in whoever is signed in; where nobody can be asked, whoever took something along on this device. */
export async function enter(): Promise<void> {
  try {
    const person = await whoIsHere()
    away.value = false
    if (person) await welcome(person)
    else me.value = null
  } catch (error) {
    const known = isAway(error) ? await recall() : undefined
    if (!known) throw error
    away.value = true
    await welcome(known)
  }
}

/** Notices when the network goes and comes; whose session it is by then is asked anew. */
export function watchNetwork(): void {
  window.addEventListener('offline', () => (away.value = Boolean(me.peek())))
  window.addEventListener('online', () => {
    if (!away.peek()) return
    void whoIsHere().then(
      (person) => {
        away.value = false
        if (person && person.id !== me.peek()?.id) void welcome(person)
      },
      () => undefined,
    )
  })
}

/** Signs in and takes the person in. */
export async function signIn(email: string, password: string): Promise<Me> {
  await call(CALLS.signIn, { body: { email, password }, quiet: true })
  const person = await call(CALLS.me, { quiet: true })
  await welcome(person)
  return person
}

/** Leaves this device, or every device. */
export async function signOut({ everywhere = false } = {}): Promise<void> {
  await call(everywhere ? CALLS.signOutEverywhere : CALLS.signOut, { quiet: true }).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'session.missing') throw error
  })
  await forget()
  me.value = null
  await go('/studio/entrar', { replace: true })
}

interface Waiting {
  readonly email: string
  done(signedIn: boolean): void
}

/** Somebody's session ended while they worked: the window that asks them to sign in again over the page. */
export const waiting = signal<Waiting | null>(null)
let asked: Promise<boolean> | undefined

/** Calls that fail at the same time wait for one window. */
export function askToSignIn(): Promise<boolean> {
  const person = me.peek()
  if (!person) return Promise.resolve(false)
  asked ??= new Promise<boolean>((resolve) => {
    waiting.value = { email: person.email, done: resolve }
  }).finally(() => {
    waiting.value = null
    asked = undefined
  })
  return asked
}
