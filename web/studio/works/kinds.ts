import { get, post, put, remove } from '../../api'
import {
  CommentLine,
  CommentList,
  Comparison,
  DraftDetail,
  DraftList,
  FOLDERS,
  Outcome,
  VersionList,
} from '../../../server/contract/api/review'
import { Choices } from '../../../server/contract/api/catalog'
import type { Language } from '../../../server/contract/common'
import { DRAFT_KINDS, type DraftKind } from '../../../server/contract/draft'

/** Where each kind lives in the studio and on the public pages: the same Spanish word in every language. */
const ADDRESSES = { site: 'sitios', route: 'rutas', package: 'paquetes', tour: 'viajes' } as const

export const kindOf = (text: string | undefined): DraftKind => DRAFT_KINDS.find((kind) => kind === text) ?? 'site'
export const isKind = (text: string): text is DraftKind => (DRAFT_KINDS as readonly string[]).includes(text)
export const listAddress = (kind: DraftKind): string => `/studio/${ADDRESSES[kind]}`
export const workAddress = (kind: DraftKind, id: string): string => `${listAddress(kind)}/${id}`
export const publicAddress = (work: { kind: DraftKind; id: string }, language: Language): string =>
  `${language === 'es' ? '' : `/${language}`}/${ADDRESSES[work.kind]}/${work.id}`

/** What moves a work on, or back, in its review. */
export type Step = 'send' | 'withdraw' | 'return' | 'publish'

/** The paths of the API about one kind of work. */
export function shapesOf(kind: DraftKind) {
  const all = `/${FOLDERS[kind]}`
  const one = `${all}/:id`
  return {
    list: get(all, DraftList),
    create: post(all, DraftDetail),
    read: get(one, DraftDetail),
    save: put(one, DraftDetail),
    discard: remove(one, null),
    step: (action: Step) => post(`${one}/${action}`, DraftDetail),
    versions: get(`${one}/versions`, VersionList),
    keepTranslation: post(`${one}/translations/keep`, DraftDetail),
    restore: post(`${one}/versions/:version/restore`, DraftDetail),
    comparison: get(`${one}/comparison`, Comparison),
    comments: get(`${one}/comments`, CommentList),
    comment: post(`${one}/comments`, CommentLine),
    outcome: get(`${one}/outcome`, Outcome),
  }
}

export const CHOICES = get('/choices', Choices)
