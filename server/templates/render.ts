import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Handlebars, { type HelperOptions, type TemplateDelegate } from 'handlebars'
import type { Language } from '../contract/common'
import { safeJson, safeUrl } from './safe.rules'
import { wordsIn } from './words'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Our own drawings go in as they are; anything that is not one is refused. */
function svg(drawing: unknown) {
  if (typeof drawing !== 'string' || !drawing.startsWith('<svg')) throw new Error('the svg helper takes our own SVG')
  return new Handlebars.SafeString(drawing)
}

/** A house of templates: every .hbs of the folder is a page and a partial, by its path without extension. */
function openHouse(folder: string): ReadonlyMap<string, TemplateDelegate> {
  const house = Handlebars.create()
  house.registerHelper({
    svg,
    safeUrl: (url: unknown) => safeUrl(String(url)),
    jsonLd: (value: unknown) => new Handlebars.SafeString(safeJson(value)),
    t: (key: string, options: HelperOptions) => options.data.words(key, options.hash),
  })
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))
  const templates = names.map((file): [string, TemplateDelegate] => {
    const name = file.slice(0, -'.hbs'.length).replaceAll('\\', '/')
    const template = house.compile(readFileSync(join(folder, file), 'utf8'), {
      strict: true,
      knownHelpers: { svg: true, safeUrl: true, jsonLd: true, t: true },
    })
    house.registerPartial(name, template)
    return [name, template]
  })
  return new Map(templates)
}

let house: ReadonlyMap<string, TemplateDelegate> | undefined

/** Places a finished view in a template, such as `pages/home`, with the words of the reader's language. */
export function render(name: string, view: object, language: Language): string {
  house ??= openHouse(FOLDER)
  const template = house.get(name)
  if (!template) throw new Error(`no template ${name}`)
  return template(
    { ...view, language },
    { data: { words: wordsIn(language) }, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false },
  )
}
