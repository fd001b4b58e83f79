import { expect, it } from 'vitest'
import { clashesOf, merged, proposal } from '../../../../web/studio/works/merge'

const base = { name: { es: 'Casa', pt: 'Casa' }, altitude: 10, stops: [{ site: 'a' }] }
const mine = { name: { es: 'Casa natal', pt: 'Casa' }, altitude: 12, stops: [{ site: 'a' }, { site: 'b' }] }
const theirs = { name: { es: 'Casa', pt: 'Casa natal' }, altitude: 15, stops: [{ site: 'a' }], legal: 'Ley 1' }
const clashes = clashesOf({ base, mine, theirs })

it('sets two versions side by side piece by piece, and says who changed each', () => {
  expect(clashes.map(({ path, by }) => [path, by])).toEqual([
    ['name.es', 'me'],
    ['name.pt', 'them'],
    ['altitude', 'both'],
    ['stops', 'me'],
    ['legal', 'them'],
  ])
})

it('proposes everybody’s own changes, so that two who wrote apart lose nothing', () => {
  expect(merged(theirs, clashes, proposal(clashes))).toEqual({
    name: { es: 'Casa natal', pt: 'Casa natal' },
    altitude: 12,
    stops: [{ site: 'a' }, { site: 'b' }],
    legal: 'Ley 1',
  })
})

it('takes all of theirs or all of mine when that is what is chosen', () => {
  const all = (choice: 'mine' | 'theirs') => Object.fromEntries(clashes.map(({ path }) => [path, choice]))
  expect(merged(theirs, clashes, all('theirs'))).toEqual(theirs)
  expect(merged(theirs, clashes, all('mine'))).toEqual(mine)
})

it('has nothing to choose between two equal versions', () => {
  expect(clashesOf({ base, mine, theirs: mine })).toEqual([])
})

it('sees a field that somebody emptied', () => {
  expect(clashesOf({ base, mine: { ...base, altitude: undefined }, theirs: base })).toEqual([
    { path: 'altitude', base: 10, mine: undefined, theirs: 10, by: 'me' },
  ])
})
