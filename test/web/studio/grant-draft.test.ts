import { describe, expect, it } from 'vitest'
import { Grant } from '../../../server/contract/account'
import { draftOf, FRESH_GRANT, grantOf, grantsOf } from '../../../web/studio/grant-draft'
import { findShortcut } from '../../../web/studio/keys'

describe('roles being chosen', () => {
  it('are not complete while a network or a provider is missing', () => {
    expect(grantOf(FRESH_GRANT)).toBeUndefined()
    expect(grantOf({ role: 'cooperative', network: 'che', provider: '' })).toBeUndefined()
    expect(grantsOf([{ role: 'coordination', network: '', provider: '' }, FRESH_GRANT])).toBeUndefined()
  })
  it('leave behind what an earlier choice of the same line held', () => {
    expect(grantOf({ role: 'designer', network: 'che', provider: 'comedor' })).toEqual({
      role: 'designer',
      network: 'che',
    })
    expect(grantOf({ role: 'coordination', network: 'che', provider: 'comedor' })).toEqual({ role: 'coordination' })
  })
  it('are given once each, in a form the contract takes', () => {
    const draft = { role: 'cooperative', network: 'sandino', provider: 'comedor' } as const
    const grants = grantsOf([draft, draft])!
    expect(grants).toEqual([{ role: 'cooperative', network: 'sandino', provider: 'comedor' }])
    expect(Grant.parse(grants[0])).toEqual(grants[0])
    expect(draftOf(grants[0]!)).toEqual(draft)
  })
})

describe('shortcuts', () => {
  const all = [
    { keys: 'g s', label: '', run: () => undefined },
    { keys: '/', label: 'the frame', run: () => undefined },
    { keys: '/', label: 'the screen', run: () => undefined },
  ]
  it('need both keys of a pair, one after the other', () => {
    expect(findShortcut(all, 'g', 's')?.keys).toBe('g s')
    expect(findShortcut(all, '', 's')).toBeUndefined()
    expect(findShortcut(all, 'g', '/')).toBeUndefined()
  })
  it('belong to the screen before they belong to the frame', () => {
    expect(findShortcut(all, '', '/')?.label).toBe('the screen')
  })
})
