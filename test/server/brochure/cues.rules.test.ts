import { describe, expect, it } from 'vitest'
import { cuesHtml } from '../../../server/brochure/html'
import { cuesView } from '../../../server/brochure/cues.rules'
import type { BrochureContext } from '../../../server/brochure/reader.rules'
import { LANGUAGES } from '../../../server/contract/common'
import { designRoute } from '../../../server/route/rules'
import { wordsIn } from '../../../server/templates/words'
import { designOf, realBasemap, realCatalog } from '../../real-catalog'

const { networks } = realCatalog()
const route = { ...designRoute(designOf('ruta-sandino')), version: 3 }
const context: BrochureContext = {
  networks,
  sites: new Map(),
  providers: new Map(),
  services: new Map(),
  covers: new Map(),
  links: new Map(),
  basemap: realBasemap,
  roads: [],
  publicUrl: 'https://rutas.example',
  printedOn: '2026-11-22',
  words: wordsIn,
}
const subject = { kind: 'route', route, pack: undefined } as const

describe('the cue sheet', () => {
  it('tells every drive of every day, and its kilometres are those of the day', () => {
    const [printed] = cuesView(subject, context, 'es').routes
    expect(printed!.days.map(({ day }) => day)).toEqual(route.stages.map(({ day }) => day))
    for (const stage of route.stages) {
      const told = stage.cues!.reduce((sum, { metres }) => sum + metres, 0)
      expect(Math.abs(told - stage.metres)).toBeLessThan(10)
      for (const drive of stage.cues!) {
        const steps = drive.steps.reduce((sum, { metres }) => sum + metres, 0)
        expect(Math.abs(steps - drive.metres)).toBeLessThan(10)
      }
    }
  })

  it('counts on through the day, and begins anew in the morning', () => {
    for (const { legs } of cuesView(subject, context, 'es').routes[0]!.days) {
      const at = legs.flatMap(({ rows }) => rows.map((row) => Number(row.at.replace('.', '').replace(',', '.'))))
      expect(at).toEqual([...at].sort((a, b) => a - b))
      if (at.length > 0) expect(at[0]).toBe(0)
    }
  })

  it.each(LANGUAGES)('speaks one language throughout (%s)', (language) => {
    const html = cuesHtml(cuesView(subject, context, language), language)
    const own = { es: 'Ha llegado', pt: 'Você chegou', en: 'You have arrived' }
    for (const [each, words] of Object.entries(own)) expect(html.includes(words)).toBe(each === language)
    expect(html).toContain(language === 'es' ? 'https' : `/${language}/rutas/ruta-sandino`)
  })

  it('says of a route designed before turns were told that it has none', () => {
    const old = { ...route, stages: route.stages.map((stage) => ({ ...stage, cues: undefined })) }
    const html = cuesHtml(cuesView({ ...subject, route: old }, context, 'es'), 'es')
    expect(html).toContain('se diseñó antes')
  })
})
