import { signal } from '@preact/signals'
import type { Right } from '../../server/account/rights.rules'
import type { Me } from '../../server/contract/api/account'
import { ApiError, call } from '../api'
import { CALLS } from './calls'
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
