import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

/** The house, from left to right: a room imports itself and what stands left of it. */
const ROOMS = [
  'geo',
  'server/contract',
  'server/db',
  'server/jobs',
  'server/templates',
  'server/account',
  'server/review',
  'server/catalog',
  'server/route',
  'server/package',
  'server/tour',
  'server/brochure',
  'server/network',
  'server/open',
  'server/pages',
  'server',
]
const HANDS = ['scripts', 'test']

const roomOf = (path: string): string =>
  [...ROOMS, 'web', ...HANDS, 'data']
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? path
const orderOf = (path: string): number => ROOMS.indexOf(roomOf(path))
const isRules = (path: string): boolean => /(^|[./])rules$/.test(path.replace(/\.ts$/, ''))

const files = ['geo', 'server', 'web', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(ts|tsx|mts)$/.test(name) && !/(^|\/)(dist|node_modules)\//.test(name)),
)
const imports = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => ({
    from,
    to: normalize(join(dirname(from), target!)),
  })),
)
const wrong = (broken: (edge: { from: string; to: string }) => boolean) =>
  imports.filter(broken).map(({ from, to }) => `${from} → ${to}`)

it('finds the imports it is meant to judge', () => {
  expect(imports.length).toBeGreaterThan(100)
  expect(new Set(files.map(roomOf)).size).toBeGreaterThan(8)
})

it('lets a room import only itself and the rooms to its left', () => {
  expect(wrong(({ from, to }) => orderOf(from) >= 0 && (orderOf(to) === -1 || orderOf(to) > orderOf(from)))).toEqual([])
})

it('keeps every rules file to geo, the contract and the rules of rooms to its left', () => {
  const allowed = (from: string, to: string) =>
    roomOf(to) === 'geo' || roomOf(to) === 'server/contract' || (isRules(to) && orderOf(to) <= orderOf(from))
  expect(wrong(({ from, to }) => orderOf(from) >= 0 && isRules(from) && !allowed(from, to))).toEqual([])
})

it('lets the browser import only itself, geo, the contract and the rules of the rooms', () => {
  const allowed = (to: string) => ['web', 'geo', 'server/contract'].includes(roomOf(to)) || isRules(to)
  expect(wrong(({ from, to }) => roomOf(from) === 'web' && !allowed(to))).toEqual([])
})

it('keeps geo and every rules file free of Node, of clocks and of chance', () => {
  const pure = files.filter((file) => roomOf(file) === 'geo' || (roomOf(file).startsWith('server') && isRules(file)))
  const impure = /from 'node:|Date\.now\(|new Date\(\)|Math\.random\(|process\.|fetch\(/
  expect(pure.filter((file) => impure.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')))).toEqual([])
})

it('lets nobody import the hands or the data', () => {
  expect(wrong(({ from, to }) => !HANDS.includes(roomOf(from)) && [...HANDS, 'data'].includes(roomOf(to)))).toEqual([])
  expect(wrong(({ from, to }) => roomOf(from) !== 'test' && roomOf(to) === 'test')).toEqual([])
})

it('writes SQL only in stores and in server/db', () => {
  const sql = files.filter((file) => /from 'drizzle-orm/.test(readFileSync(file, 'utf8')))
  expect(sql.filter((file) => !/^server\/db\/|[/.]store\.ts$|^test\//.test(file))).toEqual([])
})
