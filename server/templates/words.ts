import { readdirSync, readFileSync } from 'node:fs'
import { createInstance, type ResourceLanguage } from 'i18next'
import { LANGUAGES, type Language } from '../contract/common'
import type { Words } from './words.rules'

const FOLDER = new URL('words/', import.meta.url)

/** The words of one area (a folder of words/) in one language, as its file has them. */
const readArea = (area: string, language: Language): ResourceLanguage =>
  JSON.parse(readFileSync(new URL(`${area}/${language}.json`, FOLDER), 'utf8'))

const areas = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** All words of a language, one key for each area. */
export const dictionary = (language: Language): ResourceLanguage =>
  Object.fromEntries(areas.map((area) => [area, readArea(area, language)]))

const house = createInstance()
void house.init({
  initAsync: false,
  lng: 'es',
  fallbackLng: false,
  supportedLngs: [...LANGUAGES],
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: dictionary(language) }])),
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** The words of the house in one language: a key such as `common.nav.routes`, and the values its sentence needs. */
export function wordsIn(language: Language): Words {
  const words = house.getFixedT(language)
  return (key, values = {}) => {
    if (!house.exists(key, { lng: language, ...values })) throw new Error(`no words for ${key} in ${language}`)
    return words(key, values)
  }
}
