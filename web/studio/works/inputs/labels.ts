import { hasWords, t, tOr } from '../../words'
import type { FormTools } from '../tools'

type Room = FormTools['room']

/** The name of a field, by its path. */
export const labelOf = (room: Room, path: string): string =>
  tOr(`${room}.field.${path}`, tOr(`works.field.${path}`, path))

/** What is accepted in a field, where that needs saying. */
export const hintOf = (room: Room, path: string): string | undefined => {
  const key = `${room}.hint.${path}`
  return hasWords(key) && typeof t(key) === 'string' ? t(key) : undefined
}

/** The words of one choice among few. */
export const optionOf = (room: Room, words: string, option: string): string =>
  tOr(`${room}.option.${words}.${option}`, tOr(`works.option.${words}.${option}`, option))
