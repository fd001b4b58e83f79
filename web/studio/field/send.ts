import { z } from 'zod'
import { ApiError, call, get, post } from '../../api'
import { AssessmentLine, NarrativeLine, NarrativePage, AssessmentPage } from '../../../server/contract/api/record'
import type { DraftDetail } from '../../../server/contract/api/review'
import { say, t } from '../words'
import { shapesOf } from '../works/kinds'
import { same, type Value } from '../works/value'
import type { Book, Photo } from './book'
import { assessmentOf, tellingOf, type PartName } from './parts'
import { settle } from './settle'
import { answered, textAt, type Sent, type Visit } from './visit'

const SITES = shapesOf('site')
const PHOTO = post('/sites/:id/photos', z.object({ photo: z.object({ id: z.string() }) }))
const RECORDS = {
  state: { add: post('/sites/:id/assessments', AssessmentLine), list: get('/sites/:id/assessments', AssessmentPage) },
  telling: { add: post('/sites/:id/narratives', NarrativeLine), list: get('/sites/:id/narratives', NarrativePage) },
} as const

/** A photograph of half a megabyte on a line of a hundred kilobits. */
const PHOTO_MS = 58_000
/** A key is remembered by the server for two days; before it may be forgotten, look whether the part arrived. */
const DAY_MS = 86_400_000
const TRIES = 4

/** What one part of a visit is sent with. */
export interface Errand {
  readonly book: Book
  readonly visit: Visit
  readonly now: () => number
}

const SENT: Sent = { is: 'sent' }
const QUIET = { quiet: true } as const

const marked = (visit: Visit, part: PartName, sent: Sent): Visit => ({
  ...visit,
  sent: { ...visit.sent, [part]: sent },
})

const takenOf = (detail: DraftDetail, now: number) => ({
  id: detail.id,
  name: say(detail.name) || detail.id,
  network: detail.networks[0] ?? '',
  value: detail.value,
  takenAt: now,
})

/** Reads a site and keeps it on the telephone as it stands. */
export async function takeAlong(book: Book, id: string): Promise<void> {
  const detail = await call(SITES.read, { params: { id } })
  await book.takeAlong(takenOf(detail, Date.now()))
}

/** A new place gets its draft and its address; what else was written goes in after it. */
async function begin({ book, visit, now }: Errand): Promise<Visit> {
  const name = textAt(visit, `site.name.${visit.language}`).trim()
  const body = visit.sent.begin?.body ?? { name: { es: name }, network: visit.network }
  await book.put(marked(visit, 'begin', { is: 'tried', body, triedAt: now() }))
  const made = await call(SITES.create, { ...QUIET, body, key: `${visit.id}-begin` })
  await book.takeAlong(takenOf(made, now()))
  const named = { ...visit, site: made.id, base: made.value }
  // The name went with the beginning as the Spanish one: it is told again only in its own language.
  return marked(visit.language === 'es' ? answered(named, 'site.name.es', name) : named, 'begin', SENT)
}

async function saved(value: Value, current: DraftDetail): Promise<DraftDetail | null> {
  const { id, tag } = current
  try {
    return await call(SITES.save, { ...QUIET, params: { id }, match: tag, body: { value } })
  } catch (error) {
    if (error instanceof ApiError && error.status === 412) return null
    throw error
  }
}

/** What was written of the site goes into its draft as it now stands, piece by piece. */
async function sendFields({ book, visit, now }: Errand): Promise<Visit> {
  for (let tries = 0; tries < TRIES; tries++) {
    const current = await call(SITES.read, { ...QUIET, params: { id: visit.site! } })
    const { value, clashes } = settle(visit, current.value)
    const so = { ...visit, clashes }
    const isNews = !same(value, current.value)
    if (isNews && !current.may.includes('edit'))
      return marked(so, 'fields', { is: 'blocked', why: current.state === 'review' ? 'review' : 'right' })
    const after = isNews ? await saved(value, current) : current
    if (!after) continue
    await book.takeAlong(takenOf(after, now()))
    return marked(so, 'fields', clashes.length > 0 ? { is: 'asks' } : SENT)
  }
  return marked(visit, 'fields', { is: 'blocked', why: 'busy' })
}

/** Whether a record that was sent long ago is there already. */
async function isThere(kind: keyof typeof RECORDS, site: string, body: object): Promise<boolean> {
  const { records } = await call<{ records: { value: object }[] }>(RECORDS[kind].list, {
    ...QUIET,
    params: { id: site },
  })
  return records.some(({ value }) => same(value, body))
}

