import type { z } from 'zod'
import type { Actor } from '../contract/account'
import type { Queries } from '../db/database'
import type { Right } from './rights.rules'

/** A request that has passed the door: who asks, and what of, each checked by its schema. */
export interface Asked<P, Q, B> {
  readonly actor: Actor
  readonly params: P
  readonly query: Q
  readonly body: B
  /** The tag of If-Match without its quotes; '' where the operation does not need one. */
  readonly match: string
  /** Where the request came from, for limits. */
  readonly address: string
  /** The User-Agent it came with; only `deviceOf` of it is kept. */
  readonly agent: string
}

/** What files are given as. */
export type MediaType =
  | 'application/pdf'
  | 'application/geo+json'
  | 'application/gpx+xml'
  | 'application/vnd.google-earth.kml+xml'
  | 'text/csv'
  | 'image/webp'
  | 'image/jpeg'

/** What an operation answers; the door checks `body` against the operation's schema, so that nothing else leaves. */
export interface Answer {
  readonly body?: unknown
  /** Sent as it is by an operation that gives a file. */
  readonly file?: { readonly bytes: Buffer; readonly name: string; readonly type?: MediaType }
  /** The tag a later write must name in If-Match. */
  readonly tag?: string
  /** A new session for the cookie, or null to take the cookie away. */
  readonly session?: { readonly token: string; readonly expiresAt: string } | null
}

/** How often an address or an account may try. */
export type Limit = 'sign-in' | 'link' | 'mail'

interface Spec<P, Q, B> {
  /** Unique; `routes.publish`. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api, in Express' spelling. */
  readonly path: string
  /** `anyone` asks for no session, `person` for any; a right must be held for something: the command asks for what. */
  readonly needs: 'anyone' | 'person' | Right
  /** One sentence for the API's description. */
  readonly about: string
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  /** The shape of the answer; null answers nothing. */
  readonly answer: z.ZodType | null
  /** The media type of the file it gives in place of JSON; where it gives several, each file says its own. */
  readonly gives?: MediaType | readonly MediaType[]
  /** 200, 201 when it creates, 202 when it was taken note of, 204 when it answers nothing. */
  readonly status?: 200 | 201 | 202 | 204
  readonly limit?: Limit
  /** The bytes its body may have, where that is a file; whoever sends it is asked who they are before it is read. */
  readonly most?: number
  /** Writing needs the version it was written over: 428 without. */
  readonly overwrites?: boolean
  /** Takes an Idempotency-Key: the same key gives the same answer once. */
  readonly creates?: boolean
  /** Its answer is shown this once: for a repeated key it is kept in memory, and never written down. */
  readonly secret?: boolean
}

/** Reads; or writes, all of it in one transaction; or runs, with transactions of its own and slow work outside them. */
interface Doing<P, Q, B> {
  readonly read?: (asked: Asked<P, Q, B>) => Promise<Answer>
  readonly write?: (tx: Queries, asked: Asked<P, Q, B>) => Promise<Answer>
  readonly run?: (asked: Asked<P, Q, B>) => Promise<Answer>
}

export type Operation = Spec<unknown, unknown, unknown> & Doing<unknown, unknown, unknown>

/** Declares one path of the API, typed by its schemas. */
export function operation<P = Record<string, never>, Q = Record<string, never>, B = undefined>(
  spec: Spec<P, Q, B> & Doing<P, Q, B>,
): Operation {
  return spec as unknown as Operation
}
