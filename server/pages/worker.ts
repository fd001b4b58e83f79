import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StudioFiles } from './assets'

/** The address whose answer is kept as the page of the studio: it is the same for every address below it. */
const PAGE = '/studio/campo'

/** A studio that was not built, or built without its worker, takes the one of before away with everything it kept. */
const FAREWELL = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('rutas-studio-')).map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  ),
)
`

function built(dist: string): string | undefined {
  try {
    return readFileSync(join(dist, 'sw.js'), 'utf8')
  } catch {
    return undefined
  }
}

/**
 * The worker of the studio as it is sent: the script vite built, told which files open the studio without a network.
 * @param dist the folder vite built
 * @param files what the first page, the field form and the door load; undefined where the studio was not built
 */
export function readWorker(dist: string, files: StudioFiles | undefined): string {
  const script = built(dist)
  if (!files || script === undefined) return FAREWELL
  const version = createHash('sha256').update(JSON.stringify(files)).update(script).digest('hex').slice(0, 12)
  return `self.STUDIO_SHELL = ${JSON.stringify({ version, page: PAGE, files })}\n${script}`
}