async function sendRecord(kind: keyof typeof RECORDS, { book, visit, now }: Errand): Promise<Visit> {
  const { body: before, triedAt } = visit.sent[kind] ?? {}
  const body = (before ?? (kind === 'state' ? assessmentOf(visit, t('field.method')) : tellingOf(visit))) as object
  const params = { id: visit.site! }
  const isLate = triedAt !== undefined && now() - triedAt > DAY_MS
  if (isLate && (await isThere(kind, visit.site!, body))) return marked(visit, kind, SENT)
  await book.put(marked(visit, kind, { is: 'tried', body, triedAt: triedAt ?? now() }))
  await call<unknown>(RECORDS[kind].add, { ...QUIET, params, body, key: `${visit.id}-${kind}` })
  return marked(visit, kind, SENT)
}

/** What the draft says of a photograph beside its bytes. */
function photoEntry(photo: Photo, visit: Visit): Value {
  const by = photo.agreedBy.trim()
  return {
    id: photo.server,
    author: photo.author,
    licence: photo.licence,
    takenOn: photo.takenOn,
    ...(photo.alt && { alt: { [visit.language]: photo.alt } }),
    showsPeople: photo.showsPeople,
    ...(photo.showsPeople && by && { consent: { by, on: photo.takenOn, covers: ['people'] } }),
  }
}

/** In portions: a spread of half a million arguments is more than a call stack holds. */
function base64Of(file: ArrayBuffer): string {
  const bytes = new Uint8Array(file)
  let text = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}

async function upload({ book, visit }: Errand, photo: Photo): Promise<Photo> {
  if (photo.server) return photo
  const file = await book.fileOf(photo.id)
  if (!file) throw new Error('the photograph is gone')
  const body = { name: photo.name, base64: base64Of(file) }
  const params = { id: visit.site! }
  const answer = await call(PHOTO, { ...QUIET, params, body, key: photo.id, patienceMs: PHOTO_MS })
  const arrived = { ...photo, server: answer.photo.id }
  await book.putPhoto(arrived)
  await book.dropFile(photo.id)
  return arrived
}

/** The bytes first; then the photograph joins the list of the site's draft. */
async function sendPhoto(errand: Errand, photo: Photo): Promise<Visit> {
  const { visit } = errand
  const part: PartName = `photo:${photo.id}`
  const arrived = await upload(errand, photo)
  for (let tries = 0; tries < TRIES; tries++) {
    const current = await call(SITES.read, { ...QUIET, params: { id: visit.site! } })
    const there = (current.value.photos as readonly { id?: string }[] | undefined) ?? []
    if (there.some(({ id }) => id === arrived.server)) return marked(visit, part, SENT)
    if (!current.may.includes('edit')) return marked(visit, part, { is: 'blocked', why: 'review' })
    const value = { ...current.value, photos: [...there, photoEntry(arrived, visit)] }
    if (await saved(value, current)) return marked(visit, part, SENT)
  }
  return marked(visit, part, { is: 'blocked', why: 'busy' })
}

/** Sends one part of a visit, whatever of it had arrived before. @returns the visit as it stands then */
export async function sendPart(part: PartName, errand: Errand): Promise<Visit> {
  if (part === 'begin') return begin(errand)
  if (part === 'fields') return sendFields(errand)
  if (part === 'state' || part === 'telling') return sendRecord(part, errand)
  const photo = errand.book.photosOf(errand.visit.id).find(({ id }) => `photo:${id}` === part)
  return photo ? sendPhoto(errand, photo) : errand.visit
}

const problemsOf = ({ details }: ApiError): string[] =>
  Array.isArray(details.problems)
    ? details.problems.map((problem) => String(problem).replace(/^body\.(value\.)?/, ''))
    : []

/** A server that has no place for photographs yet; the photograph waits for one that has. */
const knowsNoPhotos = (part: PartName, { code, details }: ApiError): boolean =>
  part.startsWith('photo:') &&
  (code === 'page.not_found' ||
    (code === 'input.invalid' &&
      Array.isArray(details.problems) &&
      details.problems.some((it) => /photos/.test(String(it)))))

/** What a refusal means for a part; undefined when it says nothing about the part itself. */
export function refusalOf(part: PartName, error: unknown): Sent | undefined {
  if (!(error instanceof ApiError)) return { is: 'refused', why: t('trouble.here') }
  if (error.status === 0 || error.status >= 500 || [401, 408, 429].includes(error.status)) return undefined
  if (error.code === 'web.unreadable') return undefined
  if (knowsNoPhotos(part, error)) return { is: 'blocked', why: 'photos' }
  return { is: 'refused', why: error.sentence, problems: problemsOf(error) }
}
