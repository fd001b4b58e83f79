import type { Choices } from '../../../server/contract/api/catalog'
import { licenceKey } from '../../../server/catalog/photo.rules'
import type { Language } from '../../../server/contract/common'
import { PHOTO_LICENCES, type PhotoDraft } from '../../../server/contract/photo'
import { language, LOCALES, say, t } from '../words'
import { linkChoices, packageChoices, placeChoices, siteChoices } from './inputs/chosen'
import { edtfMeaning } from './edtf'
import { hoursTold } from './hours-told'
import { labelOf, optionOf } from './inputs/labels'
import { nameIn } from './inputs/stops'
import { fieldOf, type Field, type Section } from './fields'
import type { FormTools } from './tools'
import { isPlain, type Value } from './value'

export interface Speaker {
  readonly sections: readonly Section[]
  readonly choices: Choices | undefined
  readonly room: FormTools['room']
  /** The work that is told of. */
  readonly id?: string
}

const isLanguage = (text: string | undefined): text is Language => text === 'es' || text === 'pt' || text === 'en'
const siteName = (choices: Choices | undefined, id: string): string => nameIn(siteChoices(choices, []), id)

/** The name of a piece of a value: «Nombre · Portugués», «Título del día · El Coyotepe · Inglés». */
export function nameOfPath({ sections, choices, room }: Speaker, path: string): string {
  const parts = path.split('.')
  const last = parts.at(-1)
  const language = isLanguage(last) ? [t(`works.form.${last}`)] : []
  if (parts[0] === 'titles')
    return [labelOf(room, 'titles'), siteName(choices, parts[1] ?? ''), ...language].join(' · ')
  const field = fieldOf(sections, path)
  const fact = field?.input === 'facts' && path !== field.path ? [optionOf(room, 'accessFact', last!)] : []
  const number = parts.slice(1).find((part) => /^\d+$/.test(part))
  return [
    labelOf(room, field?.path ?? path),
    ...fact,
    ...(number ? [String(Number(number) + 1)] : []),
    ...language,
  ].join(' · ')
}

const entryText = (entry: unknown): string =>
  isPlain(entry) ? Object.values(entry).map(entryText).filter(Boolean).join(', ') : String(entry ?? '')

/** What is seen in a photograph, and who took it. */
export const photoText = ({ alt, author, licence }: PhotoDraft): string =>
  [say(alt) || t('photos.one'), author, licence && t(`photos.licence.${licenceKey(licence)}`)]
    .filter(Boolean)
    .join(' · ')

/** A photograph as a comparison tells it, text by text: its licence and its days in words. */
const photoLine = (line: string): string =>
  line
    .split(' · ')
    .map((text) => {
      if (PHOTO_LICENCES.some((licence) => licence === text)) return t(`photos.licence.${licenceKey(text)}`)
      return edtfMeaning(text, language.value) ?? text
    })
    .join(' · ')

/** What is named by a key in a list of them, in the words of whoever reads. */
function keyText(field: Field | undefined, key: string, choices: Choices | undefined): string | undefined {
  switch (field?.input) {
    case 'stops':
      return siteName(choices, key)
    case 'packages': {
      const [id, version] = key.split('@')
      const name = nameIn(packageChoices(choices), id!)
      return version ? `${name}, ${t('works.list.version_n', { n: version })}` : name
    }
    case 'links':
      return nameIn(linkChoices(choices), key)
    case 'checks':
      return optionOf('works', field.words, key)
    case 'photos':
      return photoLine(key)
    default:
      return undefined
  }
}

/** An entry that came to a list or went from it, as the list names it. */
export const entryOf = ({ sections, choices }: Speaker, path: string, text: string): string =>
  keyText(fieldOf(sections, path), text, choices) ?? text

function listText(field: Field | undefined, list: readonly unknown[], { choices }: Speaker): string {
  if (field?.input === 'position') return list.join(', ')
  if (field?.input === 'photos')
    return list.map((entry, index) => `${index + 1}. ${photoText(entry as PhotoDraft)}`).join('\n')
  const names = list.map((entry, index) => {
    const key = String((entry as { site?: string } | null)?.site ?? entry)
    return keyText(field, key, choices) ?? (entryText(entry) || t('works.form.line', { n: index + 1 }))
  })
  const numbered = field?.input === 'stops' || field?.input === 'packages' || field?.input === 'links'
  return names.map((name, index) => (numbered ? `${index + 1}. ${name}` : name)).join('\n')
}

const figure = (number: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: 6 }).format(number)

/** A figure with its unit, a date or opening hours. */
function measureText(field: Field | undefined, piece: unknown): string | undefined {
  const text = String(piece)
  switch (field?.input) {
    case 'number':
    case 'blur':
      return [typeof piece === 'number' ? figure(piece) : text, field.unit].filter(Boolean).join(' ')
    case 'date':
    case 'edtf':
      return edtfMeaning(text, language.value)
    case 'hours':
      return hoursTold(text)
    default:
      return undefined
  }
}

/** The names of what is chosen from many, and of what is chosen among few. */
function chosenText(field: Field | undefined, piece: unknown, { choices, room }: Speaker): string | undefined {
  const id = String(piece)
  switch (field?.input) {
    case 'choice':
      return optionOf(room, field.words, id)
    case 'place':
      return nameIn(placeChoices(choices, []), id)
    case 'site':
      return siteName(choices, id)
    case 'route':
      return say(choices?.routes.find((route) => route.id === id)?.name) || id
    case 'facts':
      return optionOf(room, 'answer', id)
    default:
      return measureText(field, piece)
  }
}

const isLocalized = (piece: object): boolean => 'es' in piece || 'pt' in piece || 'en' in piece

/** Facts fact by fact: «rampa: no». */
const factsText = (facts: Value): string =>
  Object.entries(facts)
    .map(([fact, answer]) => `${optionOf('works', 'accessFact', fact)}: ${optionOf('works', 'answer', String(answer))}`)
    .join('\n')

function plainText(field: Field | undefined, piece: Value): string {
  if (field?.input === 'facts') return factsText(piece)
  return isLocalized(piece) ? say(piece) : entryText(piece)
}

/** A piece of a value as people read it; '' where nothing stands. */
export function textOf(speaker: Speaker, path: string, piece: unknown): string {
  if (piece === undefined || piece === null || piece === '') return ''
  const field = fieldOf(speaker.sections, path)
  if (field?.input === 'own' && field.told && field.path === path) return field.told(piece)
  if (Array.isArray(piece)) return listText(field, piece, speaker)
  if (typeof piece === 'boolean') return t(piece ? 'works.form.yes' : 'works.form.no')
  if (isPlain(piece)) return plainText(field, piece)
  return chosenText(field, piece, speaker) ?? String(piece)
}
