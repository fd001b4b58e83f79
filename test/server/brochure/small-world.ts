import { readBasemap } from '../../../server/catalog/basemap'
import type { Network } from '../../../server/contract/network'
import type { Package } from '../../../server/contract/package'
import type { Provider, Service } from '../../../server/contract/provider'
import type { Place, Route, Stage, StageItem } from '../../../server/contract/route'
import type { Site } from '../../../server/contract/site'
import type { BrochureContext, Subject } from '../../../server/brochure/reader.rules'
import { wordsIn } from '../../../server/templates/words'

const said = (text: string) => ({ es: text, pt: `${text} (pt)`, en: `${text} (en)` })
const place = (id: string, name: string, at: [number, number]): Place => ({ id, name, at, country: 'NI' })

const MASAYA = place('ni-masaya', 'Masaya', [-86.0959, 11.9732])
const JINOTEGA = place('ni-jinotega', 'Jinotega', [-86.0026, 13.091])

const site = (id: string, at: [number, number], more: Partial<Site> = {}): Site => ({
  id,
  network: 'sandino',
  name: said(`Sitio ${id}`),
  country: 'NI',
  admin1: 'Masaya',
  municipality: 'Niquinohomo',
  kind: 'house-museum',
  summary: said('Aquí empezó todo: la casa, el patio y el árbol de mango que todavía da sombra a quien llega.'),
  link: said('La infancia explica al hombre.'),
  date: '1895-05-18',
  confidence: 'documentado',
  precision: 40,
  coordinateSources: ['Visita'],
  sources: [{ title: 'El pensamiento vivo', author: 'Sergio Ramírez', year: 1981 }],
  visitMinutes: 60,
  cicatur: { category: 2, type: 'lugares históricos', subtype: 'casa', hierarchy: 2 },
  essential: true,
  at,
  ...more,
})

export const SITES = [
  site('casa', [-86.0938, 11.9051]),
  site('tumba', [-86.0745, 11.9125], {
    confidence: 'tradicion',
    caution: said('El punto exacto no se conoce.'),
    sources: [{ title: 'Los valientes', year: 2014, url: 'https://example.org/valientes?x=1' }],
  }),
  site('telegrafo', [-86.1105, 13.2122], { date: '1927~' }),
]

const clock = (hour: number) => hour * 3600
const drive = (from: number, to: number, end: Place): StageItem => ({ kind: 'drive', startSeconds: clock(from), endSeconds: clock(to), metres: (to - from) * 40_000, refs: ['NIC-4'], estimated: false, place: end }) // prettier-ignore
const visit = (from: number, to: number, id: string): StageItem => ({ kind: 'visit', startSeconds: clock(from), endSeconds: clock(to), site: id, place: MASAYA }) // prettier-ignore
const meal = (from: number, kind: 'lunch' | 'dinner', at: Place): StageItem => ({ kind: 'meal', meal: kind, startSeconds: clock(from), endSeconds: clock(from + 1), place: at }) // prettier-ignore

const stage = (day: number, given: Pick<Stage, 'from' | 'to' | 'items' | 'sites'> & Partial<Stage>): Stage => ({
  day,
  title: said(`Jornada ${day}`),
  metres: 120_000,
  driveSeconds: clock(3),
  visitSeconds: clock(1),
  line: [given.from.at, given.to.at],
  kgCo2: 3.24,
  findings: [],
  ...given,
})

const ROUTE: Route = {
  id: 'ruta-corta',
  network: 'sandino',
  name: { es: 'Ruta corta', pt: 'Rota curta', en: 'Short route' },
  theme: said('Del patio al telégrafo.'),
  intro: said('Dos días entre la meseta y la montaña.'),
  nature: 'conmemorativa',
  version: 3,
  start: MASAYA,
  end: MASAYA,
  sites: ['casa', 'tumba', 'telegrafo'],
  stages: [
    stage(1, {
      from: MASAYA,
      to: JINOTEGA,
      sleepsAt: JINOTEGA,
      sites: ['casa', 'tumba'],
      items: [visit(8, 9, 'casa'), visit(9.5, 10, 'tumba'), drive(10, 12, JINOTEGA), meal(12, 'lunch', JINOTEGA), meal(19, 'dinner', JINOTEGA), { kind: 'night', startSeconds: clock(20), endSeconds: clock(24), place: JINOTEGA }], // prettier-ignore
    }),
    stage(2, {
      from: JINOTEGA,
      to: MASAYA,
      sites: ['telegrafo'],
      items: [drive(8, 9, JINOTEGA), visit(9, 10, 'telegrafo'), drive(10, 13, MASAYA), meal(13, 'lunch', MASAYA)],
      findings: [{ rule: 'dayEnd', numbers: { ends: '18:34', limit: '18:30' } }],
    }),
  ],
  metres: 240_000,
  driveSeconds: clock(6),
  estimated: false,
}

