import { describe, expect, it } from 'vitest'
import { staleAfter, staleGaps, staleText, type Stale } from '../../../server/review/stale.rules'

const AT = '2026-11-22T12:00:00.000Z'
const LATER = '2026-11-23T12:00:00.000Z'
const told = { es: 'Aquí nació.', pt: 'Aqui nasceu.', en: 'He was born here.' }
const name = { es: 'La casa', pt: 'A casa', en: 'The house' }
const after = (before: object, next: object, marks: readonly Stale[] = []) =>
  staleAfter({ before, after: next, marks }, marks.length > 0 ? LATER : AT)
const brief = (marks: readonly Stale[]) => marks.map(({ field, language, was }) => `${field} ${language} < ${was}`)

describe('a translation is older than its source', () => {
  const changed = { name, summary: { ...told, es: 'Aquí nació y creció.' } }
  const marks = after({ name, summary: told }, changed)

  it('when the Spanish was changed after it, and only in that text', () => {
    expect(brief(marks)).toEqual(['summary pt < Aquí nació.', 'summary en < Aquí nació.'])
    expect(marks[0]).toMatchObject({ source: 'es', at: AT })
  })
  it('and goes on being compared with the text it was made from, however often the source changes', () => {
    const again = { name, summary: { ...told, es: 'Aquí nació, creció y volvió.' } }
    expect(after(changed, again, marks)).toEqual(marks)
  })
  it('until it is written again', () => {
    const translated = { name, summary: { ...changed.summary, pt: 'Aqui nasceu e cresceu.' } }
    expect(brief(after(changed, translated, marks))).toEqual(['summary en < Aquí nació.'])
  })
  it('until it is emptied: then it is missing', () => {
    const emptied = { name, summary: { es: changed.summary.es, en: told.en } }
    expect(brief(after(changed, emptied, marks))).toEqual(['summary en < Aquí nació.'])
  })
  it('until its source is again what it was', () => {
    expect(after(changed, { name, summary: told }, marks)).toEqual([])
  })
  it('not when both are written at once, nor for a space or a line break', () => {
    expect(after({ summary: told }, { summary: { es: 'Otra.', pt: 'Outra.', en: 'Another.' } })).toEqual([])
    expect(after({ summary: told }, { summary: { ...told, es: ' Aquí\nnació. ' } })).toEqual([])
  })
  it('not when it was not there before, nor when it is the source that is added', () => {
    expect(after({ summary: { es: 'Uno' } }, { summary: { es: 'Dos', pt: 'Dois' } })).toEqual([])
    expect(after({ summary: { pt: 'Um', en: 'One' } }, { summary: { es: 'Uno', pt: 'Um', en: 'One' } })).toEqual([])
  })
  it('measured against Portuguese, and then English, where nobody wrote it in Spanish', () => {
    const marked = after(
      { sheet: { risks: { pt: 'Rio', en: 'River' } } },
      { sheet: { risks: { pt: 'Rio cheio', en: 'River' } } },
    )
    expect(marked).toMatchObject([{ field: 'sheet.risks', language: 'en', source: 'pt', was: 'Rio' }])
  })
  it('in the title of a day of a route too, and never within a list', () => {
    const before = { titles: { masaya: name }, sources: [{ es: 'Uno', pt: 'Um' }] }
    const next = { titles: { masaya: { ...name, es: 'La casona' } }, sources: [{ es: 'Dos', pt: 'Um' }] }
    expect(brief(after(before, next))).toEqual(['titles.masaya pt < La casa', 'titles.masaya en < La casa'])
  })
})

describe('a stale translation is told', () => {
  const mark: Stale = { field: 'summary', language: 'pt', source: 'es', was: 'Aquí nació.', at: AT }
  it('with the source it was made from beside the one that stands, word by word', () => {
    const text = staleText(mark, { summary: { es: 'Aquí nació y creció.', pt: 'Aqui nasceu.' } })
    expect(text.now).toBe('Aquí nació y creció.')
    expect(text.runs.filter(({ change }) => change === 'added').map(({ text: words }) => words.trim())).toContain('y creció') // prettier-ignore
  })
  it('as advice that holds nothing up', () => {
    expect(staleGaps([mark])).toEqual([{ code: 'review.stale.pt', field: 'summary.pt', level: 'advises' }])
  })
})
