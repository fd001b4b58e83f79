import type { z } from 'zod'
import { LANGUAGES, type Language } from '../contract/common'
import type { Gap } from '../contract/draft'
import type { AppError } from '../contract/errors'

/** A draft as the completeness rules of each room take it. */
export interface Drafted {
  readonly id: string
  readonly networks: readonly string[]
  readonly value: object
}

type Values = NonNullable<Gap['values']>

/** Something without which the draft cannot be published; `field` is its path in the draft, '' for the whole. */
export const blocks = (code: string, field: string, values?: Values): Gap => ({
  code,
  field,
  level: 'blocks',
  ...(values ? { values } : {}),
})

/** Something that would be better, and that nobody is held up by. */
export const advises = (code: string, field: string, values?: Values): Gap => ({
  ...blocks(code, field, values),
  level: 'advises',
})

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)

/**
 * A draft as it is judged and published: texts trimmed, and what was opened and left empty not there at all.
 * @returns a copy; entries of lists stay where they are, so that a gap can name their position, except empty texts
 */
export function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(tidied).filter((item) => item !== '')
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, field]) => [key, tidied(field)] as const)
  return Object.fromEntries(fields.filter(([, field]) => !isEmpty(field)))
}

const valueAt = (source: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], source)

/** What each part of a plan is called when it does not fit, by its path with `*` for positions: `sources.*.title`. */
export type ShapeCodes = Readonly<Record<string, string>>

function gapOfIssue({ path }: z.core.$ZodIssue, plan: unknown, codes: ShapeCodes): Gap {
  const field = path.join('.')
  const what = String(path[0] ?? '')
  const named = codes[path.map((part) => (typeof part === 'number' ? '*' : String(part))).join('.')]
  if (named) return blocks(named, field)
  const isMissing = valueAt(plan, path) === undefined
  const last = path.at(-1) as Language
  if (path.length > 1 && LANGUAGES.includes(last) && isMissing) return blocks(`translation.${last}`, field, { what })
  return blocks(isMissing ? 'field.missing' : 'field.invalid', field, { what })
}

/**
 * What keeps a plan from having its strict shape, each as a gap at its field: a text that lacks a language, a field that
 * is missing or cannot be read, or what `codes` names it.
 * @param plan tidied, with a `{}` where a text in three languages is missing altogether
 * @returns [] when the shape holds
 */
export function shapeGaps(shape: z.ZodType, plan: unknown, codes: ShapeCodes = {}): Gap[] {
  const { error } = shape.safeParse(plan)
  return (error?.issues ?? []).map((issue) => gapOfIssue(issue, plan, codes))
}

/** Troubles whose sentence names where they are; any other is told in the words of its error. */
const TOLD: Readonly<Record<string, (details: AppError['details']) => string>> = {
  'place.unreachable': () => 'place.unreachable',
  'stage.too_long': ({ rule }) => `stage.too_long.${String(rule)}`,
  'package.incomplete': ({ missing, day }) =>
    missing === 'lodging' && day === undefined ? 'package.incomplete.gateway' : `package.incomplete.${String(missing)}`,
  'price.unknown_exchange': ({ date }) => (date === undefined ? 'price.other_currency' : 'price.unknown_exchange'),
  'tour.gateway': () => 'tour.gateway',
}

/**
 * What kept something from being made, as a gap that blocks it.
 * @param field where the person who writes it would look
 */
export function gapOfError({ code, details }: AppError, field: string): Gap {
  const told = Object.entries(details).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value])
  const values = Object.fromEntries(told) as Record<string, string | number>
  const own = TOLD[code]?.(details)
  if (own) return blocks(own, field, values)
  const list = Object.values(values).map(String).filter(Boolean).join(', ')
  return blocks('unmade', field, { ...values, error: code, details: list ? ` (${list})` : '' })
}

/** Whether nothing in a list of gaps keeps the draft from being published. */
export const isComplete = (gaps: readonly Gap[]): boolean => gaps.every(({ level }) => level !== 'blocks')
