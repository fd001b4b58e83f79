import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setUp } from './setup.mjs'

setUp()

const root = join(import.meta.dirname, '..')
// Small young generation: an idle server stays under 200 MB; the ceiling keeps it on the smallest machines.
const MEMORY = ['--max-semi-space-size=2', '--max-old-space-size=320']
const server = spawn(process.execPath, [...MEMORY, '--import', 'tsx', join(root, 'server', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
