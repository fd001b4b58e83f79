import { z } from 'zod'
import { operation, type Operation } from '../../../server/account/operation'
import { NOBODY, type Actor, type Grant } from '../../../server/contract/account'
import { AppError } from '../../../server/contract/errors'
import type { House } from '../../../server/house'

/** The sessions of three people, by their secrets. */
export const SECRETS = { ana: 'ana'.padEnd(43, 'A'), luis: 'luis'.padEnd(43, 'L'), eva: 'eva'.padEnd(43, 'E') }
/** What they may do; a test may take it away. */
export const grants: Record<string, readonly Grant[]> = {
  ana: [{ role: 'coordination' }],
  luis: [{ role: 'promoter', network: 'che' }],
  eva: [{ role: 'coordination' }],
}
export const actorOf = async (secret: string): Promise<Actor | undefined> => {
  const id = Object.entries(SECRETS).find(([, known]) => known === secret)?.[0]
  return id && grants[id]
    ? { ...NOBODY, id, name: id, grants: grants[id], language: id === 'luis' ? 'pt' : 'es', session: id }
    : undefined
}

const Draft = z.strictObject({
  name: z.string().max(50),
  tags: z.array(z.strictObject({ word: z.string() })).optional(),
})
const Counted = z.object({ count: z.number(), name: z.string() })
let made = 0
/** What a slow piece of work waits for, so that a test can do something meanwhile. */
export const gate = { open: Promise.resolve() as Promise<void> }

/** A small API: signing in and out, things to read, change and create. */
export function operations(house: House): readonly Operation[] {
  const remember = (tx: Parameters<NonNullable<Operation['write']>>[0], id: string, value: string) =>
    house.catalog.remember(tx, id, value)
  return [
    operation({
      id: 'signs.in',
      method: 'post',
      path: '/session',
      needs: 'anyone',
      about: 'Signs in.',
      body: z.strictObject({ ok: z.boolean() }),
      answer: null,
      limit: 'sign-in',
      run: async ({ body }) => {
        if (!body.ok) throw new AppError('session.wrong')
        return { session: { token: SECRETS.ana, expiresAt: '2030-01-01T00:00:00.000Z' } }
      },
    }),
    operation({
      id: 'signs.out',
      method: 'delete',
      path: '/session',
      needs: 'person',
      about: 'Signs out.',
      answer: null,
      write: async () => ({ session: null }),
    }),
    operation({
      id: 'things.read',
      method: 'get',
      path: '/things/:id',
      needs: 'person',
      about: 'Reads.',
      params: z.strictObject({ id: z.string().max(20) }),
      query: z.strictObject({ q: z.string().max(5).optional() }),
      answer: z.object({ id: z.string(), by: z.string() }),
      read: async ({ params, actor }) => ({
        body: { id: params.id, by: actor.id, email: 'secret@example.org' },
        tag: '3.2',
      }),
    }),
    operation({
      id: 'things.first',
      method: 'get',
      path: '/things/first',
      needs: 'anyone',
      about: 'Reads the first.',
      answer: z.object({ id: z.literal('first') }),
      read: async () => ({ body: { id: 'first' } }),
    }),
    operation({
      id: 'things.change',
      method: 'put',
      path: '/things/:id',
      needs: 'site.edit',
      about: 'Changes.',
      params: z.strictObject({ id: z.string() }),
      body: Draft,
      answer: z.object({ name: z.string(), match: z.string() }),
      overwrites: true,
      write: async (tx, { body, match }) => {
        await gate.open
        await remember(tx, 'thing', body.name)
        if (body.name === 'viejo') throw new AppError('draft.stale', {}, { current: { name: 'hoy' }, yours: body })
        return { body: { name: body.name, match }, tag: '4.2' }
      },
    }),
    operation({
      id: 'things.create',
      method: 'post',
      path: '/things',
      needs: 'person',
      about: 'Creates.',
      body: Draft,
      answer: Counted,
      creates: true,
      write: async (tx, { body }) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        await remember(tx, 'count', String((made += 1)))
        if (body.name === 'imposible') throw new AppError('draft.state')
        return { body: { count: made, name: body.name }, tag: '1.0' }
      },
    }),
    operation({
      id: 'links.create',
      method: 'post',
      path: '/links',
      needs: 'person',
      about: 'Makes a link that is shown once.',
      body: Draft,
      answer: z.object({ url: z.string() }),
      creates: true,
      secret: true,
      write: async () => ({ body: { url: `https://rutas.example/#${(made += 1)}-sesamo` } }),
    }),
    operation({
      id: 'things.break',
      method: 'post',
      path: '/broken',
      needs: 'anyone',
      about: 'Writes and then answers what it may not.',
      answer: z.object({ count: z.number() }),
      write: async (tx) => {
        await remember(tx, 'broken', 'yes')
        return { body: { count: 'many' } }
      },
    }),
  ]
}

export const as = (who: keyof typeof SECRETS) => ({ cookie: `rutas=${SECRETS[who]}` })
export const codeOf = (answer: { json: never }) => (answer.json as { error: { code: string } } | undefined)?.error.code