const provider = (id: string, name: string, members: number): Provider => ({ id, network: 'sandino', name: { es: `${name} (ejemplo)`, pt: `${name} (exemplo)`, en: `${name} (example)` }, kind: 'cooperativa', place: 'ni-masaya', members, women: 7, womenLed: false, languages: ['es'], sample: true }) // prettier-ignore
const validity = { from: '2026-01-01', to: '2027-12-31' }
const sold = { currency: 'USD', validity, sample: true, name: said('Servicio') } as const
const SERVICES: Service[] = [
  { ...sold, id: 'cama', provider: 'posada', kind: 'lodging', place: 'ni-jinotega', room: { single: '30.00', double: '40.00' }, rooms: 10, breakfast: true, accessible: false }, // prettier-ignore
  { ...sold, id: 'almuerzo', provider: 'posada', kind: 'meal', place: 'ni-jinotega', meal: 'lunch', perPerson: '7.00' },
  { ...sold, id: 'guia', provider: 'guias', kind: 'guide', place: 'ni-masaya', perDay: '50.00', maxGroup: 15, languages: ['es'] }, // prettier-ignore
]
const line = (day: number, id: string, amount: string) => {
  const { kind, provider: host, name } = SERVICES.find((service) => service.id === id)!
  return { day, kind, service: id, provider: host, name, basis: 'perPerson' as const, currency: 'USD', amount, sample: true } // prettier-ignore
}

const NETWORK: Network = {
  id: 'sandino',
  slug: 'sandino',
  country: 'NI',
  countryName: said('Nicaragua'),
  name: 'Red Ruta Sandino',
  routeName: { es: 'Ruta Sandino', pt: 'Rota Sandino', en: 'Sandino Route' },
  hero: 'Augusto C. Sandino',
  zone: 'America/Managua',
  currency: 'NIO',
  sellsIn: 'USD',
  motto: said('De la casa a la montaña.'),
  intro: said('La red reúne a cooperativas.'),
  rules: {
    dayStartsAt: '08:00',
    dayEndsAt: '18:30',
    lunchFrom: '11:30',
    lunchTo: '14:30',
    lunchMinutes: 60,
    comfortableDriveMinutes: 210,
    maxDriveMinutes: 300,
    maxVisitsPerDay: 4,
    brackets: [{ paying: 10 }, { paying: 15, free: 1 }],
    contingency: 0.04,
    margin: { rate: 0.12, of: 'price' },
    fund: 0.02,
    commission: { rate: 0.1, of: 'price' },
    roundUpTo: '10',
    decidedOn: '2026-03-01',
    sample: true,
  },
}

/** The ten-guest departure of the method guide, 4.3, with its coops on three payees. */
export const PACK: Package = {
  id: 'paquete-corto',
  network: 'sandino',
  name: said('Paquete corto'),
  theme: said('Dos días con las cooperativas.'),
  version: 2,
  pricedOn: '2026-11-20',
  route: { id: 'ruta-corta', version: 3 },
  days: 2,
  nights: 1,
  currency: 'USD',
  lines: [line(1, 'cama', '20.00'), line(1, 'almuerzo', '7.00'), line(1, 'guia', '5.00'), line(2, 'almuerzo', '7.00'), line(2, 'guia', '5.00')], // prettier-ignore
  terms: NETWORK.rules,
  tax: { rate: 0.21, name: 'IVA', note: said('Tasa general.'), status: 'sin-verificar', source: 'Ley' },
  exchange: [{ currency: 'NIO', perUnit: '0.02730427612', date: '2026-01-01', source: 'Banco Central' }],
  brackets: [
    {
      paying: 10,
      free: 0,
      sold: '310.00',
      revenue: '3100.00',
      breakEven: 7,
      distribution: [
        { payee: 'tax', kind: 'tax', amount: '538.02' },
        { payee: 'commission', kind: 'commission', amount: '256.20' },
        { payee: 'fund', kind: 'fund', amount: '51.24' },
        { payee: 'posada', kind: 'provider', amount: '1720.00' },
        { payee: 'guias', kind: 'provider', amount: '135.00' },
        { payee: 'contingency', kind: 'contingency', amount: '74.20' },
        { payee: 'margin', kind: 'margin', amount: '325.34' },
      ],
    },
  ],
  singleSupplement: '40.00',
  tripleReduction: null,
  kgCo2: 6.48,
  blockers: [
    { code: 'sample.rates', where: '' },
    { code: 'meal.missing', where: '2' },
  ],
}

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]))

export const CONTEXT: BrochureContext = {
  sites: byId(SITES),
  networks: [NETWORK],
  providers: byId([provider('posada', 'Posada La Loma', 24), provider('guias', 'Guías del Norte', 12)]),
  services: byId(SERVICES),
  links: new Map(),
  basemap: readBasemap('data'),
  roads: [],
  publicUrl: 'https://rutas.example.org',
  printedOn: '2026-11-22',
  covers: new Map(),
  words: wordsIn,
}

export const PACKAGE_SUBJECT: Subject = { kind: 'package', pack: PACK, route: ROUTE }
export const ROUTE_SUBJECT: Subject = { kind: 'route', route: ROUTE, pack: undefined }
