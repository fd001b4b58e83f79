import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cssString } from '../../../server/brochure/heads.rules'
import { layOutDays, openingHeight, PAGE, rowHeight } from '../../../server/brochure/pages.rules'
import { brochureView } from '../../../server/brochure/rules'
import { providerShare } from '../../../server/package/share.rules'
import { numberSources } from '../../../server/brochure/sources.rules'
import { linesOf } from '../../../server/brochure/text-height.rules'
import { LANGUAGES } from '../../../server/contract/common'
import { CONTEXT, PACK, PACKAGE_SUBJECT, ROUTE_SUBJECT, SITES } from './small-world'

/** The view as it is compared: drawings are told by their kind alone. */
const told = (view: object) =>
  `${JSON.stringify(view, (_key, value: unknown) => (typeof value === 'string' && value.startsWith('<svg') ? '<svg>' : value), 2)}\n`

describe('the view of a brochure', () => {
  it('tells a package whole, every figure written as its reader writes it', async () => {
    await expect(told(brochureView(PACKAGE_SUBJECT, CONTEXT, 'es'))).toMatchFileSnapshot('out/package-es.json')
  })

  it('is the same twice: nothing in it depends on the hour or on chance', () => {
    const view = () => JSON.stringify(brochureView(ROUTE_SUBJECT, CONTEXT, 'pt'))
    expect(view()).toBe(view())
  })

  it.each(LANGUAGES)('is complete in %s', (language) => {
    const view = brochureView(PACKAGE_SUBJECT, CONTEXT, language)
    expect(view.price?.terms.length).toBeGreaterThan(4)
    expect(view.back.conduct).toHaveLength(6)
  })

  it('names nobody as serving while no package says who does', () => {
    const rows = brochureView(ROUTE_SUBJECT, CONTEXT, 'es').days!.pages.flatMap(({ blocks }) =>
      blocks.flatMap(({ opening }) => opening?.rows ?? []),
    )
    expect(rows.filter(({ kind }) => kind !== 'drive').map(({ who }) => who)).toEqual(rows.filter(({ kind }) => kind !== 'drive').map(() => '')) // prettier-ignore
  })

  it('marks each sample host in the table of the day, once', () => {
    const { days } = brochureView(PACKAGE_SUBJECT, CONTEXT, 'es')
    const night = days!.pages[0]!.blocks[0]!.opening!.rows.find(({ kind }) => kind === 'night')!
    expect(night).toMatchObject({ what: 'Noche en Jinotega', who: 'Posada La Loma', isSample: true })
  })

  it('says that a price is indicative, and why', () => {
    const { price } = brochureView(PACKAGE_SUBJECT, CONTEXT, 'es')
    expect(price?.isFinal).toBe(false)
    expect(price?.blockers).toEqual([
      'Las tarifas son de ejemplo: ningún prestador real las ofrece.',
      'Falta alguna comida (Día 2).',
    ])
  })
})

describe('who receives what', () => {
  it('gives the cooperatives of the worked example 1,855.00 of 2,561.98 without tax', () => {
    expect(providerShare(PACK.brackets[0]!.distribution)?.toFixed(4)).toBe('0.7240')
  })

  it('has no share to tell when all that is collected is tax', () => {
    expect(providerShare([{ payee: 'tax', kind: 'tax', amount: '10.00' }])).toBeNull()
  })
})

describe('sources', () => {
  it('are listed once however many sites lean on them, and a site keeps their numbers', () => {
    const { list, of } = numberSources(SITES)
    expect(list.map(({ title }) => title)).toEqual(['Los valientes', 'El pensamiento vivo'])
    expect(SITES.map(of)).toEqual([[2], [1], [2]])
  })

  it('are printed with an address a person can type: no protocol, no question mark', () => {
    expect(numberSources(SITES).list[0]?.address).toBe('example.org/valientes')
  })
})

describe('the layout of days', () => {
  const days = brochureView(PACKAGE_SUBJECT, CONTEXT, 'es').days!.pages.flatMap(({ blocks }) =>
    blocks.flatMap(({ opening }) => (opening ? [opening] : [])),
  )

  it('prints every day and every site once, in order, and fills no page beyond its margins', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: days.length - 1 }), { maxLength: 14 }), (order) => {
        const asked = order.map((index, position) => ({ ...days[index]!, day: position + 1 }))
        const pages = layOutDays(asked)
        const blocks = pages.flatMap((page) => page.blocks)
        expect(blocks.flatMap(({ opening }) => (opening ? [opening.day] : []))).toEqual(asked.map(({ day }) => day))
        expect(blocks.flatMap(({ rows }) => rows.flatMap(({ sheets }) => sheets))).toEqual(asked.flatMap(({ sheets }) => sheets)) // prettier-ignore
        for (const page of pages) {
          const used = page.blocks.reduce((sum, block) => sum + block.height, 0)
          expect(used + page.band).toBeLessThanOrEqual(PAGE.height)
        }
      }),
    )
  })

  it('sets three sheets side by side and a fourth and fifth below two', () => {
    const sheet = days[0]!.sheets[0]!
    const of = (count: number) => layOutDays([{ ...days[0]!, sheets: Array.from({ length: count }, () => sheet) }])
    const forms = (count: number) => of(count).flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.map(({ form }) => form))) // prettier-ignore
    expect([1, 2, 3, 4, 5].map(forms)).toEqual([['across'], ['two'], ['three'], ['two', 'two'], ['two', 'three']])
  })

  it('finds a day taller the more it tells', () => {
    const [day] = days
    const longer = { ...day!, rows: [...day!.rows, ...day!.rows] }
    expect(openingHeight(longer)).toBeGreaterThan(openingHeight(day!))
    const sheets = [day!.sheets[0]!]
    const told2 = [{ ...sheets[0]!, story: sheets[0]!.story.repeat(3) }]
    expect(rowHeight({ form: 'two', sheets: told2 })).toBeGreaterThan(rowHeight({ form: 'two', sheets }))
  })
})

describe('texts and their room', () => {
  const setting = { face: 'sans', size: 9, leading: 12 } as const

  it('take no fewer lines in a narrower column', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 20, max: 170 }), (text, width) => {
        expect(linesOf(text, { ...setting, width })).toBeGreaterThanOrEqual(
          linesOf(text, { ...setting, width: width + 9 }),
        )
      }),
    )
  })

  it('take no line when there is nothing to say', () => {
    expect(linesOf('', { ...setting, width: 50 })).toBe(0)
  })
})

describe('running heads', () => {
  it('carry any text without ending their string or their style sheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cssString(text).slice(1, -1)).toMatch(/^[A-Za-z0-9 \\]*$/)
      }),
    )
  })
})
