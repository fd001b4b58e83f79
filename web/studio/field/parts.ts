import type { Assessment, Narrative } from '../../../server/contract/record'
import type { Photo } from './book'
import { answerAt, textAt, type Sent, type Visit } from './visit'

/** What a visit brings, each of which arrives by itself. */
export type PartName = 'begin' | 'fields' | 'state' | 'telling' | `photo:${string}`

const byOf = (visit: Visit): Assessment['by'] => {
  const organisation = textAt(visit, 'signer.organisation').trim()
  return { name: textAt(visit, 'signer.name').trim(), ...(organisation && { organisation }) }
}

/** A condition assessment in the vocabulary of good, fair and bad; undefined while nobody has said how the place is. */
export function assessmentOf(visit: Visit, method: string): Assessment | undefined {
  const state = textAt(visit, 'state.condition')
  if (state === '') return undefined
  const simple = (path: string) => ({ vocabulary: 'simple', state: textAt(visit, path) }) as Assessment['condition']
  const notes = textAt(visit, 'state.notes').trim()
  return {
    on: textAt(visit, 'on'),
    by: byOf(visit),
    condition: simple('state.condition'),
    ...(textAt(visit, 'state.surroundings') && { surroundings: simple('state.surroundings') }),
    threats: (answerAt(visit, 'state.threats') as Assessment['threats'] | undefined) ?? [],
    method,
    ...(notes && { notes }),
  }
}

/** Who gave leave to tell it, and for what; nothing ticked is no consent. */
function consentOf(visit: Visit): Narrative['consent'] {
  const covers = (answerAt(visit, 'telling.covers') as ('story' | 'image' | 'place')[] | undefined) ?? []
  const by = textAt(visit, 'telling.consentBy').trim() || textAt(visit, 'telling.teller').trim()
  return covers.length > 0 ? { by, on: textAt(visit, 'on'), covers } : undefined
}

/** A language that has no code of its own here is told as undetermined (BCP 47). */
const OTHER = 'und'

/** A telling as its teller gave it; undefined while it has no words. */
export function tellingOf(visit: Visit): Narrative | undefined {
  const [text, teller] = ['telling.text', 'telling.teller'].map((path) => textAt(visit, path).trim())
  const [role, community] = ['telling.role', 'telling.community'].map((path) => textAt(visit, path).trim())
  const spoken = textAt(visit, 'telling.spoken') || visit.language
  const consent = consentOf(visit)
  if (!text || !teller) return undefined
  return {
    on: textAt(visit, 'on'),
    by: byOf(visit),
    teller,
    ...(role && { role }),
    ...(community && { community }),
    language: spoken === 'other' ? OTHER : spoken,
    text,
    confidence: (textAt(visit, 'telling.confidence') || 'testimonio') as Narrative['confidence'],
    ...(consent && { consent }),
  }
}

/** Answers that will stay behind as they stand, by the key of the sentence that says why. */
export function lacksOf(visit: Visit): string[] {
  const hasState = ['state.surroundings', 'state.notes', 'state.threats'].some(
    (path) => answerAt(visit, path) !== undefined,
  )
  const [text, teller] = [textAt(visit, 'telling.text').trim(), textAt(visit, 'telling.teller').trim()]
  const records = textAt(visit, 'state.condition') !== '' || (text !== '' && teller !== '')
  return [
    ...(visit.isNew && textAt(visit, `site.name.${visit.language}`).trim().length < 2 ? ['name'] : []),
    ...(records && textAt(visit, 'signer.name').trim().length < 2 ? ['signer'] : []),
    ...(hasState && textAt(visit, 'state.condition') === '' ? ['condition'] : []),
    ...(text !== '' && teller === '' ? ['teller'] : []),
    ...(text === '' && teller !== '' ? ['text'] : []),
  ]
}

/** What must be answered before a visit may go; anything else that is missing only stays behind. */
export const blocksOf = (visit: Visit): string[] =>
  lacksOf(visit).filter((lack) => lack === 'name' || lack === 'signer')

/** The parts of a visit in the order in which they go: nothing can be told of a place that is not there yet. */
export function partsOf(visit: Visit, photos: readonly Photo[]): PartName[] {
  const isTold = visit.touched.length > 0 || visit.clashes.length > 0 || visit.sent.fields !== undefined
  return [
    ...(visit.isNew ? ['begin' as const] : []),
    ...(isTold ? ['fields' as const] : []),
    ...(assessmentOf(visit, '') ? ['state' as const] : []),
    ...(tellingOf(visit) ? ['telling' as const] : []),
    ...photos.map(({ id }) => `photo:${id}` as const),
  ]
}

export const isSent = (sent: Sent | undefined): boolean => sent?.is === 'sent'

interface Progress {
  readonly sent: number
  readonly all: number
}

/** How many parts of a visit have arrived. */
export const progressOf = (visit: Visit, photos: readonly Photo[]): Progress => {
  const parts = partsOf(visit, photos)
  return { sent: parts.filter((part) => isSent(visit.sent[part])).length, all: parts.length }
}

/** Whether all of a visit has arrived. */
export const isDone = (visit: Visit, photos: readonly Photo[]): boolean => {
  const { sent, all } = progressOf(visit, photos)
  return visit.finished && sent === all
}
