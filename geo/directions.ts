import instructions from 'osrm-text-instructions'
import { osrmSteps, stepsOf, stretchesOf, type OsrmStep, type Stretch } from './osrm-steps'
import type { Metres, Seconds } from './types'
import type { Way } from './way'

export { osrmSteps, type OsrmStep }

export type DirectionsLanguage = 'es' | 'pt' | 'en'

/** One instruction; `metres` and `seconds` are those of the stretch it opens. */
export interface Direction {
  readonly text: string
  readonly metres: Metres
  readonly seconds: Seconds
  readonly ref: string
  readonly name: string
}

interface Words {
  readonly locale: string
  readonly toward: (town: string) => string
  readonly passing: (towns: string) => string
  readonly ferry: (from: string, to: string, time: string) => string
  readonly border: (name: string, time: string) => string
  readonly access: string
  readonly straight: (text: string) => string
  /** Articles for road numbers and for names of each gender. */
  readonly articles: { readonly ref: string; readonly feminine: string; readonly masculine: string }
  /** Cures for phrases that the translations of the library get wrong, or that read badly after an article. */
  readonly cures: readonly (readonly [pattern: RegExp, text: string])[]
  /** How whoever drives is addressed, where the library is more familiar than the house: verbs that begin a phrase. */
  readonly verbs?: Readonly<Record<string, string>>
}

const USTED: Readonly<Record<string, string>> = {
  coge: 'tome',
  continúa: 'continúe',
  cruza: 'cruce',
  dirígete: 'diríjase',
  dobla: 'doble',
  entra: 'entre',
  gira: 'gire',
  has: 'ha',
  haz: 'haga',
  incorpórate: 'incorpórese',
  mantente: 'manténgase',
  sal: 'salga',
  sigue: 'siga',
  toma: 'tome',
  vas: 'va',
  ve: 'vaya',
}

const WORDS: Readonly<Record<DirectionsLanguage, Words>> = {
  es: {
    locale: 'es-ES',
    toward: (town) => ` hacia ${town}`,
    passing: (towns) => `, pasando por ${towns}`,
    ferry: (from, to, time) => `Tome el transbordador de ${from} a ${to} (${time} con la espera)`,
    border: (name, time) => `Cruce la frontera en ${name} (prevea ${time} de trámites)`,
    access: 'el acceso sin señalizar',
    straight: (text) => `${text} en línea recta: no hay un camino conocido y la distancia es una estimación`,
    articles: { ref: 'la ', feminine: 'la ', masculine: 'el ' },
    cures: [
      [/^Gira cerrada a /, 'Gira en ángulo cerrado a '],
      [/ a tu (.*)destino/, ' a su $1destino'],
    ],
    verbs: USTED,
  },
  pt: {
    locale: 'pt-BR',
    toward: (town) => ` em direção a ${town}`,
    passing: (towns) => `, passando por ${towns}`,
    ferry: (from, to, time) => `Tome a balsa de ${from} para ${to} (${time} com a espera)`,
    border: (name, time) => `Cruze a fronteira em ${name} (preveja ${time} de trâmites)`,
    access: 'o acesso sem sinalização',
    straight: (text) => `${text} em linha reta: não há um caminho conhecido e a distância é uma estimativa`,
    articles: { ref: 'a ', feminine: 'a ', masculine: 'o ' },
    cures: [
      [/^Siga (norte|nordeste|leste|sudeste|sul|sudoeste|oeste|noroeste)/, 'Siga para o $1'],
      [/^Siga suave /, 'Vire suavemente '],
      [/^Siga fechada /, 'Faça uma curva fechada '],
      [/ (?:em|na) a /, ' na '],
      [/ (?:em|na) o /, ' no '],
    ],
  },
  en: {
    locale: 'en',
    toward: (town) => ` towards ${town}`,
    passing: (towns) => `, passing ${towns}`,
    ferry: (from, to, time) => `Take the ferry from ${from} to ${to} (${time} with the wait)`,
    border: (name, time) => `Cross the border at ${name} (allow ${time} for formalities)`,
    access: 'the unsigned access',
    straight: (text) => `${text} in a straight line: no road is known and the distance is an estimate`,
    articles: { ref: '', feminine: '', masculine: '' },
    cures: [],
  },
}

const FEMININE =
  /^(autopista|autovía|avenida|calle|calzada|carretera|circunvalación|panamericana|pista|ruta|troncal|vía)\b/i
const MASCULINE = /^(acceso|anillo|bulevar|camino|circuito|libramiento|malecón|paseo|puente)\b/i
const MOST_TOWNS = 3
const compiler = instructions('v5')

/**
 * Tells a way as sentences in Spanish, Portuguese or English, one for each stretch of the same road, with the towns passed.
 * The list ends with the arrival; metres and seconds add up to those of the way.
 * @see https://github.com/Project-OSRM/osrm-text-instructions, words of each maneuver
 */
