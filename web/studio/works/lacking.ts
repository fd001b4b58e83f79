import { LANGUAGES, type Language } from '../../../server/contract/common'
import type { Section } from './fields'
import { at, isPlain, type Value } from './value'

const isWritten = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''

/** How many texts that are written in some language are still missing in this one, titles of days among them. */
export function lacking(sections: readonly Section[], value: Value, language: Language): number {
  const fields = sections.flatMap((section) => section.fields)
  const texts = fields.filter(({ input }) => input === 'lines' || input === 'texts').map(({ path }) => at(value, path))
  const { titles, photos } = value
  const seen = Array.isArray(photos) ? photos.flatMap((photo) => [at(photo, 'alt'), at(photo, 'caption')]) : []
  const all = [...texts, ...(isPlain(titles) ? Object.values(titles) : []), ...seen]
  return all.filter((text) => LANGUAGES.some((each) => isWritten(at(text, each))) && !isWritten(at(text, language)))
    .length
}
