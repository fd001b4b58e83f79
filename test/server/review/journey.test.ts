import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Actor } from '../../../server/contract/account'
import type { DraftDetail, Home } from '../../../server/contract/api/review'
import { AppError } from '../../../server/contract/errors'
import type { DraftState } from '../../../server/contract/draft'
import type { Database } from '../../../server/db/database'
import { publications } from '../../../server/db/schema'
import { ENGINES } from '../db/open-test-databases'
import { openRoom, person } from './open-review'

const ana = person('ana', { role: 'designer', network: 'sandino' })
const luis = person('luis', { role: 'reviewer', network: 'sandino' })
const eva = person('eva', ...ana.grants, ...luis.grants)
const ines = person('ines', { role: 'coordination' })
const rosa = person('rosa', { role: 'designer', network: 'che' }, { role: 'reviewer', network: 'che' })
const PEOPLE = [ana, luis, eva, ines, rosa]

describe.each(Object.entries(ENGINES))('a route on %s', (_name, open) => {
  it('goes from draft to publication, is changed, brought back and told', async () => {
    const database = await open()
    try {
      const { ask } = openRoom(database)
      const names = { es: 'Ruta', pt: 'Rota', en: 'Road' }
      const at = ({ id, tag }: DraftDetail) => ({ params: { id }, match: tag })
      let route = await ask('routes.create', ana, { body: { name: { es: 'Ruta' }, network: 'sandino' } })
      const round = async (name: string) => {
        route = await ask('routes.save', ana, { ...at(route), body: { value: { name: { ...names, es: name } } } })
        route = await ask('routes.send', ana, { ...at(route), body: {} })
        route = await ask('routes.publish', luis, { ...at(route), body: { note: name } })
      }
      await round('Ruta una')
      await round('Ruta otra')
      const restore = { params: { id: route.id, version: '1' }, match: route.tag }
      route = await ask('routes.restore', ana, restore)
      expect(route).toMatchObject({ state: 'draft', version: 2, value: { name: { es: 'Ruta una' } } })
      await ask('routes.discard', ana, at(route))
      const home = await ask<Home>('home.read', luis)
      expect(home.lately.map(({ action }) => action).slice(0, 3)).toEqual(['discarded', 'restored', 'published'])
      expect(home.lately.map(({ version }) => version).slice(0, 3)).toEqual([undefined, 1, 2])
    } finally {
      await database.close()
    }
  })
})

/** Where each step may lead from. */
const STEPS: Readonly<Record<string, { from: readonly DraftState[]; to: DraftState; who: readonly Actor[] }>> = {
  save: { from: ['draft', 'returned', 'published'], to: 'draft', who: [ana, eva, ines] },
  restore: { from: ['draft', 'returned', 'published'], to: 'draft', who: [ana, eva, ines] },
  send: { from: ['draft', 'returned'], to: 'review', who: [ana, eva, ines] },
  withdraw: { from: ['review'], to: 'draft', who: [ana, eva, ines] },
  return: { from: ['review'], to: 'returned', who: [luis, eva, ines] },
  publish: { from: ['review'], to: 'published', who: [luis, eva, ines] },
  discard: { from: ['draft', 'returned'], to: 'published', who: [ana, eva, ines] },
}

const move = fc.record({
  step: fc.constantFrom(...Object.keys(STEPS)),
  who: fc.constantFrom(...PEOPLE),
  /** How many tags ago the person looked at it; mostly just now. */
  age: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) }),
  name: fc.constantFrom('Ruta', 'Camino', 'Senda'),
  hasGaps: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

/** Walks a route through whatever people try, and checks each step against the machine. */
async function walk(database: Database, id: string, moves: readonly Move[]): Promise<number> {
  const { ask, shelve } = openRoom(database)
  await shelve('route', id, { network: 'sandino' })
  const read = () => ask('routes.read', ines, { params: { id } })
  const frozen = async () => database.read.select().from(database.table(publications))
  let now = await read()
  const tags = [now.tag]
  let done = 0
  for (const { step, who, age, name, hasGaps } of moves) {
    const value = { name: { es: name, ...(hasGaps ? {} : { pt: name }) } }
    const bodies: Record<string, object> = { save: { value }, return: { comment: 'falta algo' }, send: {}, publish: {} }
    const match = tags[Math.max(0, tags.length - 1 - age)]!
    const params = step === 'restore' ? { id, version: '1' } : { id }
    const before = await frozen()
    const trouble = await ask(`routes.${step}`, who, { params, match, body: bodies[step] }).then(
      () => undefined,
      (error: unknown) => error,
    )
    const next = await read()
    expect((await frozen()).slice(0, before.length)).toEqual(before)
    if (trouble === undefined) {
      const { from, to, who: allowed } = STEPS[step]!
      expect(match, 'nothing is written over a state that was not read').toBe(now.tag)
      expect(from).toContain(now.state)
      expect(allowed).toContain(who)
      expect(next.state).toBe(next.tag === now.tag ? now.state : to)
      if (step === 'publish') expect(now.sentBy?.id !== who.id || who === ines).toBe(true)
      if (step === 'publish') expect(next.value).toEqual(now.value)
      expect((await frozen()).length - before.length).toBe(step === 'publish' ? 1 : 0)
      done += 1
    } else {
      if (!(trouble instanceof AppError)) throw trouble
      expect(next).toEqual(now)
    }
    now = next
    if (now.tag !== tags.at(-1)) {
      expect(tags, 'no tag comes twice').not.toContain(now.tag)
      tags.push(now.tag)
    }
  }
  return done
}

describe('whatever people try', () => {
  it('leads to no forbidden state, changes no frozen version, and overwrites nothing unread', async () => {
    const database = await ENGINES['SQLite (libsql)']!()
    let [walks, done] = [0, 0]
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (moves) => {
          done += await walk(database, `ruta-${walks++}`, moves)
        }),
        { numRuns: 60 },
      )
      expect(done).toBeGreaterThan(100)
    } finally {
      await database.close()
    }
  })
})
