import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Provider } from '../../../server/contract/provider'
import { wordsIn } from '../../../server/templates/words'
import { cardNotes, membersOf } from '../../../server/pages/host.rules'
import { readerOf } from '../../../server/pages/reader.rules'
import { realCatalog } from '../../real-catalog'
import { openPages, type Pages } from './open-pages'

let pages: Pages
beforeAll(async () => void (pages = await openPages()), 60_000)
afterAll(() => pages.close())
const textOf = async (path: string) => (await (await pages.get(path)).text()).replace(/\s+/g, ' ')

describe('the card of a cooperative, in public', () => {
  const reader = readerOf('es', wordsIn('es'))
  const card: Provider = {
    ...realCatalog().providers[0]!,
    sample: false,
    consent: { by: 'Juana Rivas', on: '2026-05-01' },
    legalForm: 'Cooperativa R. L.',
    founded: 2009,
    members: 30,
    women: 16,
    youth: 4,
    norms: [
      { norm: 'turisol', since: '2025-01-01' },
      {
        norm: 'san-jose-2003',
        since: '2024-03-01',
        criteria: [{ id: '1', evidence: 'libro de cuentas abierto', by: 'Rosa Mena' }, { id: '2' }],
      },
    ],
  }

  it('says its legal form, its people, and only the norms and points that something shows', () => {
    expect(membersOf(card, reader)).toBe('30 integrantes, 16 mujeres, 4 jóvenes')
    const notes = cardNotes(card, reader)
    expect(notes[0]).toBe('Cooperativa R. L., desde 2009')
    expect(notes.join()).toContain('puntos con evidencia: 1 Socialmente solidario')
    expect(notes.join()).not.toMatch(/TuriSol|Ambientalmente/)
  })

  it('names nobody who consented or vouched, and says nothing of who has not agreed', () => {
    expect(JSON.stringify([cardNotes(card, reader), membersOf(card, reader)])).not.toMatch(/Juana|Rosa/)
    const silent = { ...card, consent: undefined }
    expect([cardNotes(silent, reader), membersOf(silent, reader)]).toEqual([[], ''])
  })

  it('is on the page of its network and beside what it receives', async () => {
    for (const path of ['/redes/sandino', '/paquetes/paquete-sandino'])
      expect(await textOf(path)).toContain('REDTURS, San José, 2003')
  })
})

describe('the dates of a package, in public', () => {
  it('are told with the services that close them, and what children pay', async () => {
    const html = await textOf('/paquetes/paquete-sandino')
    expect(html).toContain('Estos precios valen para salidas del 20 de noviembre de 2026')
    expect(html).toContain('Subida guiada a las trincheras (ejemplo): fuera de su temporada')
    expect(html).toContain('De 6 a 11 años')
  })

  it('answer the day that somebody asks for, without JavaScript, in the language of the reader', async () => {
    const asked = (day: string, language = '') => textOf(`${language}/paquetes/paquete-sandino?salida=${day}`)
    expect(await asked('2027-03-01')).toContain('El 1 de marzo de 2027 se puede salir')
    expect(await asked('2027-07-01')).toContain('no se puede salir: Subida guiada a las trincheras')
    expect(await asked('2026-12-24', '/en')).toContain('another rate on those dates')
    expect(await asked('2029-01-01')).toContain('queda fuera del plazo')
    for (const day of ['ayer', '<script>', '2027-02-30']) expect(await asked(day)).not.toContain('class="verdict')
  })
})
