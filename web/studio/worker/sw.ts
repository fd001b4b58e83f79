/** What the server writes before this script: which files open the studio without a network. */
interface Shell {
  /** Another one means other files. */
  readonly version: string
  /** The page that answers every address of the studio. */
  readonly page: string
  readonly files: readonly string[]
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Listener {
  (type: 'install' | 'activate', listener: (event: Extendable) => void): void
  (type: 'fetch', listener: (event: Fetching) => void): void
}
interface StudioWorker {
  readonly STUDIO_SHELL: Shell
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  readonly addEventListener: Listener
}

const worker = self as unknown as StudioWorker
const { version, page, files } = worker.STUDIO_SHELL

const FAMILY = 'rutas-studio-'
const CACHE = FAMILY + version
/** Longer than a page takes on a bad network; shorter than somebody waits in the sun. */
const PATIENCE_MS = 5000

/** All of it or nothing: a file that the server no longer has leaves the worker of before in its place. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([...files, new Request(page, { cache: 'reload' })])
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(FAMILY) && name !== CACHE).map((name) => caches.delete(name)),
  )
  await worker.clients.claim()
}

const kept = (what: Request | string): Promise<Response | undefined> =>
  caches.open(CACHE).then((cache) => cache.match(what, { ignoreVary: true }))

const late = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS))

/** The page as the server writes it now; the kept one where no server answers in time. */
async function studioPage(request: Request): Promise<Response> {
  const shell = await kept(page)
  const asked = fetch(request)
  if (!shell) return asked
  try {
    const answer = await Promise.race([asked, late()])
    return answer.status >= 500 ? shell : answer
  } catch {
    asked.catch(() => undefined)
    return shell
  }
}

/** Files have a name for each content: a kept one is never out of date. */
const file = async (request: Request): Promise<Response> => (await kept(request)) ?? fetch(request)

const isStudio = (path: string): boolean => path === '/studio' || path.startsWith('/studio/')

worker.addEventListener('install', (event) => event.waitUntil(keepShell()))
// No worker takes the place of another while a window is open: a half-filled form keeps the files it was opened with.
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isStudio(pathname)) event.respondWith(studioPage(request))
  // What the API answers is about people and passes by: the worker neither reads nor keeps it.
  else if (files.includes(pathname)) event.respondWith(file(request))
})
