import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { unpacked } from '../../../server/catalog/import-zip.rules'
import { faultSentence } from '../../../server/contract/faults'

const MOST = 10 * 1024 * 1024
const bytesOf = (text: string) => new TextEncoder().encode(text)
const KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Molino</name></Placemark></kml>'
const open = (bytes: Uint8Array, name = 'mapa.kmz') => unpacked({ name, bytes }, MOST)
const troubleOf = (bytes: Uint8Array) => {
  const told = open(bytes)
  return 'trouble' in told ? told.trouble : 'read'
}
const textOf = (bytes: Uint8Array) => {
  const told = open(bytes)
  return 'bytes' in told ? [told.name, new TextDecoder().decode(told.bytes)] : told
}
/** Writes a number over a field of every header that begins with a signature. */
function tampered(bytes: Uint8Array, signature: number, { field, value }: { field: number; value: number }) {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 4; at += 1)
    if (view.getUint32(at, true) === signature) view.setUint32(at + field, value, true)
  return copy
}

describe('a compressed file of places', () => {
  it('gives its main document, whatever pictures and folders lie beside it', () => {
    const photo = new Uint8Array(5000).fill(7)
    const both = zipSync({ 'files/foto.jpg': photo, 'otro.kml': bytesOf('<kml/>'), 'doc.kml': bytesOf(KML) })
    expect(textOf(both)).toEqual(['doc.kml', KML])
    expect(textOf(zipSync({ 'viaje/ruta.kml': bytesOf(KML) }))).toEqual(['ruta.kml', KML])
    expect(textOf(zipSync({ 'doc.kml': [bytesOf(KML), { level: 0 }] }))).toEqual(['doc.kml', KML])
    expect(textOf(zipSync({ 'sitios.csv': bytesOf('id\n'), '__MACOSX/._sitios.csv': bytesOf('x') }))).toEqual([
      'sitios.csv',
      'id\n',
    ])
    expect(open(bytesOf('id,network'), 'a.csv')).toMatchObject({ name: 'a.csv' })
  })

  it('is stopped while it grows, however small it came', () => {
    const before = process.memoryUsage().rss
    const bomb = zipSync({ 'doc.kml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(250_000)
    global.gc?.()
    const began = process.cpuUsage()
    expect(troubleOf(bomb)).toBe('zipBomb')
    expect(process.cpuUsage(began).user).toBeLessThan(3_000_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(450 * 1024 * 1024)
    const liar = tampered(tampered(bomb, 0x02014b50, { field: 24, value: 900 }), 0x04034b50, { field: 22, value: 900 })
    expect(troubleOf(liar)).toBe('zipBomb')
    const blanks = zipSync({ 'doc.kml': bytesOf(`<kml>${' '.repeat(4_000_000)}</kml>`) }, { level: 9 })
    expect(troubleOf(blanks)).toBe('zipBomb')
  })

  it('is refused for names that leave their folder, too many files, a password, and nothing to read', () => {
    for (const name of ['../../etc/doc.kml', '/doc.kml', 'C:\\doc.kml', 'a\\doc.kml', 'a/../doc.kml'])
      expect(troubleOf(zipSync({ [name]: bytesOf(KML) }))).toBe('zipPath')
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, new Uint8Array()]))
    expect(troubleOf(zipSync({ ...many, 'doc.kml': bytesOf(KML) }))).toBe('zipMany')
    const locked = tampered(zipSync({ 'doc.kml': bytesOf(KML) }), 0x02014b50, { field: 8, value: (8 << 16) | 1 })
    expect(troubleOf(locked)).toBe('zipLocked')
    expect(troubleOf(zipSync({ 'xl/workbook.xml': bytesOf('<x/>') }))).toBe('zipNothing')
    expect(troubleOf(zipSync({ 'a.csv': bytesOf('id'), 'b.csv': bytesOf('id') }))).toBe('zipNothing')
    expect(troubleOf(zipSync({ 'bomba.zip': zipSync({ 'doc.kml': bytesOf(KML) }) }))).toBe('zipNothing')
  })

  it('that was cut anywhere is told so, and never read in part', () => {
    const whole = zipSync({ 'doc.kml': bytesOf(KML.repeat(20)) })
    for (let length = 4; length < whole.length; length += 7) expect(troubleOf(whole.slice(0, length))).toBe('zipCut')
    const wrongSize = tampered(whole, 0x02014b50, { field: 24, value: 12 })
    expect(troubleOf(wrongSize)).toBe('zipCut')
  })

  it('is told in a sentence that says what would be accepted', () => {
    for (const language of ['es', 'pt', 'en'] as const)
      expect(faultSentence('zipNothing', language)).toMatch(/KML.*(CSV)/)
    expect(faultSentence('zipBomb', 'es', { megabytes: 10, times: 200 })).toContain('10 MB')
  })
})
