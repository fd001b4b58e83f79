import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { entryOf, textOf, type Speaker } from '../../../../web/studio/works/saying'
import { FORMS } from '../../../../web/studio/works/fields'
import { speak } from '../../../../web/studio/words'

const speaker: Speaker = { sections: FORMS.site, choices: undefined, room: 'works' }

// The words of the studio say in the page which language it is in.
beforeAll(() => {
  vi.stubGlobal('document', { documentElement: {} })
  return speak('es')
})
afterAll(() => vi.unstubAllGlobals())

describe('a change that somebody reviews', () => {
  it('is told in the words of the form, and not in the keys that it is kept with', () => {
    expect(['foot', 'bus'].map((key) => entryOf(speaker, 'sheet.access.modes', key))).toEqual(['a pie', 'en bus'])
    expect(entryOf(speaker, 'sheet.services', 'toilets')).toBe('baños')
    expect(entryOf(speaker, 'sources', 'Volker Wünderich, 1995')).toBe('Volker Wünderich, 1995')
  })

  it('tells a photograph with its licence and its days in words', () => {
    expect(entryOf(speaker, 'photos', 'Fachada · Rosa Pérez · cc-by-sa-4.0 · 2026-05-01')).toBe(
      'Fachada · Rosa Pérez · CC BY-SA 4.0: libre, citando y compartiendo igual · 1 de mayo de 2026',
    )
  })

  it('has dates, hours and figures as they are read', () => {
    expect(textOf(speaker, 'date', '1895-05-18')).toBe('18 de mayo de 1895')
    expect(textOf(speaker, 'openingHours', 'Mo-Sa 09:00-12:00; PH off')).toBe(
      'lunes a sábado 09:00–12:00; feriados cerrado',
    )
    expect(textOf(speaker, 'sheet.access.km', 3.5)).toBe('3,5 km')
    expect(textOf(speaker, 'openingHours', 'de nueve a doce')).toBe('de nueve a doce')
  })
})
