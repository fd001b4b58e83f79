import { expect, it } from 'vitest'
import { DRAFT_VALUES } from '../../../../server/contract/draft'
import { STEPS, THREATS } from '../../../../web/studio/field/questions'
import { flatWords } from '../words'

const words = flatWords('es')
const QUESTIONS = STEPS.flatMap(({ questions }) => questions)

it('every step, question and answer of the field form has its words', () => {
  const keys = [
    ...STEPS.flatMap(({ id }) => [`field.step.${id}`, `field.stepLead.${id}`]),
    ...QUESTIONS.map(({ id }) => `field.ask.${id}`),
    ...QUESTIONS.flatMap((asked) =>
      'options' in asked ? asked.options.map((option) => `field.option.${asked.words}.${option}`) : [],
    ),
    ...THREATS.map((factor) => `field.option.threats.${factor}`),
  ]
  expect(keys.filter((key) => !words.has(key))).toEqual([])
})

it('every answer about the site stands where the draft of a site takes it', () => {
  const sample = (asked: (typeof QUESTIONS)[number]): unknown => {
    if ('options' in asked) return asked.input === 'ticks' ? [asked.options[0]] : asked.options[0]
    if (asked.input === 'number') return Math.max(1, asked.min)
    if (asked.input === 'months') return [1]
    if (asked.input === 'facts') return { ramp: 'no' }
    if (asked.input === 'visitors') return [{ year: 2026, count: 3, source: 'Cuaderno' }]
    if (asked.input === 'position') return [-86, 12]
    return 'told' in asked && asked.told ? { es: 'x' } : 'x'
  }
  const refused = QUESTIONS.filter(({ path }) => path.startsWith('site.')).filter((asked) => {
    const parts = asked.path.split('.').slice(1)
    const value = parts.reduceRight<unknown>((inner, key) => ({ [key]: inner }), sample(asked))
    return !DRAFT_VALUES.site.safeParse(value).success
  })
  expect(refused.map(({ id }) => id)).toEqual([])
})
