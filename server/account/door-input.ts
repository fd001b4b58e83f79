import { isUtf8 } from 'node:buffer'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Language } from '../contract/common'
import { AppError } from '../contract/errors'
import { zodWords } from '../contract/faults'
import { isMethodWord, methodSentence } from '../contract/methods/words'
import { tagIn } from './door.rules'
import { MOST_LEVELS, plainInput } from './door-text.rules'
import type { Operation } from './operation'

/** Ten times the longest text a site may have; what is larger is a file, and files do not come this way. */
const BODY_BYTES = 256 * 1024

const readerFor = (limit: number): RequestHandler =>
  express.json({
    strict: true,
    limit,
    // What is compressed may unfold to any size, and no browser compresses what it sends.
    inflate: false,
    type: () => true,
    // eslint-disable-next-line max-params -- the library's own signature
    verify: (_req, _res, bytes, encoding) => {
      if (encoding !== 'utf-8') throw new AppError('body.not_json')
      if (!isUtf8(bytes)) throw new AppError('input.not_json')
    },
  })

/** Waits for a middleware to let a request pass. */
export const through = (middleware: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void middleware(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error)))
  })

const readJson = readerFor(BODY_BYTES)

function bodyTrouble(error: unknown, bytes: number): unknown {
  const type = (error as { type?: string }).type ?? ''
  if (error instanceof AppError) return error
  if (type === 'entity.too.large') return new AppError('body.too_large', { bytes })
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new AppError('body.not_json')
  return type === '' ? error : new AppError('input.not_json')
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** The body as JSON of at most so many bytes; {} when there is none. @throws AppError body.not_json, body.too_large, input.not_json */
export async function takeBody(req: Request, res: Response, most = BODY_BYTES): Promise<unknown> {
  if (!hasBody(req)) return {}
  if (!req.is('application/json')) throw new AppError('body.not_json')
  await through(most === BODY_BYTES ? readJson : readerFor(most), req, res).catch((error: unknown) => {
    throw bodyTrouble(error, most)
  })
  return req.body
}

/** What was sent, before any schema has seen it. */
export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Every text of an input as it is kept. @throws AppError text.hostile, input.invalid for what is nested too deep */
export function takePlain(input: Input): Input {
  const clean = (value: unknown): unknown => {
    const cleaned = plainInput(value)
    if ('value' in cleaned) return cleaned.value
    if (cleaned.wrong === 'depth') throw new AppError('input.invalid', { field: cleaned.field, levels: MOST_LEVELS })
    throw new AppError('text.hostile', { field: cleaned.field })
  }
  return { params: clean(input.params), query: clean(input.query), body: clean(input.body) }
}

/** A key as its header may carry it: visible ASCII. */
const Key = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .optional()
const Nothing = z.strictObject({})

/** Everything a request says, each part as its schema reads it. */
export interface Parsed extends Input {
  /** '' where the operation does not write over anything. */
  readonly match: string
  /** undefined where it creates nothing, or without the header. */
  readonly key: string | undefined
}

/** A refusal of one of our methods carries the key of its sentence. */
function problemOf({ path, message, ...issue }: z.core.$ZodIssue, language: Language): string {
  const params = 'params' in issue ? issue.params : undefined
  const sentence = isMethodWord(message) ? methodSentence(message, language, params) : message
  return path.length > 0 ? `${path.join('.')}: ${sentence}` : sentence
}

/**
 * Reads params, query, body and headers by the schemas of the operation; without a schema nothing may be there.
 * @throws AppError input.invalid with every problem at once, in the reader's language; match.missing
 */
export function parseInput(operation: Operation, given: { input: Input; req: Request; language: Language }): Parsed {
  const { input, req, language } = given
  const words = zodWords(language)
  const parts = {
    params: (operation.params ?? Nothing).safeParse(input.params, words),
    query: (operation.query ?? Nothing).safeParse(input.query, words),
    body: (operation.body ?? Nothing).safeParse(input.body, words),
  }
  const key = z
    .object({ 'Idempotency-Key': Key })
    .safeParse({ 'Idempotency-Key': operation.creates ? req.get('idempotency-key') : undefined }, words)
  const problems = [...Object.values(parts), key].flatMap(
    ({ error }) => error?.issues.map((issue) => problemOf(issue, language)) ?? [],
  )
  if (problems.length > 0) throw new AppError('input.invalid', { problems })
  const match = tagIn(req.get('if-match'))
  if (operation.overwrites && match === undefined) throw new AppError('match.missing')
  return {
    params: parts.params.data,
    query: parts.query.data,
    body: operation.body ? parts.body.data : undefined,
    match: operation.overwrites ? match! : '',
    key: key.data?.['Idempotency-Key'],
  }
}
