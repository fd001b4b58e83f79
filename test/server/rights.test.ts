import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../server/account/operation'
import { may, RIGHTS, type Right, type Scope } from '../../server/account/rights.rules'
import type { Grant } from '../../server/contract/account'
import { TABLES } from '../../server/db/schema'
import type { Question } from './account/ask'
import { jpeg } from './catalog/pictures'
import { openProgram, type Program } from './open-program'
import { RECORDS } from './record-bodies'
import { LODGING, PROVIDER, SITES_FILE } from './rights-bodies'
import { openGate, type Gate, type Visitor } from './visitors'

const A_PROVIDER = 'ni-prov-managua'
const GRANTS: Record<string, Grant[]> = {
  coordination: [{ role: 'coordination' }],
  designer: [{ role: 'designer', network: 'sandino' }],
  'designer of another network': [{ role: 'designer', network: 'che' }],
  'cooperative A': [{ role: 'cooperative', network: 'sandino', provider: A_PROVIDER }],
  'cooperative B': [{ role: 'cooperative', network: 'sandino', provider: 'ni-prov-masaya' }],
  'cooperative of another network': [{ role: 'cooperative', network: 'che', provider: 'cu-coop-posada-bahia' }],
  reviewer: [{ role: 'reviewer', network: 'sandino' }],
  'reviewer of another network': [{ role: 'reviewer', network: 'che' }],
  'reviewer of both networks': [
    { role: 'reviewer', network: 'sandino' },
    { role: 'reviewer', network: 'che' },
  ],
  promoter: [{ role: 'promoter', network: 'sandino' }],
  'promoter of another network': [{ role: 'promoter', network: 'che' }],
  traveller: [],
}

let program: Program
let gate: Gate
const people = new Map<string, Visitor>()
const things: Record<string, string> = {}

const created = async (who: Visitor, question: Question, field = 'id'): Promise<string> => {
  const told = await who.ask({ method: 'POST', ...question })
  const value = (told.json as Record<string, string> | undefined)?.[field]
  if (told.status !== 201 || value === undefined) throw new Error(`${question.path}: ${told.status} ${told.text}`)
  return value
}

beforeAll(async () => {
  program = await openProgram()
  gate = await openGate(program)
  people.set('coordination', gate.coordination)
  for (const [name, grants] of Object.entries(GRANTS))
    if (name !== 'coordination')
      people.set(name, await gate.join(name.replaceAll(' ', '-'), ...(grants.length > 0 ? grants : GRANTS.promoter!)))
  people.set('somebody shut out', await gate.join('shut-out', { role: 'coordination' }))
  people.set('nobody', gate.visitor('nobody'))
  await changeRights('traveller', { grants: [] })
  await gate.signIn(people.get('traveller')!)
  await changeRights('somebody shut out', { disabled: true })
  await prepareThings()
})
afterAll(() => program?.close())

async function personLine(name: string) {
  const { json } = await gate.coordination.ask({ path: '/api/people' })
  const { people: lines } = json as { people: { id: string; email: string; version: number }[] }
  return lines.find(({ email }) => email === people.get(name)!.email)!
}
async function changeRights(name: string, body: object) {
  const { id, version } = await personLine(name)
  const question = { method: 'PATCH', path: `/api/people/${id}`, headers: { 'if-match': `"${version}"` }, body }
  expect((await gate.coordination.ask(question)).status).toBe(200)
}

/** What cooperative A and the designer of its network have begun: nobody else's business. */
async function prepareThings() {
  const a = people.get('cooperative A')!
  const designer = people.get('designer')!
  const begin = (who: Visitor, folder: string, body: object) => created(who, { path: `/api/${folder}`, body })
  things.sites = await begin(designer, 'sites', { name: { es: 'Casa en borrador' }, network: 'sandino' })
  things.batch = await created(designer, { path: '/api/sites/bulk', body: bulkOf(things.sites) })
  things.routes = await begin(designer, 'routes', { name: { es: 'Ruta en borrador' }, network: 'sandino' })
  things.packages = await begin(a, 'packages', { name: { es: 'Paquete de la cooperativa A' } })
  things.tours = await begin(a, 'tours', { name: { es: 'Viaje de la cooperativa A' } })
  const tour = await a.ask({ path: `/api/tours/${things.tours}` })
  const value = { ...(tour.json as { value: object }).value, packages: ['paquete-sandino', 'paquete-che'] }
  const headers = { 'if-match': String(tour.headers.etag) }
  expect((await a.ask({ method: 'PUT', path: `/api/tours/${things.tours}`, headers, body: { value } })).status).toBe(
    200,
  )
  const base64 = (await jpeg(40, 30)).toString('base64')
  const photo = { method: 'POST', path: `/api/sites/${things.sites}/photos`, body: { name: 'casa.jpg', base64 } }
  things.photo = ((await designer.ask(photo)).json as { photo: { id: string } }).photo.id
  const services = await program.house.catalog.services('sandino')
  const service = services.find(({ provider, kind }) => provider === A_PROVIDER && kind === 'lodging')!
  things.service = service.id
  things.coordinationId = (await personLine('coordination')).id
  const invitation = { email: 'invitada@rutas.example', grants: GRANTS['cooperative A'] }
  things.invitation = await created(a, { path: '/api/invitations', body: invitation })
  const second = gate.visitor('a again', a.email)
  await gate.signIn(second)
  const { sessions } = (await second.ask({ path: '/api/sessions' })).json as unknown as {
    sessions: { id: string; current: boolean }[]
  }
  things.otherSession = sessions.find(({ current }) => current)!.id
}

