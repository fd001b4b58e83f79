import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditStore } from '../../../server/account/audit.store'
import { NOBODY } from '../../../server/contract/account'
import { namesOn } from '../../../server/review/names.store'
import { openReview } from '../../../server/review/review'
import { openProgram, type Program } from '../open-program'

let program: Program
beforeAll(async () => {
  program = await openProgram({ empty: true })
})
afterAll(() => program.close())

function bulk() {
  const { database, kinds, versions, now } = program.house
  const audit = auditStore(database, now)
  const { bulk: commands } = openReview({ database, kinds, versions, audit, namesOf: namesOn(database), now })
  return { ...commands, audit, read: database.read }
}
const writer = { actor: { ...NOBODY, id: 'ana', name: 'Ana' }, details: { file: 'a.csv' }, pace: async () => undefined }
const brought = (id: string, es: string) => ({ id, networks: ['sandino'], value: { name: { es } } })

it('many drafts are written together, each with its line of the log, or none of them', async () => {
  const { place, find, audit, read } = bulk()
  expect(await place('site', [brought('uno', 'Uno'), brought('dos', 'Dos')], writer)).toBe(true)
  expect(await audit.verify()).toEqual({ rows: 2, brokenAt: null })
  const over = await find(read, 'site', 'uno')
  expect(await place('site', [{ ...brought('uno', 'Uno, mejor'), over }, brought('tres', 'Tres')], writer)).toBe(true)
  // Somebody has read `uno` before that, and would write over what they have not seen.
  expect(await place('site', [brought('cuatro', 'Cuatro'), { ...brought('uno', 'Otro'), over }], writer)).toBe(false)
  // And somebody takes an address that was free when they looked.
  expect(await place('site', [brought('cinco', 'Cinco'), brought('dos', 'Otra')], writer)).toBe(false)
  expect(await Promise.all(['cuatro', 'cinco'].map((id) => find(read, 'site', id)))).toEqual([undefined, undefined])
  expect(await find(read, 'site', 'uno')).toMatchObject({ revision: 2, value: { name: { es: 'Uno, mejor' } } })
  expect(await audit.verify()).toEqual({ rows: 4, brokenAt: null })
})
