import { CONFIDENCES, SITE_KINDS } from '../../../server/contract/site'
import {
  ACCESS_FACTS,
  ACCESS_MODES,
  ENTRIES,
  ROADS,
  SIGNAGE,
  SIMPLE_STATES,
  SITE_SERVICES,
} from '../../../server/contract/sheet'

interface Common {
  /** Its words: `field.ask.<id>`. */
  readonly id: string
  /** Where the answer stands; a text that is told ends in the language of the visit. */
  readonly path: string
}

/** One thing that is asked at the place. */
export type Question = Common &
  (
    | { readonly input: 'line' | 'text'; readonly limit: number; readonly told?: true }
    | { readonly input: 'number'; readonly min: number; readonly max: number; readonly whole?: true }
    | { readonly input: 'one' | 'ticks'; readonly options: readonly string[]; readonly words: string }
    | { readonly input: 'months' | 'facts' | 'threats' | 'date' }
    | { readonly input: 'position' | 'hours' | 'visitors' | 'photos' | 'whole' }
  )
export type QuestionOf<I extends Question['input']> = Question & { readonly input: I }

/** One thing a screen, in the order one walks a site: the same as on paper. */
export interface Step {
  readonly id: string
  readonly questions: readonly Question[]
}

const LINE = 200
const TEXT = 2000
const STORY = 20_000

const line = (id: string, path: string, told?: true): Question => ({ id, path, input: 'line', limit: LINE, told })
const text = (id: string, path: string, told?: true): Question => ({ id, path, input: 'text', limit: TEXT, told })
const one = (id: string, path: string, options: readonly string[]): Question => ({
  ...{ id, path, input: 'one', words: id, options },
})
const ticks = (id: string, path: string, options: readonly string[]): Question => ({
  ...{ id, path, input: 'ticks', words: id, options },
})

const condition = one('condition', 'state.condition', SIMPLE_STATES)

const TELLING_LANGUAGES = ['es', 'pt', 'en', 'other'] as const

export const STEPS: readonly Step[] = [
  {
    id: 'name',
    questions: [
      line('name', 'site.name', true),
      one('kind', 'site.kind', SITE_KINDS),
      line('locality', 'site.locality'),
      line('municipality', 'site.municipality'),
      line('admin1', 'site.admin1'),
    ],
  },
  {
    id: 'where',
    questions: [
      { id: 'position', path: 'site.at', input: 'position' },
      { id: 'altitude', path: 'site.altitude', input: 'number', min: -200, max: 7000 },
    ],
  },
  {
    id: 'state',
    questions: [
      condition,
      { ...condition, id: 'surroundings', path: 'state.surroundings' },
      { id: 'threats', path: 'state.threats', input: 'threats' },
      text('stateNotes', 'state.notes'),
    ],
  },
  {
    id: 'access',
    questions: [
      ticks('modes', 'site.sheet.access.modes', ACCESS_MODES),
      one('road', 'site.sheet.access.road', ROADS),
      { ...condition, id: 'roadState', path: 'site.sheet.access.roadState' },
      line('town', 'site.sheet.access.town'),
      { id: 'km', path: 'site.sheet.access.km', input: 'number', min: 0, max: 5000 },
      { id: 'minutes', path: 'site.sheet.access.minutes', input: 'number', min: 0, max: 20_000, whole: true },
      text('publicTransport', 'site.sheet.access.publicTransport', true),
      one('signage', 'site.sheet.signage', SIGNAGE),
    ],
  },
  {
    id: 'opening',
    questions: [
      { id: 'hours', path: 'site.openingHours', input: 'hours' },
      one('entry', 'site.sheet.entry', ENTRIES),
      { id: 'visitMinutes', path: 'site.visitMinutes', input: 'number', min: 1, max: 600, whole: true },
      { id: 'months', path: 'site.sheet.bestMonths', input: 'months' },
    ],
  },
  { id: 'services', questions: [ticks('services', 'site.sheet.services', SITE_SERVICES)] },
  { id: 'accessibility', questions: [{ id: 'facts', path: 'site.sheet.accessibility', input: 'facts' }] },
  {
    id: 'risks',
    questions: [
      text('risks', 'site.sheet.risks', true),
      text('contingency', 'site.sheet.contingency', true),
      text('activities', 'site.sheet.activities', true),
    ],
  },
  { id: 'visitors', questions: [{ id: 'visitors', path: 'site.sheet.visitors', input: 'visitors' }] },
  {
    id: 'story',
    questions: [
      line('teller', 'telling.teller'),
      line('role', 'telling.role'),
      line('community', 'telling.community'),
      one('spoken', 'telling.spoken', TELLING_LANGUAGES),
      { id: 'story', path: 'telling.text', input: 'text', limit: STORY },
      one('confidence', 'telling.confidence', CONFIDENCES),
      ticks('covers', 'telling.covers', ['story', 'image', 'place']),
      line('consentBy', 'telling.consentBy'),
    ],
  },
  { id: 'photos', questions: [{ id: 'photos', path: '', input: 'photos' }] },
  {
    id: 'sign',
    questions: [
      line('signer', 'signer.name'),
      line('organisation', 'signer.organisation'),
      { id: 'on', path: 'on', input: 'date' },
      { id: 'whole', path: '', input: 'whole' },
    ],
  },
]

/** UNESCO's primary factors, by number. */
export const THREATS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const
export { ACCESS_FACTS }

/** Where the answer to a question stands in a visit that is written in a language. */
export const pathOf = (question: Question, language: string): string =>
  'told' in question && question.told ? `${question.path}.${language}` : question.path

const ALL = STEPS.flatMap(({ questions }) => questions)

/** The question that a piece of the site belongs to: `sheet.accessibility.ramp` to the facts. */
export const questionOf = (piece: string): Question | undefined =>
  ALL.find(({ path }) => path !== '' && (`site.${piece}` === path || `site.${piece}`.startsWith(`${path}.`)))
