export type Params = Readonly<Record<string, string>>

/** The parameters of a path that has the form of a pattern; null when it has not. */
export function match(pattern: string, path: string): Params | null {
  const [asked, given] = [pattern.split('/'), path.split('/')]
  if (asked.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of asked.entries())
    if (part.startsWith(':')) params[part.slice(1)] = decode(given[index]!)
    else if (part !== given[index]) return null
  return params
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** An origin that no address names: a path that leaves it is found out. */
const NOWHERE = 'http://studio.invalid'

/** An address inside the studio, or its first page: `next` in an address may come from anybody. */
export function insideStudio(next: string | null): string {
  if (next === null || !/^\/studio(?:[/?]|$)/.test(next) || /[\\\s]/.test(next)) return '/studio'
  const url = new URL(next, NOWHERE)
  const within = url.origin === NOWHERE && /^\/studio(?:\/|$)/.test(url.pathname)
  return within && url.pathname !== '/studio/entrar' ? url.pathname + url.search : '/studio'
}
