import type { AuditLine } from '../../server/contract/api/account'
import { ROLES } from '../../server/contract/account'
import { RECORD_KINDS } from '../../server/contract/record'
import { DRAWERS } from './records/shapes'
import { hasWords, t, tOr } from './words'

/** A sentence of the log in pieces, so that who did it and to what can be set apart. */
export interface Piece {
  readonly is: 'words' | 'person' | 'object'
  readonly text: string
}

// Marks that no sentence of ours and no name holds: the server refuses control characters.
const PERSON = '\u0001'
const OBJECT = '\u0002'

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** How an object is named: a person by name, an invitation by its address, a work by its identifier. */
function objectName({ kind, object, details }: AuditLine, people: ReadonlyMap<string, string>): string {
  if (kind === 'person')
    return people.get(object) ?? (textOf(details.name) || textOf(details.email) || object.slice(0, 8))
  if (kind === 'link') return textOf(details.email) || object.slice(0, 8)
  return hasWords(`objects.${kind}`) ? t(`objects.${kind}`, { id: object }) : `${kind} «${object}»`
}

/**
 * The sentence of a line, in the reader's language.
 * @param people names by identifier, as far as the reader may know them
 */
export function piecesOf(line: AuditLine, people: ReadonlyMap<string, string>): Piece[] {
  const key = `actions.${line.action}`
  const values = { person: PERSON, object: OBJECT }
  const sentence = hasWords(key) ? t(key, values) : `${PERSON} · ${line.action} · ${OBJECT}`
  const pieces = sentence.split(/([\u0001\u0002])/).map((text): Piece => {
    if (text === PERSON) return { is: 'person', text: line.personName || t('audit.somebody') }
    if (text === OBJECT) return { is: 'object', text: objectName(line, people) }
    return { is: 'words', text }
  })
  return pieces.filter(({ text }) => text !== '')
}

/** `cooperative:sandino:comedor-x` in words; what is not so written stays as it is. */
function grantWords(text: string): string {
  const [role = '', network, provider] = text.split(/[ :/]/)
  if (!ROLES.some((known) => known === role)) return text
  return [t(`roles.${role}`), network && tOr(`networks.${network}`, network), provider].filter(Boolean).join(' · ')
}

const grantsWords = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? value.map((each) => grantWords(textOf(each))).join('; ')
    : t('audit.noRole')

/** What else a line knows, in a few words; '' for nothing. */
export function detailOf({ details }: AuditLine): string {
  const parts: string[] = []
  if (textOf(details.version)) parts.push(t('audit.version', { version: textOf(details.version) }))
  if ('before' in details && 'after' in details)
    parts.push(t('audit.change', { before: grantsWords(details.before), after: grantsWords(details.after) }))
  if (Array.isArray(details.grants)) parts.push(grantsWords(details.grants))
  if (Array.isArray(details.fields))
    parts.push(details.fields.map((field) => tOr(`audit.fields.${textOf(field)}`, textOf(field))).join(', '))
  for (const name of ['note', 'comment', 'reason'])
    if (textOf(details[name])) parts.push(t('audit.said', { words: textOf(details[name]) }))
  return parts.join(' · ')
}

const FOLDERS: Readonly<Record<string, string>> = {
  site: 'sitios',
  route: 'rutas',
  package: 'paquetes',
  tour: 'viajes',
  provider: 'prestadores',
}

/** Where an object is looked at in the studio; undefined where there is no such place. */
export function objectHref({ kind, object }: AuditLine): string | undefined {
  const id = encodeURIComponent(object)
  const record = RECORD_KINDS.find((each) => each === kind)
  if (record) return `/studio/sitios/${id}?parte=registros&registro=${DRAWERS[record]}`
  return FOLDERS[kind] && `/studio/${FOLDERS[kind]}/${id}`
}