/** How an operation is attempted: on whose thing, and so that it comes to nothing once the right to it is granted. */
interface Attempt extends Question {
  /** What the thing belongs to; without it the operation is about no thing in particular. */
  readonly scope?: Scope
  /** Only these may, whatever the table says about the rest: what is one's own. */
  readonly only?: readonly string[]
  /** It is done with the first who may. */
  readonly once?: boolean
}
const SANDINO: Scope = { networks: ['sandino'] }
const OF_A: Scope = { networks: ['sandino'], provider: A_PROVIDER }
const STALE = { headers: { 'if-match': '"999.999"' } }
const DRAFTS: Record<string, { scope: Scope; create: object }> = {
  sites: { scope: SANDINO, create: { name: { es: 'Sitio de prueba' }, network: 'sandino' } },
  routes: { scope: SANDINO, create: { name: { es: 'Ruta de prueba' }, network: 'sandino' } },
  packages: { scope: OF_A, create: { name: { es: 'Paquete de prueba' }, network: 'sandino', onBehalfOf: A_PROVIDER } },
  tours: {
    scope: { networks: ['sandino', 'che'], provider: A_PROVIDER },
    create: { name: { es: 'Viaje de prueba' }, onBehalfOf: A_PROVIDER },
  },
}

function draftAttempts(folder: string): Record<string, Attempt> {
  const { scope, create } = DRAFTS[folder]!
  const path = `/api/${folder}/${things[folder]}`
  const on = (more: Partial<Attempt>): Attempt => ({ path, scope, ...more })
  return {
    [`${folder}.list`]: { path: `/api/${folder}` },
    [`${folder}.create`]: { path: `/api/${folder}`, body: create, scope: folder === 'tours' ? { ...OF_A, networks: [] } : scope }, // prettier-ignore
    [`${folder}.read`]: on({}),
    [`${folder}.save`]: on({ ...STALE, body: { value: {} } }),
    [`${folder}.discard`]: on(STALE),
    [`${folder}.keep_translation`]: on({ ...STALE, path: `${path}/translations/keep`, body: { field: 'name', language: 'pt' } }), // prettier-ignore
    [`${folder}.send`]: on({ ...STALE, path: `${path}/send`, body: {} }),
    [`${folder}.withdraw`]: on({ ...STALE, path: `${path}/withdraw` }),
    [`${folder}.return`]: on({ ...STALE, path: `${path}/return`, body: { comment: 'Falta la fuente.' } }),
    [`${folder}.publish`]: on({ ...STALE, path: `${path}/publish`, body: {} }),
    [`${folder}.versions`]: on({ path: `${path}/versions` }),
    [`${folder}.compare`]: on({ path: `${path}/comparison?from=draft&to=draft` }),
    [`${folder}.comments`]: on({ path: `${path}/comments` }),
    [`${folder}.comment`]: on({ path: `${path}/comments`, body: { text: 'Una pregunta.' } }),
    [`${folder}.outcome`]: on({ path: `${path}/outcome` }),
    ...(folder === 'sites' ? {} : { [`${folder}.proof`]: on({ path: `${path}/proof` }) }),
  }
}

/** On what is published of the network, since a draft that never was has no versions. */
const versionAttempts = (folder: string, id: string, networks: string[]): Record<string, Attempt> => ({
  [`${folder}.version`]: { path: `/api/${folder}/${id}/versions/1`, scope: { networks } },
  [`${folder}.restore`]: { path: `/api/${folder}/${id}/versions/1/restore`, scope: { networks }, ...STALE },
})

