import type { ErrorDetails } from '../contract/errors'

const LEAST_CHARACTERS = 12
/** Room for a whole sentence; longer ones would only make the hash slow. */
export const MOST_CHARACTERS = 128
/**
 * A thief of the database tries some ten thousand of our hashes a second on good hardware: ten thousand million tries
 * are two weeks for one person. What falls sooner is refused.
 */
export const LEAST_GUESSES = 1e10

/** argon2id as OWASP asks for it: 19 MiB, two passes, one lane. */
export const HASHING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The words of the house and the habits of its countries: the first that anybody would try here. */
const HOUSE_WORDS = [
  ...['ruta', 'rutas', 'red ruta', 'rutasdeliberacion', 'liberacion', 'heroes', 'resistencia', 'america', 'patria'],
  ...['sandino', 'augusto', 'che', 'guevara', 'ernesto', 'comandante', 'bolivar', 'simon', 'libertador', 'san martin'],
  ...['nicaragua', 'managua', 'cuba', 'habana', 'venezuela', 'caracas', 'argentina', 'rosario', 'latinoamerica'],
  ...['cooperativa', 'coordinacion', 'turismo', 'turismocomunitario', 'administrador', 'administracion', 'usuario'],
  ...['contrasena', 'contrasenia', 'micontrasena', 'clave', 'miclave', 'secreto', 'bienvenido', 'bienvenida'],
  ...['teamo', 'teamomucho', 'hola', 'holamundo', 'amor', 'venceremos', 'hastalavictoriasiempre', 'revolucion'],
  ...['senha', 'minhasenha', 'forte', 'segredo', 'liberdade', 'rotas', 'libertacao', 'bemvindo', 'obrigado', 'brasil'],
  ...['welcome', 'liberation', 'routes', 'freedom', 'secret', 'coordination', 'cooperative'],
]

/** Letters without their marks: `Bolívar` and `Bolivar` are one word to whoever guesses. */
export const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

/** A password in the one form it is measured and hashed in, whichever keyboard wrote it. */
export const composed = (password: string): string => password.normalize('NFC')

/** What is wrong with the length of a password, counted in characters and not in bytes; undefined when it is right. */
export function lengthFault(
  password: string,
): { readonly code: 'password.short' | 'password.long'; readonly details: ErrorDetails } | undefined {
  const count = [...composed(password)].length
  if (count < LEAST_CHARACTERS) return { code: 'password.short', details: { least: LEAST_CHARACTERS } }
  if (count > MOST_CHARACTERS) return { code: 'password.long', details: { most: MOST_CHARACTERS } }
  return undefined
}

/**
 * The words to try first for one person: those of the house, and those of the name and the address with their parts.
 * @param about the person the password is for; either text may be ''
 * @returns words of three letters or more, each once, with and without the spaces between them
 */
export function wordsToTry(about: { readonly name: string; readonly email: string }): string[] {
  const { name, email } = about
  const own = [name, email, ...name.split(/\s+/), ...email.split(/[@.]/), ...email.split(/[^\p{L}\p{N}]+/u)]
  const words = [...own, ...HOUSE_WORDS].flatMap((word) => [word.toLowerCase(), withoutMarks(word.toLowerCase())])
  return [...new Set(words.flatMap((word) => [word, word.replace(/[\s.]+/g, '')]))].filter((word) => word.length >= 3)
}
