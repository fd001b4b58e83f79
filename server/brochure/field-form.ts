import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import type { Basemap } from '../../geo/map-base'
import type { MapRoad } from '../../geo/map-input'
import type { Language } from '../contract/common'
import { formatsIn } from '../templates/format.rules'
import { render } from '../templates/render'
import { LOCALES } from '../templates/words.rules'
import { wordsIn } from '../templates/words'
import { fieldFormView, type FieldSubject } from './field-form.rules'
import { fieldMap } from './field-map.rules'
import { cssString } from './heads.rules'
import { fontFaces } from './html'
import { qrSvg } from './qr.rules'

const STYLES = new URL('../templates/field/form.css', import.meta.url)

interface Given {
  readonly basemap: Basemap
  readonly roads: readonly MapRoad[]
  readonly publicUrl: string
  /** The day it is printed, `2026-11-22`. */
  readonly today: string
  readonly language: Language
}

let styles: string | undefined

/** The foot of every page: a sheet that came loose from the others still says what it is about. */
const footStyle = (foot: string): string =>
  `@page { @bottom-left { content: ${cssString(foot)} } @bottom-right { content: counter(page) " / " counter(pages) } }`

/** Where a telephone goes on with the same form. */
const addressOf = ({ id, networkId }: { id: string; networkId: string }, publicUrl: string): string =>
  `${publicUrl}/studio/campo${id === '' ? `?red=${networkId}` : `/${id}`}`

/** A field form as one self-contained document. */
export function fieldFormHtml(subject: FieldSubject & { readonly networkId: string }, given: Given): string {
  const { basemap, roads, publicUrl, today, language } = given
  const words = wordsIn(language)
  const address = addressOf(subject, publicUrl)
  const { at, country = '', name, locality, municipality = '' } = subject.value
  const title = words('field.mapTitle')
  const spot = locality || municipality || name?.es || ''
  const map = at ? fieldMap({ at, name: spot, country, language, title, basemap, roads }) : ''
  const qr = qrSvg(address, words('field.qr'))
  const view = fieldFormView(subject, { language, words, format: formatsIn(language), today, address, qr, map })
  styles ??= `${fontFaces()}\n${readFileSync(STYLES, 'utf8')}`
  const stylesheet = new Handlebars.SafeString(`${styles}\n${footStyle(view.foot)}`)
  return render('field/form', { ...view, stylesheet, htmlLang: LOCALES[language] }, language)
}
