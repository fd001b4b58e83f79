/** What a browser says about where a request comes from, and where it went. */
export interface Provenance {
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  /** The address people type, from the settings. */
  readonly publicUrl: string
  /** The address this request was sent to: `http://localhost:8080`. */
  readonly ownUrl: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Behind TLS a page of the same name without it may be anybody's; on this very machine it is ours. */
function isOwn(own: URL, open: URL): boolean {
  return own.protocol === open.protocol || LOOPBACK.test(own.hostname)
}

/**
 * Whether a writing request comes from a page of ours: by its Origin, which must be ours when it is there (`null` is
 * nobody's), else by Sec-Fetch-Site. A request that says neither is refused, whatever its content type.
 * @returns false too for an address that cannot be read
 */
export function comesFromUs({ origin, fetchSite, publicUrl, ownUrl }: Provenance): boolean {
  if (fetchSite === 'cross-site') return false
  if (origin === undefined) return fetchSite === 'same-origin'
  const open = new URL(publicUrl)
  if (origin === open.origin) return true
  const own = URL.canParse(ownUrl) ? new URL(ownUrl) : undefined
  return own !== undefined && origin === own.origin && isOwn(own, open)
}

/** Behind TLS the browser itself refuses the cookie from anywhere but this host, this scheme and the whole site. */
export const cookieName = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-rutas' : 'rutas')

/**
 * The secret of a session from a Cookie header.
 * @returns undefined for none, for what cannot be one, and when two cookies claim the name: somebody planted the other
 */
export function secretIn(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
  return found.length === 1 && /^[\w-]{20,200}$/.test(found[0]!) ? found[0] : undefined
}

/** The tag of an If-Match header without its quotes; a weak one, as proxies that compress make it, counts the same. */
export function tagIn(header: string | undefined): string | undefined {
  const text = header?.trim()
  if (!text) return undefined
  return /^(?:W\/)?"([^"]*)"$/.exec(text)?.[1] ?? text
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1)

/**
 * The order in which paths are tried: what is written out goes before what is a parameter, segment by segment, so that
 * `/people/me` is never taken for the person called me.
 * @returns negative when `a` goes first; 0 for the same path
 */
export function pathOrder(a: string, b: string): number {
  const [left, right] = [segmentsOf(a), segmentsOf(b)]
  for (const [index, segment] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (segment.startsWith(':') !== other.startsWith(':')) return segment.startsWith(':') ? 1 : -1
    if (segment !== other) return segment < other ? -1 : 1
  }
  return left.length - right.length
}
