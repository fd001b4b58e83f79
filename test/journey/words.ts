import type { Language } from '../../server/contract/common'
import { LOCALES } from '../../server/templates/words.rules'
import { findSentence, type Values } from '../../web/studio/sentence'
import { WORDS } from '../web/studio/words'

/** What the studio says in one language, by the key of the sentence: the journey reads what people read. */
export const wordsOf =
  (language: Language) =>
  (key: string, values?: Values): string => {
    const sentence = findSentence(WORDS[language], key, { values, locale: LOCALES[language] })
    if (sentence === undefined) throw new Error(`the studio has no words for ${key} in ${language}`)
    return sentence
  }
