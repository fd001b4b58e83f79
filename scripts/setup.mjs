// Plain JavaScript without dependencies: it runs on a clone that has nothing installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const INSTALLED = join(ROOT, 'node_modules', '.installed')
const BUILT = join(ROOT, 'web', 'dist', '.built')
const LEAST_NODE = [20, 19]

const say = (text) => process.stderr.write(`${text}\n`)

function fail(what, todo) {
  say(`\n${what}\n→ ${todo}`)
  process.exit(1)
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const printOf = (...texts) => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex')

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'dist') return []
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function run(command, args, extra = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, ...extra },
  })
  return !error && status === 0
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return
  fail(`Node ${process.versions.node} es demasiado antiguo.`, `Instale Node ${LEAST_NODE.join('.')} o posterior.`)
}

/** Node's own headers, where they came with it: native parts then build without asking the network for them. */
function headers() {
  const folder = join(dirname(process.execPath), '..')
  return existsSync(join(folder, 'include', 'node', 'node.h')) ? { npm_config_nodedir: folder } : {}
}

/**
 * Tests, checks and benchmarks need more than running does: a routing engine of 280 MB among it. Whoever has tiles for that
 * engine keeps it: an install without it would take it away with every new version.
 */
const NEED_ALL = ['test', 'check', 'bench']

function install() {
  const print = printOf(read(join(ROOT, 'package-lock.json')), process.versions.modules, process.platform, process.arch)
  const lean = !NEED_ALL.includes(process.env.npm_lifecycle_event ?? '') && !process.env.VALHALLA_TILES
  const installed = read(INSTALLED)
  if (installed === print || (lean && installed === `${print} lean`)) return
  say('Instalando dependencias (solo la primera vez; puede tardar uno o dos minutos) …')
  const began = Date.now()
  const omit = lean ? ['--omit=dev'] : []
  if (!run('npm', ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], headers()))
    fail(
      'No se pudieron instalar las dependencias.',
      'Revise la conexión con el registro de npm y vuelva a intentarlo.',
    )
  writeFileSync(INSTALLED, lean ? `${print} lean` : print)
  say(`  listo en ${Math.round((Date.now() - began) / 1000)} s`)
}

/** Everything of `web`, and of the other rooms what the browser may import. */
const isBundled = (file) => /[/\\](web|geo|contract)[/\\]|rules\.ts$/.test(file)

function buildWeb() {
  // The studio is built with the contract and the rules of the rooms: a change there is a change of the pages.
  const sources = ['web', 'geo', 'server'].flatMap((folder) => filesBelow(join(ROOT, folder)).filter(isBundled)).sort()
  const print = printOf(
    read(join(ROOT, 'package-lock.json')),
    ...sources.map((file) => file + statSync(file).size + read(file)),
  )
  if (read(BUILT) === print) return
  say('Preparando las páginas …')
  if (
    !run(process.execPath, [
      join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'warn',
    ])
  )
    fail('No se pudieron preparar las páginas.', 'El motivo está en las líneas de arriba.')
  writeFileSync(BUILT, print)
}

/** Brings a clone to where everything runs: dependencies and built pages; does nothing when they are there already. */
export function setUp() {
  checkNode()
  install()
  buildWeb()
}

if (process.argv[1] === import.meta.filename) setUp()