const supplyAttempts = (): Record<string, Attempt> => ({
  'providers.list': { path: '/api/providers' },
  'providers.create': { path: '/api/providers', body: { network: 'sandino', value: PROVIDER }, scope: SANDINO },
  'providers.read': { path: `/api/providers/${A_PROVIDER}`, scope: OF_A },
  'providers.edit': { path: `/api/providers/${A_PROVIDER}`, scope: OF_A, ...STALE, body: { value: PROVIDER } },
  'services.list': { path: '/api/services' },
  'services.create': { path: '/api/services', body: { provider: A_PROVIDER, value: LODGING }, scope: OF_A },
  'services.read': { path: `/api/services/${things.service}`, scope: OF_A },
  'services.edit': { path: `/api/services/${things.service}`, scope: OF_A, ...STALE, body: { value: LODGING } },
  'services.remove': { path: `/api/services/${things.service}`, scope: OF_A, ...STALE },
  choices: { path: '/api/choices' },
  coverage: { path: '/api/coverage?network=sandino', scope: SANDINO },
  ways: { path: '/api/ways?via=-86.25,12.13;-86.35,13.09' },
})

const bulkOf = (id: string) => ({ select: { ids: [id] }, edits: [{ set: { field: 'kind', value: 'museum' } }] })
const importAttempts = (): Record<string, Attempt> => ({
  'imports.preview': { path: '/api/imports/preview', body: SITES_FILE, scope: SANDINO },
  'imports.template': { path: '/api/imports/template?format=csv&network=sandino', scope: SANDINO },
  'imports.create': { path: '/api/imports', body: SITES_FILE, scope: SANDINO },
  'sites.fieldForm': { path: `/api/sites/${things.sites}/field-form`, scope: SANDINO },
  'networks.fieldForm': { path: '/api/networks/sandino/field-form', scope: SANDINO },
  'sites.table': { path: '/api/sites/table?lacks=hours&sort=name' },
  'sites.table.pins': { path: '/api/sites/table/pins?lacks=photo' },
  'sites.bulk.preview': { path: '/api/sites/bulk/preview', body: bulkOf(things.sites!) },
  'sites.bulk.apply': { path: '/api/sites/bulk', body: bulkOf('no-hay') },
  'sites.bulk.list': { path: '/api/sites/bulk' },
  'sites.bulk.undo': { path: `/api/sites/bulk/${things.batch}/undo`, only: ['designer'], once: true },
  'sites.export': { path: '/api/sites/export?format=csv&network=sandino', scope: SANDINO },
})

/** On a site that is only a draft: what is recorded does not wait for its publication. */
const recordAttempts = (): Record<string, Attempt> =>
  Object.fromEntries(
    Object.entries(RECORDS).flatMap(([folder, body]) => {
      const path = `/api/sites/${things.sites}/${folder}`
      return [
        [`sites.${folder}.list`, { path, scope: SANDINO }],
        [`sites.${folder}.add`, { path, scope: SANDINO, body }],
      ]
    }),
  )

/** On a site that is only a draft; what is sent is no photograph, so that nothing comes of it. */
const photoAttempts = (): Record<string, Attempt> => ({
  'sites.photos.add': {
    path: `/api/sites/${things.sites}/photos`,
    scope: SANDINO,
    body: { name: 'a.jpg', base64: 'Zm90bw==' },
  },
  'sites.photos.read': { path: `/api/sites/${things.sites}/photos/${things.photo}`, scope: SANDINO },
  'sites.photos.erase': { path: `/api/sites/${things.sites}/photos/${things.photo}`, scope: SANDINO, once: true },
})

const SECRET = 'x'.repeat(43)
const PASSWORD = 'cuatro palabras sin relación'
const accountAttempts = (): Record<string, Attempt> => ({
  'home.read': { path: '/api/home' },
  'me.get': { path: '/api/me' },
  'me.change': { path: '/api/me', body: { theme: 'auto' } },
  'me.change_password': { path: '/api/me/password', body: { current: 'no es esta', next: PASSWORD } },
  'sessions.list': { path: '/api/sessions' },
  'people.list': { path: '/api/people' },
  'people.change': { path: `/api/people/${things.coordinationId}`, ...STALE, body: { disabled: false } },
  'people.reset_link': { path: `/api/people/${things.coordinationId}/reset-link` },
  'invitations.list': { path: '/api/invitations' },
  'invitations.create': { path: '/api/invitations', body: { email: 'otra@rutas.example', grants: GRANTS['cooperative A'] }, scope: OF_A }, // prettier-ignore
  'invitations.revoke': { path: `/api/invitations/${things.invitation}`, scope: OF_A, once: true },
  'audit.list': { path: '/api/audit' },
  'session.begin': { path: '/api/session', body: { email: 'nadie@rutas.example', password: PASSWORD } },
  'setup.do': { path: '/api/setup', body: { secret: SECRET, name: 'Nadie', email: 'n@rutas.example', password: PASSWORD } }, // prettier-ignore
  'links.look': { path: '/api/links/look', body: { secret: SECRET } },
  'invitations.accept': {
    path: '/api/invitations/accept',
    body: { secret: SECRET, name: 'Nadie', password: PASSWORD },
  },
  'resets.choose': { path: '/api/resets/choose', body: { secret: SECRET, password: PASSWORD } },
  'resets.ask': { path: '/api/resets', body: { email: 'nadie@rutas.example' } },
  'sessions.end': { path: `/api/sessions/${things.otherSession}`, only: ['cooperative A'] },
  'session.end': { path: '/api/session' },
  'sessions.end_all': { path: '/api/sessions' },
})

