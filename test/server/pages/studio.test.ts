import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import express from 'express'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groundRouter, studioRouter } from '../../../server/pages/studio'

const studio = {
  css: ['/assets/studio.css'],
  js: '/assets/studio.js',
  night: '/assets/night.css',
  modules: ['/assets/page.js'],
  preload: ['/assets/font.woff2'],
  favicon: '/assets/favicon.svg',
}

const ground = { print: 'abc123', body: '{"towns":[]}' }

let server: Server
let at: string
beforeAll(async () => {
  const app = express()
    .use('/studio', studioRouter({ studio, ground, worker: 'self.addEventListener' }))
    .use(groundRouter({ ground }))
  server = await new Promise((done) => {
    const listening: Server = app.listen(0, () => done(listening))
  })
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const page = (path: string, headers: Record<string, string> = {}) => fetch(at + path, { headers })
const textOf = async (path: string, headers?: Record<string, string>) => (await page(path, headers)).text()

describe('the page of the studio', () => {
  it('names the ground of its maps by what is in it, so that it is fetched once and kept', async () => {
    const address = /data-mapa="([^"]+)"/.exec(await textOf('/studio'))![1]!
    const answer = await page(address)
    expect(address).toContain(ground.print)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(await answer.json()).toEqual({ towns: [] })
  })
  it('answers every address below /studio, and nobody keeps or indexes it', async () => {
    for (const path of ['/studio', '/studio/', '/studio/rutas/ruta-sandino', '/studio/a/b/c?d=1']) {
      const answer = await page(path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    }
  })
  it('comes in the language chosen before, else in the one the browser asks for, else in Spanish', async () => {
    const langOf = async (headers: Record<string, string>) =>
      /<html lang="([^"]+)"/.exec(await textOf('/studio', headers))?.[1]
    expect(await langOf({ cookie: 'otra=1; idioma=en', 'accept-language': 'pt' })).toBe('en')
    expect(await langOf({ 'accept-language': 'fr, pt-BR;q=0.9, en;q=0.8' })).toBe('pt-BR')
    expect(await langOf({ 'accept-language': 'fr' })).toBe('es')
    expect(await langOf({ cookie: 'idioma="><script>', 'accept-language': 'fr' })).toBe('es')
  })
  it('comes in the light chosen before, so that it does not flash', async () => {
    expect(await textOf('/studio', { cookie: 'tema=dark' })).toContain('href="/assets/night.css" media="screen">')
    expect(await textOf('/studio', { cookie: 'tema=light' })).toContain('media="not all"')
    expect(await textOf('/studio', { cookie: 'tema=x" onload="y' })).toContain('data-tema="auto"')
  })
  it('says in three languages what it needs, to who has no JavaScript', async () => {
    const html = await textOf('/studio')
    for (const lang of ['es', 'pt-BR', 'en']) expect(html).toMatch(new RegExp(`<p lang="${lang}">[^<]*JavaScript`))
  })
  it('holds no script or style of its own, and is valid HTML', async () => {
    const html = await textOf('/studio')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/)
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(html)
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  })
})