export function directions(way: Way, language: DirectionsLanguage): Direction[] {
  const words = WORDS[language]
  if (way.steps) return engineDirections(way, way.steps, words)
  const stretches = stretchesOf(way)
  return stepsOf(stretches, way.mode).map((step, index) => ({
    text: `${sentence(stretches[index]!, { step, words, way })}.`,
    metres: step.distance,
    seconds: step.duration,
    ref: step.ref,
    name: step.name,
  }))
}

/** The steps of an engine in its own order, with our borders among them where the road reaches them. */
function engineDirections(way: Way, steps: readonly OsrmStep[], words: Words): Direction[] {
  const posts = way.nodes.filter(({ kind }) => kind === 'border')
  const waits = way.events.filter(({ kind }) => kind === 'border')
  let done = 0
  return steps.flatMap((step): Direction[] => {
    const { distance: metres, duration: seconds, ref, name } = step
    const here = posts.filter((post) => post.metres >= done && post.metres < done + metres)
    done += metres
    const told: Direction = { text: `${plain(step, words)}.`, metres, seconds, ref, name }
    const crossings = here.flatMap(({ name: post }): Direction[] => {
      const wait = waits.find((each) => each.name === post)
      if (!wait) return []
      const text = `${words.border(post, clock(wait.seconds))}.`
      return [{ text, metres: 0, seconds: wait.seconds, ref: '', name: post }]
    })
    return [told, ...crossings]
  })
}

function sentence(stretch: Stretch, { step, words, way }: { step: OsrmStep; words: Words; way: Way }): string {
  if (stretch.kind === 'ferry') return words.ferry(stretch.from, stretch.to, clock(stretch.seconds))
  if (stretch.kind === 'border') return words.border(stretch.name, clock(stretch.seconds))
  if (stretch.kind === 'straight') return words.straight(plain(step, words))
  if (stretch.kind === 'access') return plain({ ...step, name: words.access }, words)
  if (stretch.kind === 'arrival') return plain(step, words, arrivalName(way))
  const target = stretch.to === '' || stretch.to === stretch.name ? '' : words.toward(stretch.to)
  return plain(step, words) + target + passing(stretch, words)
}

/** The library's own phrase for a step, with the article of its road and the cures of its language. */
function plain(step: OsrmStep, words: Words, waypointName?: string): string {
  const { ref, name, maneuver, driving_side, mode, destinations, exits, rotary_name } = step
  const road = maneuver.type === 'arrive' ? { ref: '', name: '' } : roadName({ ref, name }, words)
  const signs = { ...(destinations && { destinations }), ...(exits && { exits }), ...(rotary_name && { rotary_name }) }
  const phrase = compiler.compile(
    words.locale,
    { ...road, ...signs, driving_side, mode: mode === 'ferry' ? mode : 'driving', maneuver },
    { waypointName, legIndex: 0, legCount: 1 },
  )
  const cured = words.cures.reduce((text, [pattern, cure]) => text.replace(pattern, cure), phrase)
  return addressed(cured, words)
}

/** Verbs in the form in which the house speaks to whoever reads; names of roads and places are left as they are. */
function addressed(phrase: string, { verbs = {} }: Words): string {
  return phrase.replace(/(^| y |, )(\p{L}+)/gu, (all, before: string, verb: string) => {
    const polite = verbs[verb.toLowerCase()]
    if (polite === undefined) return all
    return before + (before === '' ? polite[0]!.toUpperCase() + polite.slice(1) : polite)
  })
}

function roadName(road: { ref: string; name: string }, { articles }: Words): { ref: string; name: string } {
  if (road.name === '') return { name: '', ref: road.ref === '' ? '' : articles.ref + road.ref }
  const article = FEMININE.test(road.name) ? articles.feminine : MASCULINE.test(road.name) ? articles.masculine : ''
  return { name: article + road.name + (road.ref === '' ? '' : ` (${road.ref})`), ref: '' }
}

function passing({ passes }: Stretch, words: Words): string {
  if (passes.length === 0) return ''
  const cities = passes.filter((town) => town.kind === 'city')
  const pool = cities.length > 0 ? cities : passes
  // Evenly from a long list, so that the last third of the road is told as well.
  const step = Math.max(1, pool.length / MOST_TOWNS)
  const names = Array.from(
    { length: Math.min(MOST_TOWNS, pool.length) },
    (_, nth) => pool[Math.floor((nth + 0.5) * step)]!.name,
  )
  return words.passing(new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(names))
}

function arrivalName(way: Way): string | undefined {
  const last = way.nodes.at(-1)
  return last !== undefined && last.kind !== 'junction' && way.metres - last.metres < 500 ? last.name : undefined
}

/** Hours and minutes, written alike in the three languages. */
function clock(seconds: Seconds): string {
  const minutes = Math.round(seconds / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}
