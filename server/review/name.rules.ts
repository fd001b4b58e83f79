import { searchWords } from '../contract/search-words'

const LONGEST = 60

/** Addresses that mean something else, in the studio or to a program. */
const RESERVED: ReadonlySet<string> = new Set([
  'nuevo',
  'nueva',
  'novo',
  'nova',
  'new',
  'editar',
  'edit',
  'export',
  'exportar',
  'table',
  'bulk',
  'borrador',
  'draft',
  'drafts',
  'versiones',
  'versions',
  'constructor',
  'prototype',
  'null',
  'undefined',
  'true',
  'false',
])

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, '')

/**
 * The address of a new object, made from its Spanish name: accents folded, at most 60 characters, never a reserved
 * word, with -2, -3 … when it is taken.
 * @param kind stands in for a name without any Latin letter or digit
 * @param taken every address of the kind, of drafts and of what was ever published
 */
export function slugFor(kind: string, name: string, taken: ReadonlySet<string>): string {
  const plain = cut(searchWords(name).join('-'), LONGEST) || kind
  const isFree = (slug: string) => !taken.has(slug) && !RESERVED.has(slug)
  if (isFree(plain)) return plain
  for (let number = 2; ; number++) {
    const ending = `-${number}`
    const slug = cut(plain, LONGEST - ending.length) + ending
    if (isFree(slug)) return slug
  }
}
