import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { differencesOf, saysTheSame, wordRuns } from '../../../server/review/compare.rules'

const words = (from: string, to: string) =>
  wordRuns(from, to)
    .map(({ change, text }) => (change === 'same' ? text : change === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('what differs between two versions', () => {
  it('is nothing when both say the same, whatever the order of their keys and with empty fields', () => {
    const from = { name: { es: 'Ruta', pt: '' }, stops: [{ site: 'a' }], theme: {} }
    const to = { stops: [{ site: 'a' }], name: { es: 'Ruta' }, intro: { es: '' } }
    expect(differencesOf('route', { from, to })).toEqual([])
    expect(saysTheSame(from, to)).toBe(true)
  })

  it('is told word by word in a text', () => {
    expect(words('Niñez de Sandino, en Niquinohomo', 'Niñez y juventud de Sandino en Niquinohomo')).toBe(
      'Niñez [+y juventud ]de Sandino[-,] en Niquinohomo',
    )
  })

  it('comes field by field in the order of the form, languages in the order of the house', () => {
    const from = { name: { en: 'Road', es: 'Ruta', pt: 'Rota' }, start: 'ni-managua' }
    const to = { start: 'ni-masaya', name: { pt: 'Caminho', en: 'Way', es: 'Camino' }, nature: 'historica' }
    expect(differencesOf('route', { from, to }).map(({ field }) => field)).toEqual([
      'name.es',
      'name.pt',
      'name.en',
      'nature',
      'start',
    ])
  })

  it('shows an address, a number, a place by what it was and what it is', () => {
    const from = { visitMinutes: 30, at: [-85.95, 12.6] }
    const to = { visitMinutes: 45, at: [-85.96, 12.6], country: 'NI' }
    expect(differencesOf('site', { from, to })).toEqual([
      { field: 'country', from: null, to: 'NI' },
      { field: 'visitMinutes', from: 30, to: 45 },
      { field: 'at', from: [-85.95, 12.6], to: [-85.96, 12.6] },
    ])
  })

  it('reads stops as a sequence: one was moved, one added', () => {
    const stops = (...sites: string[]) => ({ stops: sites.map((site) => ({ site })) })
    const [difference] = differencesOf('route', { from: stops('a', 'b', 'c'), to: stops('b', 'c', 'a', 'd') })
    expect(difference?.runs).toEqual([
      { change: 'removed', text: 'a' },
      { change: 'same', text: 'b' },
      { change: 'same', text: 'c' },
      { change: 'added', text: 'a' },
      { change: 'added', text: 'd' },
    ])
  })

  it('reads a list that was empty before as all added', () => {
    const [difference] = differencesOf('tour', { from: {}, to: { packages: ['paquete-che@3'] } })
    expect(difference).toEqual({
      field: 'packages',
      from: null,
      to: ['paquete-che@3'],
      runs: [{ change: 'added', text: 'paquete-che@3' }],
    })
  })

  it('cites a source as a reader would', () => {
    const source = { title: 'Sandino', author: 'Selser', year: 1955, pages: '12-14' }
    const [difference] = differencesOf('site', { from: { sources: [source] }, to: { sources: [] } })
    expect(difference?.runs).toEqual([{ change: 'removed', text: 'Selser, Sandino, 1955, 12-14' }])
  })

  it('tells every word of a photograph that changed, and nothing of its address', () => {
    const photo = { id: 'a'.repeat(32), alt: { es: 'Casa' }, author: 'Ana', consent: { by: 'Doña Elba' } }
    const [difference] = differencesOf('site', {
      from: { photos: [photo] },
      to: { photos: [{ ...photo, consent: { by: 'Su hija' } }] },
    })
    expect(difference?.runs).toEqual([
      { change: 'removed', text: 'Casa · Ana · Doña Elba' },
      { change: 'added', text: 'Casa · Ana · Su hija' },
    ])
  })

  it('goes into what was added whole: the fee of a museum, the title of a day', () => {
    const to = { fee: { amount: '5', currency: 'USD' } }
    expect(differencesOf('site', { from: {}, to }).map(({ field }) => field)).toEqual(['fee.amount', 'fee.currency'])
    const titled = { titles: { 'casa-natal': { es: 'La casa' } } }
    expect(differencesOf('route', { from: {}, to: titled }).map(({ field }) => field)).toEqual(['titles.casa-natal.es'])
  })

  it('reads words that changed one after another as one run, with the space between them', () => {
    expect(wordRuns('Cuatro jornadas tras Sandino.', 'Siete días tras Sandino.')).toEqual([
      { change: 'removed', text: 'Cuatro jornadas' },
      { change: 'added', text: 'Siete días' },
      { change: 'same', text: ' tras Sandino.' },
    ])
  })

  it('loses no letter of either text', () => {
    const prose = fc.array(fc.constantFrom('Sandino', 'che', 'ñandú', ',', ' ', '\n', 'é', '🌵', '1927'), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const [from, to] = [one.join(''), other.join('')]
        const runs = wordRuns(from, to)
        const side = (left: string) => runs.flatMap(({ change, text }) => (change === left ? [] : [text])).join('')
        expect([side('added'), side('removed')]).toEqual([from, to])
      }),
    )
  })

  it('comes to an end for texts and lists made to take long', () => {
    const [from, to] = ['x ', 'y '].map((word) => word.repeat(3000))
    expect(wordRuns(from!, to!)).toHaveLength(2)
    const stops = (letter: string) => ({ stops: Array.from({ length: 400 }, (_, at) => ({ site: `${letter}-${at}` })) })
    expect(differencesOf('route', { from: stops('a'), to: stops('b') })[0]?.runs).toHaveLength(800)
  })
})
