import type { ComponentType } from 'preact'
import { hasWords, t } from '../words'
import { Field, TextArea } from '../parts/field'
import type { Book } from './book'
import { Facts, Months, One, Ticks, Threats } from './choices'
import { Hours } from './hours'
import { readNumber } from './number'
import { Photos } from './photos'
import { Place } from './place'
import { pathOf, type Question, type QuestionOf } from './questions'
import { Visitors } from './visitors'
import { answered, textAt, type Visit } from './visit'
import type { Change } from './walk'
import { Whole } from './whole'

export interface AskedProps<Q extends Question = Question> {
  readonly question: Q
  readonly visit: Visit
  readonly change: Change
  readonly book: Book
}

export const labelOf = (id: string): string => t(`field.ask.${id}`)
export const hintOf = (id: string): string | undefined =>
  hasWords(`field.hint.${id}`) ? t(`field.hint.${id}`) : undefined

const Line = ({ question, visit, change }: AskedProps<QuestionOf<'line'>>) => {
  const path = pathOf(question, visit.language)
  return (
    <Field
      label={labelOf(question.id)}
      hint={hintOf(question.id)}
      value={textAt(visit, path)}
      maxLength={question.limit}
      onInput={(text) => change((so) => answered(so, path, text))}
    />
  )
}

/** Letters that stand on a line of a narrow telephone. */
const LINE_LETTERS = 34
const LEAST_ROWS = 4
const rowsOf = (text: string): number =>
  text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / LINE_LETTERS), 1)

const Text = ({ question, visit, change }: AskedProps<QuestionOf<'text'>>) => {
  const path = pathOf(question, visit.language)
  const value = textAt(visit, path)
  return (
    <TextArea
      label={labelOf(question.id)}
      hint={hintOf(question.id)}
      value={value}
      rows={Math.max(LEAST_ROWS, rowsOf(value))}
      maxLength={question.limit}
      onInput={(text) => change((so) => answered(so, path, text))}
    />
  )
}

const NumberLine = ({ question, visit, change }: AskedProps<QuestionOf<'number'>>) => {
  const { id, path, min, max } = question
  const raw = textAt(visit, `raw.${id}`)
  const type = (text: string) => {
    const number = readNumber(text, question)
    change((so) => answered(answered(so, `raw.${id}`, number === undefined ? text : ''), path, number))
  }
  return (
    <Field
      label={labelOf(id)}
      hint={hintOf(id)}
      value={raw || textAt(visit, path)}
      inputMode="decimal"
      maxLength={12}
      error={raw ? t('field.notNumber', { min, max }) : undefined}
      onInput={type}
    />
  )
}

const Day = ({ question, visit, change }: AskedProps<QuestionOf<'date'>>) => (
  <Field
    label={labelOf(question.id)}
    hint={hintOf(question.id)}
    type="date"
    value={textAt(visit, question.path)}
    onInput={(day) => change((so) => answered(so, question.path, day))}
  />
)

const INPUTS: { readonly [I in Question['input']]: ComponentType<AskedProps<QuestionOf<I>>> } = {
  line: Line,
  text: Text,
  number: NumberLine,
  date: Day,
  one: One,
  ticks: Ticks,
  months: Months,
  facts: Facts,
  threats: Threats,
  position: Place,
  hours: Hours,
  visitors: Visitors,
  photos: Photos,
  whole: Whole,
}

/** One question with whatever answers it. */
export function Asked(props: AskedProps) {
  const Input = INPUTS[props.question.input] as ComponentType<AskedProps>
  return <Input {...props} />
}
