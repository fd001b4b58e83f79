import { readConfig } from '../server/config'
import { findBrowser } from '../server/brochure/find-browser'

/** Finds a browser that prints brochures on this machine, and says how it was found. */
const { dataDir } = readConfig(process.env)
try {
  const found = await findBrowser(
    { environment: process.env, dataDir, log: (line) => console.error(line) },
    { again: true },
  )
  console.log(`${found.path} (${found.how})`)
} catch (error) {
  console.error(
    `No browser prints here: ${(error as Error).message}. Install Chrome or Chromium, or set PUPPETEER_EXECUTABLE_PATH.`,
  )
  process.exitCode = 1
}
