import { hasWords, t, tOr } from '../../words'
import type { FormTools } from '../tools'

type Room = FormTools['room']

/** The words of a field in a row are those of its column: `rates.2.from` is `rates.from`. */
const column = (path: string): string => path.replace(/\.\d+(?=\.)/g, '')

/** The name of a field, by its path; a list with words for its columns has its own under `all`. */
export const labelOf = (room: Room, path: string): string => {
  const key = `${room}.field.${column(path)}`
  return tOr(key, tOr(`${key}.all`, tOr(`works.field.${column(path)}`, path)))
}

/** What is accepted in a field, where that needs saying. */
export const hintOf = (room: Room, path: string): string | undefined => {
  const key = `${room}.hint.${column(path)}`
  return hasWords(key) && typeof t(key) === 'string' ? t(key) : undefined
}

/** The words of one choice among few. */
export const optionOf = (room: Room, words: string, option: string): string =>
  tOr(`${room}.option.${words}.${option}`, tOr(`works.option.${words}.${option}`, option))
