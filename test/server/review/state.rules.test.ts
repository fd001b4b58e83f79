import { describe, expect, it } from 'vitest'
import type { Grant } from '../../../server/contract/account'
import { DRAFT_ACTIONS, DRAFT_STATES, type DraftState } from '../../../server/contract/draft'
import { actionsOf, refusalOf, waitsFor, type Standing } from '../../../server/review/state.rules'

const route = (state: DraftState, more: Partial<Standing> = {}): Standing => ({
  kind: 'route',
  state,
  version: 2,
  scope: { networks: ['sandino'], provider: '' },
  sentBy: '',
  editedBy: '',
  changed: true,
  ...more,
})
const person = (id: string, ...grants: Grant[]) => ({ id, grants })
const designer = person('ana', { role: 'designer', network: 'sandino' })
const reviewer = person('luis', { role: 'reviewer', network: 'sandino' })
const stranger = person('rosa', { role: 'designer', network: 'che' })
const coordination = person('inés', { role: 'coordination' })
const both = person('eva', { role: 'designer', network: 'sandino' }, { role: 'reviewer', network: 'sandino' })

describe('what may be done with a draft', () => {
  it('lets a designer write, send and take back, and never publish', () => {
    expect(actionsOf(route('draft'), designer)).toEqual(['edit', 'discard', 'send', 'restore', 'comment', 'preview'])
    expect(actionsOf(route('review'), designer)).toEqual(['withdraw', 'comment', 'preview'])
    expect(actionsOf(route('returned'), designer)).toEqual(['edit', 'discard', 'send', 'restore', 'comment', 'preview'])
    expect(actionsOf(route('published', { changed: false }), designer)).toEqual([
      'edit',
      'restore',
      'comment',
      'preview',
    ])
  })

  it('lets a reviewer publish or give back what is in review, and write nothing', () => {
    expect(actionsOf(route('review', { sentBy: 'ana' }), reviewer)).toEqual(['return', 'publish', 'comment', 'preview'])
    for (const state of ['draft', 'returned', 'published'] as const)
      expect(actionsOf(route(state), reviewer)).toEqual(['comment', 'preview'])
  })

  it('gives a stranger and nobody nothing at all, in any state', () => {
    for (const state of DRAFT_STATES) {
      expect(actionsOf(route(state), stranger)).toEqual([])
      expect(actionsOf(route(state), person(''))).toEqual([])
    }
  })

  it('keeps people from publishing what they sent themselves, except the coordination', () => {
    expect(refusalOf('publish', route('review', { sentBy: 'eva' }), both)).toBe('draft.own_work')
    expect(refusalOf('publish', route('review', { sentBy: 'ana' }), both)).toBeNull()
    expect(refusalOf('publish', route('review', { sentBy: 'ana', editedBy: 'eva' }), both)).toBe('draft.own_work')
    expect(refusalOf('publish', route('review', { sentBy: 'inés' }), coordination)).toBeNull()
  })

  it('sends and publishes nothing that says what is published already', () => {
    expect(refusalOf('send', route('draft', { changed: false }), designer)).toBe('draft.unchanged')
    expect(refusalOf('publish', route('review', { changed: false, sentBy: 'ana' }), reviewer)).toBe('draft.unchanged')
  })

  it('says that the right is missing before it says anything about the state', () => {
    expect(refusalOf('publish', route('draft'), designer)).toBe('right.missing')
    expect(refusalOf('edit', route('review'), designer)).toBe('draft.state')
  })

  it('restores only what was once published', () => {
    expect(refusalOf('restore', route('draft', { version: 0 }), designer)).toBe('version.not_found')
  })

  it('publishes a tour through two networks only for somebody who reviews both', () => {
    const tour = route('review', { kind: 'tour', scope: { networks: ['sandino', 'che'] }, sentBy: 'ana' })
    expect(refusalOf('publish', tour, reviewer)).toBe('right.missing')
    const ofBoth = person('luis', { role: 'reviewer', network: 'sandino' }, { role: 'reviewer', network: 'che' })
    expect(refusalOf('publish', tour, ofBoth)).toBeNull()
  })

  it('keeps a tour without packages to its owner and the coordination', () => {
    const empty = route('draft', { kind: 'tour', version: 0, scope: { networks: [], provider: 'posada' } })
    expect(actionsOf(empty, reviewer)).toEqual([])
    const member = person('juan', { role: 'cooperative', network: 'sandino', provider: 'posada' })
    expect(actionsOf(empty, member)).toContain('edit')
    expect(actionsOf(empty, coordination)).toContain('edit')
  })

  it('offers no preview of a site: there is no brochure of one', () => {
    expect(actionsOf(route('draft', { kind: 'site' }), coordination)).not.toContain('preview')
  })

  it('shows as waiting exactly what the person could publish', () => {
    expect(waitsFor(route('review', { sentBy: 'ana' }), reviewer)).toBe(true)
    expect(waitsFor(route('review', { sentBy: 'eva' }), both)).toBe(false)
    expect(waitsFor(route('review', { sentBy: 'ana' }), designer)).toBe(false)
    expect(waitsFor(route('draft'), reviewer)).toBe(false)
  })

  it('knows a refusal or a yes for every action in every state', () => {
    for (const state of DRAFT_STATES)
      for (const action of DRAFT_ACTIONS)
        expect([null, 'draft.state', 'right.missing']).toContain(refusalOf(action, route(state), coordination))
  })
})
