/** A type of heritage and the subtypes that inventories use most; any other may be written. */
interface Type {
  readonly type: string
  readonly subtypes: readonly string[]
}

const type = (name: string, ...subtypes: readonly string[]): Type => ({ type: name, subtypes })

const NATURAL = [
  type('montañas', 'cordillera', 'sierra', 'volcán', 'valle y quebrada', 'meseta', 'paso cordillerano'),
  type('planicies', 'llanura', 'salar', 'altiplano'),
  type('costas', 'playa', 'acantilado', 'bahía', 'isla', 'cayo', 'delta'),
  type('lagos', 'laguna', 'ciénaga', 'embalse'),
  type('ríos', 'río', 'estero', 'rápidos'),
  type('caídas de agua', 'cascada', 'salto'),
  type('grutas', 'caverna', 'cueva'),
  type('observación de flora y fauna', 'mirador de fauna', 'bosque', 'jardín botánico'),
  type('caza y pesca', 'coto de pesca'),
  type('caminos pintorescos', 'camino de montaña', 'camino histórico'),
  type('termas', 'aguas termales', 'baños'),
  type('parques y reservas', 'parque nacional', 'reserva', 'monumento natural'),
]
const HISTORICAL = [
  type('museos', 'casa museo', 'museo histórico', 'museo arqueológico', 'museo comunitario', 'museo de sitio'),
  type(
    'obras de arte y técnica',
    ...['pintura', 'escultura monumental', 'arte decorativo', 'arquitectura', 'realización urbana', 'ingeniería'],
  ),
  type(
    'lugares históricos',
    ...['sitio de combate', 'campo de batalla', 'sitio de acontecimiento político', 'casa natal', 'casa histórica'],
    ...['campamento guerrillero', 'lugar de vida y trabajo', 'lugar de desembarco', 'monumento conmemorativo'],
    ...['tumba y memorial', 'plaza histórica', 'puerto histórico', 'fortificación colonial', 'sitio de memoria'],
  ),
  type('ruinas y sitios arqueológicos', 'ruinas', 'sitio arqueológico', 'fuerte de frontera', 'templo en ruinas'),
]
const FOLKLORE = [
  type('manifestaciones religiosas y creencias', 'fiesta patronal', 'peregrinación', 'rito'),
  type('ferias y mercados', 'mercado', 'feria campesina'),
  type('música y danzas', 'música', 'danza'),
  type('artesanías y artes', 'alfarería', 'tejido', 'madera', 'metales', 'cuero'),
  type('comidas y bebidas típicas', 'comida', 'bebida'),
  type('grupos étnicos', 'pueblo originario', 'comunidad afrodescendiente'),
  type('arquitectura popular y espontánea', 'pueblo', 'vivienda', 'caserío'),
]
const CONTEMPORARY = [
  type('explotaciones mineras', 'mina', 'salina'),
  type('explotaciones agropecuarias', 'finca', 'cooperativa agraria', 'criadero'),
  type('explotaciones industriales', 'ingenio', 'fábrica'),
  type('obras de arte y técnica', 'mural', 'escultura', 'puente', 'represa'),
  type('centros científicos y técnicos', 'observatorio', 'zoológico', 'acuario', 'biblioteca y archivo'),
]
const EVENTS = [
  type('artísticos', 'festival de música', 'teatro', 'cine'),
  type('deportivos', 'carrera', 'cabalgata'),
  type('ferias', 'feria', 'exposición'),
  type('concursos', 'concurso'),
  type('fiestas religiosas y profanas', 'conmemoración', 'fiesta religiosa', 'acto cívico'),
  type('carnavales', 'carnaval'),
  type('otros', 'encuentro'),
]

const TREE: Readonly<Record<number, readonly Type[]>> = {
  1: NATURAL,
  2: HISTORICAL,
  3: FOLKLORE,
  4: CONTEMPORARY,
  5: EVENTS,
}

/**
 * The types of a category of the CICATUR classification, in the order of the form.
 * @param category 1 to 5   @returns in Spanish, as the form is filled in; [] without a category
 * @see CICATUR-OEA; domain guide 1.1
 */
export const cicaturTypes = (category: number | undefined): string[] =>
  (TREE[category ?? 0] ?? []).map((each) => each.type)

/**
 * The subtypes that a type of a category usually has.
 * @returns [] for a type that somebody wrote: its subtype is written too
 * @see CICATUR-OEA; domain guide 1.1
 */
export const cicaturSubtypes = (category: number | undefined, typeName: string | undefined): string[] => [
  ...((TREE[category ?? 0] ?? []).find((each) => each.type === typeName)?.subtypes ?? []),
]
