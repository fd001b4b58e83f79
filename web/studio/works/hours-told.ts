import { openingWords } from '../../../server/pages/opening.rules'
import { language, LOCALES, t } from '../words'

/** The words that the public page tells hours with, as this studio has them. */
const publicWords = (key: string, values?: Record<string, string | number>): string => {
  if (key === 'pages.network.locale') return LOCALES[language.value]
  const [, day] = /^labels\.weekday\.(\w+)$/.exec(key) ?? []
  return day ? t(`works.hours.day.${day}`) : t(key.replace('pages.hours', 'works.hours.words'), values)
}

/** Opening hours as the public page will say them. */
export const hoursTold = (text: string): string => openingWords(text.trim(), publicWords)
