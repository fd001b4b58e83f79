import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import type { Language } from '../contract/common'
import { render } from '../templates/render'
import { LOCALES } from '../templates/words.rules'
import type { CuesView } from './cues.rules'
import { headStyles } from './heads.rules'
import type { BrochureView } from './rules'

const TEMPLATES = new URL('../templates/brochure/', import.meta.url)
const RULES = new URL('./', import.meta.url)

const FACES = [
  { family: 'Fraunces', file: 'fraunces', weight: 600, style: 'normal' },
  { family: 'Fraunces', file: 'fraunces', weight: 400, style: 'italic' },
  { family: 'Source Sans 3', file: 'source-sans-3', weight: 400, style: 'normal' },
  { family: 'Source Sans 3', file: 'source-sans-3', weight: 400, style: 'italic' },
  { family: 'Source Sans 3', file: 'source-sans-3', weight: 600, style: 'normal' },
] as const
const SUBSETS = [
  {
    name: 'latin',
    range: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+2215',
  },
  { name: 'latin-ext', range: 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0' },
] as const

/** The faces of every print, written into its style sheet: nothing is fetched. */
export function fontFaces(): string {
  return FACES.flatMap(({ family, file, weight, style }) =>
    SUBSETS.map(({ name, range }) => {
      const address = import.meta.resolve(`@fontsource/${file}/files/${file}-${name}-${weight}-${style}.woff2`)
      const data = readFileSync(fileURLToPath(address)).toString('base64')
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`
    }),
  ).join('\n')
}

const filesOf = (folder: URL, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))

let house: { readonly styles: string; readonly fingerprint: string } | undefined

/** Style sheets and fonts, read once; and a fingerprint of everything that shapes a print beside its data. */
function openHouse() {
  const styles = filesOf(TEMPLATES, '.css')
  const hash = createHash('sha256')
  for (const text of [...styles, ...filesOf(TEMPLATES, '.hbs'), ...filesOf(RULES, '.ts'), ...filesOf(RULES, '.js')])
    hash.update(text)
  return { styles: [fontFaces(), ...styles].join('\n'), fingerprint: hash.digest('hex').slice(0, 12) }
}

/** What changes when a template, a style sheet or a rule of the brochures does: an older print is then out of date. */
export const templateFingerprint = (): string => (house ??= openHouse()).fingerprint

/** A view as one self-contained document: nothing in it is fetched, and no text of the catalog is code in it. */
export const brochureHtml = (view: BrochureView, language: Language): string =>
  whole('brochure/dossier', view, language)

/** The cue sheet, in the same way. */
export const cuesHtml = (view: CuesView, language: Language): string => whole('brochure/cues', view, language)

function whole(template: string, view: BrochureView | CuesView, language: Language): string {
  house ??= openHouse()
  const stylesheet = new Handlebars.SafeString(`${house.styles}\n${headStyles(view.heads)}`)
  return render(template, { ...view, stylesheet, htmlLang: LOCALES[language] }, language)
}
