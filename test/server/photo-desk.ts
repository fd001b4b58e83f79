import { expect } from 'vitest'
import type { PhotoDraft } from '../../server/contract/photo'
import { jpeg } from './catalog/pictures'
import { openProgram, type Program } from './open-program'
import { openGate, type Gate, type Visitor } from './visitors'

export const CASA = 'niquinohomo-casa-sandino'
const THREE = {
  es: 'La fachada con sus dos balcones.',
  pt: 'A fachada com dois balcões.',
  en: 'The front and its balconies.',
}
/** Who gave consent: nobody outside may read it. */
export const WHO = 'Doña Elba Ramírez'

export let program: Program
export let gate: Gate
export let designer: Visitor, foreigner: Visitor, reviewer: Visitor, promoter: Visitor
let today = '2026-11-22'
const now = () => new Date(`${today}T12:00:00Z`)

/** The whole program with the people who work on the sites of one network, and one who does not. */
export async function openDesk() {
  program = await openProgram({ now, settings: { PUBLIC_URL: 'https://rutas.example' } })
  gate = await openGate(program)
  designer = await gate.join('designer', { role: 'designer', network: 'sandino' })
  foreigner = await gate.join('foreigner', { role: 'designer', network: 'che' })
  reviewer = await gate.join('reviewer', { role: 'reviewer', network: 'sandino' })
  promoter = await gate.join('promoter', { role: 'promoter', network: 'sandino' })
}

/** Another day, on which the sessions of an earlier one have ended. */
export async function on(day: string) {
  today = day
  for (const who of [designer, reviewer]) await gate.signIn(who)
}

export const send = (who: Visitor, site: string, bytes: Buffer) =>
  who.ask({
    method: 'POST',
    path: `/api/sites/${site}/photos`,
    body: { name: 'foto.jpg', base64: bytes.toString('base64') },
  })
export const added = async (who: Visitor, site: string, bytes?: Buffer): Promise<string> => {
  const told = await send(who, site, bytes ?? (await jpeg(900, 600)))
  expect([told.status, told.text]).toEqual([201, expect.stringContaining('"photo"')])
  return (told.json as { photo: { id: string } }).photo.id
}
export const photo = (id: string, more: Partial<PhotoDraft> = {}): PhotoDraft => ({
  ...{ id, author: 'Ana Fotógrafa', licence: 'cc-by-4.0', alt: THREE, showsPeople: false },
  ...more,
})

interface Detail {
  value: { photos?: PhotoDraft[] }
  gaps: { code: string; field: string; level: string; sentence: string }[]
}
export const read = async (site: string, who = designer) => {
  const told = await who.ask({ path: `/api/sites/${site}` })
  return { tag: String(told.headers.etag), ...(told.json as unknown as Detail) }
}
export async function save(site: string, change: object, who = designer) {
  const { tag, value } = await read(site, who)
  const put = { method: 'PUT', path: `/api/sites/${site}`, headers: { 'if-match': tag } }
  return who.ask({ ...put, body: { value: { ...value, ...change } } })
}
export async function step(who: Visitor, site: string, name: 'send' | 'publish') {
  const { tag } = await read(site, who)
  return who.ask({ method: 'POST', path: `/api/sites/${site}/${name}`, headers: { 'if-match': tag }, body: {} })
}
/** Written by the designer, read and published by the reviewer. */
export async function publish(site: string, change: object) {
  for (const told of [
    await save(site, change),
    await step(designer, site, 'send'),
    await step(reviewer, site, 'publish'),
  ])
    expect([told.status, told.text.slice(0, 300)]).toEqual([200, expect.anything()])
}
export const gapsOf = async (site: string, photos: PhotoDraft[], more: object = {}) => {
  expect((await save(site, { photos, ...more })).status).toBe(200)
  return (await read(site)).gaps.filter(({ field }) => field.startsWith('photos'))
}
export const statusOf = async (path: string) => (await program.ask({ path })).status
