import type { Language, Localized } from '../contract/common'
import type { Network } from '../contract/network'
import type { Words } from '../templates/words.rules'

interface Telling {
  readonly language: Language
  readonly words: Words
  readonly say: (text: Localized) => string
}

/**
 * What a network is called in the reader's language: its own name in Spanish, elsewhere the network of its route, since
 * nobody has given it another name.
 */
export const networkName = (
  { name, routeName }: Pick<Network, 'name' | 'routeName'>,
  { language, words, say }: Telling,
): string => (language === 'es' ? name : words('common.networkOf', { route: say(routeName) }))
