import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** A named point of a GPX or KML file, every part as it is written there; '' for what is not. */
export interface Waypoint {
  readonly id: string
  readonly network: string
  /** The language of its texts. */
  readonly language: string
  readonly name: string
  readonly description: string
  readonly lng: string
  readonly lat: string
}

export interface Waypoints {
  readonly points: readonly Waypoint[]
  /** Lines and areas: they are no places. */
  readonly leftOut: number
}

/** Why a text is no XML that anybody reads here. */
export type XmlTrouble = { readonly trouble: 'entities' } | { readonly trouble: 'notXml'; readonly reason: string }

type Node = string | { readonly [name: string]: Node | readonly Node[] }
type Fields = Exclude<Node, string>

const MOST_LEVELS = 64
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  maxNestedTags: MOST_LEVELS,
})

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function characterOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return NAMED[reference]
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** The five named references and the numbered ones; any other stays as it is written: nothing else is defined here. */
const decoded = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w+);/gi, (whole, name: string) => characterOf(name) ?? whole)

const listOf = (found: Node | readonly Node[] | undefined): readonly Node[] =>
  found === undefined ? [] : Array.isArray(found) ? (found as readonly Node[]) : [found as Node]
const isFields = (node: Node | undefined): node is Fields => typeof node === 'object'

/** What an element says: its text, and what it quotes as CDATA; the space around it is layout. */
function textOf(found: Node | readonly Node[] | undefined): string {
  const [node] = listOf(found)
  if (node === undefined) return ''
  if (!isFields(node)) return decoded(node).trim()
  const part = (name: string) => listOf(node[name]).filter((text) => typeof text === 'string')
  return [...part('#text').map(decoded), ...part('#cdata')].join('').trim()
}
const attributeOf = (fields: Fields, name: string): string => textOf(fields[`@${name}`])

/** Every element of a name below a node, whatever folders it lies in, in the order of the file. */
function below(node: Fields, name: string): Fields[] {
  return Object.entries(node).flatMap(([key, inner]) => {
    if (key === name) return listOf(inner).filter(isFields)
    return listOf(inner).flatMap((one) => (isFields(one) ? below(one, name) : []))
  })
}

function gpxPoint(fields: Fields): Waypoint {
  const [extensions] = listOf(fields.extensions)
  const [own] = isFields(extensions) ? listOf(extensions.site) : []
  const told = isFields(own) ? own : {}
  return {
    id: attributeOf(told, 'id'),
    network: attributeOf(told, 'network'),
    language: attributeOf(told, 'lang'),
    name: textOf(fields.name),
    description: textOf(fields.desc) || textOf(fields.cmt),
    lng: attributeOf(fields, 'lon'),
    lat: attributeOf(fields, 'lat'),
  }
}

function kmlPoint(fields: Fields): Waypoint | undefined {
  const [point] = listOf(fields.Point)
  if (!isFields(point)) return undefined
  const told = new Map(below(fields, 'Data').map((data) => [attributeOf(data, 'name'), textOf(data.value)]))
  const [lng = '', lat = '', , ...more] = textOf(point.coordinates).split(',')
  return {
    id: told.get('id') ?? '',
    network: told.get('network') ?? '',
    language: told.get('lang') ?? '',
    name: textOf(fields.name),
    description: textOf(fields.description),
    // Four parts are two numbers with a decimal comma: they are shown as they stand.
    lng: more.length > 0 ? textOf(point.coordinates) : lng.trim(),
    lat: lat.trim(),
  }
}

function waypointsIn(tree: Fields): Waypoints {
  const [gpx] = listOf(tree.gpx)
  if (isFields(gpx)) {
    const lines = [...listOf(gpx.trk), ...listOf(gpx.rte)].length
    return { points: listOf(gpx.wpt).filter(isFields).map(gpxPoint), leftOut: lines }
  }
  const placemarks = below(tree, 'Placemark')
  const points = placemarks.flatMap((placemark) => kmlPoint(placemark) ?? [])
  return { points, leftOut: placemarks.length - points.length }
}

/**
 * Reads the waypoints of a GPX file, or the placemarks of a KML file that are points.
 * @returns what the file says, nothing of it checked yet; or why it is not read: it defines entities (a few lines of
 * them unfold to gigabytes), or it is no XML, or nested deeper than 64 levels
 * @see Topografix GPX 1.1; OGC 07-147r2 (KML 2.2)
 */
export function readWaypoints(text: string): Waypoints | XmlTrouble {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) return { trouble: 'entities' }
  const valid = XMLValidator.validate(text)
  if (valid !== true) return { trouble: 'notXml', reason: `${valid.err.msg} (${valid.err.line})` }
  try {
    return waypointsIn(parser.parse(text) as Fields)
  } catch (error) {
    return { trouble: 'notXml', reason: (error as Error).message }
  }
}
