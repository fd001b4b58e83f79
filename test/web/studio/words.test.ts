import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROLES } from '../../../server/contract/account'
import { AUDIT_ACTIONS } from '../../../server/contract/api/account'
import { LANGUAGES, NETWORK_IDS } from '../../../server/contract/common'
import { DRAFT_KINDS, DRAFT_STATES } from '../../../server/contract/draft'
import { flatWords } from './words'

const spanish = flatWords('es')
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name!).sort()
const known = (key: string) => spanish.has(key) || spanish.has(`${key}_other`)

const sources = readdirSync('web/studio', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('web/studio', name), 'utf8'))

describe('the words of the studio', () => {
  for (const language of ['pt', 'en'] as const) {
    it(`has in ${language} every sentence that Spanish has, and no other`, () => {
      expect([...flatWords(language).keys()].sort()).toEqual([...spanish.keys()].sort())
    })
    it(`puts in ${language} the same values into each sentence`, () => {
      const other = flatWords(language)
      const different = [...spanish].filter(
        ([key, text]) => placeholders(text).join() !== placeholders(other.get(key) ?? '').join(),
      )
      expect(different.map(([key]) => key)).toEqual([])
    })
  }
  it('has no empty sentence', () => {
    const empty = LANGUAGES.flatMap((language) => [...flatWords(language)].filter(([, text]) => text.trim() === ''))
    expect(empty).toEqual([])
  })
  it('knows every key that a screen asks for by name', () => {
    const keys = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key!))
    expect(keys.length).toBeGreaterThan(150)
    expect(keys.filter((key) => !known(key))).toEqual([])
  })
  it('names every role, network, state and kind, and has a sentence for every action of the log', () => {
    const keys = [
      ...ROLES.flatMap((role) => [`roles.${role}`, `roleMeaning.${role}`]),
      ...NETWORK_IDS.map((id) => `networks.${id}`),
      ...DRAFT_STATES.map((state) => `states.${state}`),
      ...DRAFT_KINDS.map((kind) => `kinds.${kind}`),
      ...AUDIT_ACTIONS.flatMap((action) => [`actions.${action}`, `actionNames.${action}`]),
    ]
    expect(keys.filter((key) => !known(key))).toEqual([])
  })
})