const allAttempts = (): Record<string, Attempt> => ({
  ...Object.assign({}, ...Object.keys(DRAFTS).map(draftAttempts)),
  ...versionAttempts('sites', 'niquinohomo-casa-sandino', ['sandino']),
  ...versionAttempts('routes', 'ruta-sandino', ['sandino']),
  ...versionAttempts('packages', 'paquete-sandino', ['sandino']),
  ...versionAttempts('tours', 'caribe-rebelde', ['sandino', 'che']),
  ...supplyAttempts(),
  ...recordAttempts(),
  ...importAttempts(),
  ...photoAttempts(),
  ...accountAttempts(),
})

const OUTSIDE = ['nobody', 'somebody shut out']

/** What the one table says about an attempt. */
function isGranted({ needs }: Operation, { scope, only }: Attempt, name: string): boolean {
  if (needs === 'anyone') return true
  if (OUTSIDE.includes(name)) return false
  if (only) return only.includes(name)
  return needs === 'person' || may(GRANTS[name]!, needs, scope)
}

const KEPT = Object.entries(TABLES).filter(([name]) => name !== 'sessions')
/** Everything the database holds, but for who is signed in and since when. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const { database } = program.house
  for (const [, table] of KEPT)
    hash.update(JSON.stringify(await database.read.select().from(database.table(table as typeof TABLES.settings))))
  return hash.digest('hex')
}
/** Ends the sessions that the others still need. */
const LAST = ['sessions.end', 'session.end', 'sessions.end_all']

const everybody = () => [...people].filter(([name]) => !OUTSIDE.includes(name)).map(([, who]) => who)

/** Everybody tries one operation, those who may not first. @returns what went otherwise than the table says */
async function attempt(operation: Operation, tried: Attempt): Promise<string[]> {
  const { method, path, body, headers } = { ...tried, method: operation.method.toUpperCase() }
  const wrong: string[] = []
  const tryAs = async ([name, who]: [string, Visitor], isRight: (status: number, text: string) => boolean) => {
    const { status, text } = await who.ask({ method, path, body, headers })
    if (!isRight(status, text)) wrong.push(`${operation.id} by ${name}: ${status} ${text.slice(0, 160)}`)
  }
  const parts = [false, true].map((is) => [...people].filter(([name]) => isGranted(operation, tried, name) === is))
  const [refused, welcome] = parts as [[string, Visitor][], [string, Visitor][]]
  if (LAST.includes(operation.id)) for (const who of everybody()) await gate.signIn(who)
  const before = await fingerprint()
  for (const one of refused)
    await tryAs(one, (status) => (OUTSIDE.includes(one[0]) ? status === 401 : status === 403 || status === 404))
  if ((await fingerprint()) !== before) wrong.push(`${operation.id} changed something for somebody who may not`)
  const isIn = (status: number, text: string): boolean =>
    operation.needs === 'anyone'
      ? status < 500 && !/session\.missing|right\.missing/.test(text)
      : status < 500 && ![401, 403, 404].includes(status)
  for (const one of tried.once ? welcome.slice(0, 1) : welcome) await tryAs(one, isIn)
  return wrong
}

describe('every path of the API', () => {
  it('has an attempt here: a path that nobody tried does not land', () => {
    expect(program.operations.map(({ id }) => id).sort()).toEqual(Object.keys(allAttempts()).sort())
  })

  it('is in its own words: no two operations share an id or a path', () => {
    const paths = program.operations.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('lets in whom the table of rights lets in, refuses everybody else, and is not moved by a refused attempt', async () => {
    const attempts = allAttempts()
    const inOrder = [...program.operations].sort((a, b) => LAST.indexOf(a.id) - LAST.indexOf(b.id))
    const wrong: string[] = []
    for (const operation of inOrder) wrong.push(...(await attempt(operation, attempts[operation.id]!)))
    expect(wrong).toEqual([])
  }, 240_000)
})

describe('the table of rights', () => {
  it('has no right that no path asks for', () => {
    const asked = new Set(program.operations.map(({ needs }) => needs))
    expect((Object.keys(RIGHTS) as Right[]).filter((right) => !asked.has(right))).toEqual([])
  })
})
