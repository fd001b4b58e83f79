import { z } from 'zod'
import type { Language } from './common'
import { SUPPLY_FAULTS } from './supply-faults'
import { FILE_SENTENCES } from './file-faults'

/** One thing wrong in a file: which file, which feature or row, which field, and the sentence about it. */
export interface Fault {
  readonly file: string
  readonly feature: string
  readonly field: string
  readonly problem: string
}

const LOCALES = { es: z.locales.es, pt: z.locales.pt, en: z.locales.en }

/** The sentence of a zod issue in the reader's language; what is not there is missing, and a choice names its options. */
export const zodWords = (language: Language): { error: z.core.$ZodErrorMap } => {
  const { localeError } = LOCALES[language]()
  return {
    error: (issue) => {
      if (issue.code === 'invalid_type' && issue.input === undefined) return faultSentence('missing', language)
      if (issue.code === 'invalid_union' && Array.isArray(issue.options))
        return faultSentence('options', language, { options: issue.options.join(', ') })
      if (issue.code === 'custom' && OWN_RULES.has(issue.params?.fault))
        return faultSentence(issue.params!.fault as FaultCode, language)
      return localeError(issue)
    },
  }
}

/** Rules of our own schemas that have sentences below. */
const OWN_RULES: ReadonlySet<unknown> = new Set(['years', 'area', 'box', 'endsFirst'])

type Sentence = (values: Record<string, string | number>) => string
const SENTENCES = {
  duplicate: {
    es: (v) => `el identificador ya está en uso en ${v.where}; cada uno debe ser único`,
    pt: (v) => `o identificador já está em uso em ${v.where}; cada um deve ser único`,
    en: (v) => `the identifier is already used in ${v.where}; each must be unique`,
  },
  unknown: {
    es: (v) => `«${v.value}» no existe en ${v.where}`,
    pt: (v) => `“${v.value}” não existe em ${v.where}`,
    en: (v) => `"${v.value}" does not exist in ${v.where}`,
  },
  idMismatch: {
    es: (v) => `el id de la entidad («${v.value}») y properties.id («${v.other}») deben coincidir`,
    pt: (v) => `o id da feição (“${v.value}”) e properties.id (“${v.other}”) devem coincidir`,
    en: (v) => `the feature's id ("${v.value}") and properties.id ("${v.other}") must be the same`,
  },
  openingHours: {
    es: (v) => `el horario «${v.value}» no sigue la sintaxis de OpenStreetMap, por ejemplo «Tu-Su 09:00-17:00»`,
    pt: (v) => `o horário “${v.value}” não segue a sintaxe do OpenStreetMap, por exemplo “Tu-Su 09:00-17:00”`,
    en: (v) => `the opening hours "${v.value}" do not follow OpenStreetMap's syntax, for example "Tu-Su 09:00-17:00"`,
  },
  outsideCountry: {
    es: (v) =>
      `[${v.lng}, ${v.lat}] no cae en ${v.country}; se espera [longitud, latitud] dentro del país${v.swapped ? ': ¿están invertidas?' : ''}`,
    pt: (v) =>
      `[${v.lng}, ${v.lat}] não fica em ${v.country}; espera-se [longitude, latitude] dentro do país${v.swapped ? ': estão invertidas?' : ''}`,
    en: (v) =>
      `[${v.lng}, ${v.lat}] is not in ${v.country}; expected [longitude, latitude] inside the country${v.swapped ? ': are they swapped?' : ''}`,
  },
  notJson: {
    es: (v) => `no es JSON válido: ${v.reason}`,
    pt: (v) => `não é JSON válido: ${v.reason}`,
    en: (v) => `is not valid JSON: ${v.reason}`,
  },
  notCsv: {
    es: (v) => `no es un CSV legible: ${v.reason}`,
    pt: (v) => `não é um CSV legível: ${v.reason}`,
    en: (v) => `is not a readable CSV: ${v.reason}`,
  },
  notNumber: {
    es: (v) => `«${v.value}» no es un número; se esperan cifras con punto decimal, por ejemplo 11.9052 o -85.9547`,
    pt: (v) => `“${v.value}” não é um número; esperam-se algarismos com ponto decimal, por exemplo 11.9052 ou -85.9547`,
    en: (v) => `"${v.value}" is not a number; expected figures with a decimal point, for example 11.9052 or -85.9547`,
  },
  unknownFile: {
    es: () =>
      'no se reconoce: se espera una colección GeoJSON de sitios o de caminos, un CSV de sitios o un archivo de data/',
    pt: () =>
      'não é reconhecido: espera-se uma coleção GeoJSON de sítios ou de estradas, um CSV de sítios ou um arquivo de data/',
    en: () => 'is not recognised: expected a GeoJSON collection of sites or roads, a CSV of sites or a file of data/',
  },
  missingFile: {
    es: () => 'falta el archivo o no se puede leer',
    pt: () => 'o arquivo falta ou não pode ser lido',
    en: () => 'the file is missing or cannot be read',
  },
  missing: {
    es: () => 'falta este campo',
    pt: () => 'falta este campo',
    en: () => 'this field is missing',
  },
  tooFew: {
    es: (v) => `hay ${v.count} sitios esenciales de ${v.network}; se esperan al menos ${v.least}`,
    pt: (v) => `há ${v.count} sítios essenciais de ${v.network}; esperam-se ao menos ${v.least}`,
    en: (v) => `there are ${v.count} essential sites of ${v.network}; at least ${v.least} are expected`,
  },
  options: {
    es: (v) => `se espera una de estas opciones: ${v.options}`,
    pt: (v) => `espera-se uma destas opções: ${v.options}`,
    en: (v) => `expected one of: ${v.options}`,
  },
  links: {
    es: (v) => `${v.packages} paquetes se unen con ${Number(v.packages) - 1} enlaces y hay ${v.links}`,
    pt: (v) => `${v.packages} pacotes se unem com ${Number(v.packages) - 1} ligações e há ${v.links}`,
    en: (v) => `${v.packages} packages are joined by ${Number(v.packages) - 1} links and there are ${v.links}`,
  },
  network: {
    es: (v) => `es de la red «${v.value}» y ${v.where} es de «${v.other}»`,
    pt: (v) => `é da rede “${v.value}” e ${v.where} é da rede “${v.other}”`,
    en: (v) => `belongs to the network "${v.value}" and ${v.where} to "${v.other}"`,
  },
  noNetwork: {
    es: (v) => `falta la red «${v.network}»`,
    pt: (v) => `falta a rede “${v.network}”`,
    en: (v) => `the network "${v.network}" is missing`,
  },
  zone: {
    es: (v) => `«${v.value}» no es una zona horaria conocida, como America/Managua`,
    pt: (v) => `“${v.value}” não é um fuso horário conhecido, como America/Managua`,
    en: (v) => `"${v.value}" is not a known time zone, such as America/Managua`,
  },
  straight: { es: (v) => `en recta: ${v.km} km`, pt: (v) => `em reta: ${v.km} km`, en: (v) => `straight: ${v.km} km` },
  noDate: {
    es: (v) => `«${v.value}» no es una fecha que exista, o el intervalo termina antes de empezar`,
    pt: (v) => `“${v.value}” não é uma data que exista, ou o intervalo termina antes de começar`,
    en: (v) => `"${v.value}" is not a date that exists, or its interval ends before it begins`,
  },
  noCountry: {
    es: (v) => `el país «${v.country}» no está en el mapa; se espera un código ISO de América Latina, como NI`,
    pt: (v) => `o país “${v.country}” não está no mapa; espera-se um código ISO da América Latina, como NI`,
    en: (v) => `the country "${v.country}" is not on the map; expected an ISO code of Latin America, such as NI`,
  },
  years: {
    es: () => 'se espera una fecha entre 1900 y 2199, como 2027-03-15',
    pt: () => 'espera-se uma data entre 1900 e 2199, como 2027-03-15',
    en: () => 'expected a date between 1900 and 2199, such as 2027-03-15',
  },
  area: {
    es: () =>
      'diga de qué sitios se trata con uno solo de estos: network, route, country o bbox; draft va con route y admin1 con country',
    pt: () =>
      'diga de quais sítios se trata com um só destes: network, route, country ou bbox; draft vai com route e admin1 com country',
    en: () =>
      'say which sites with exactly one of these: network, route, country or bbox; draft goes with route and admin1 with country',
  },
  box: {
    es: () =>
      'se espera una caja oeste,sur,este,norte en grados, con el oeste antes que el este y el sur antes que el norte',
    pt: () => 'espera-se uma caixa oeste,sul,leste,norte em graus, com o oeste antes do leste e o sul antes do norte',
    en: () => 'expected a box west,south,east,north in degrees, west before east and south before north',
  },
  reversedDates: {
    es: (v) => `la vigencia termina (${v.to}) antes de empezar (${v.from})`,
    pt: (v) => `a vigência termina (${v.to}) antes de começar (${v.from})`,
    en: (v) => `validity ends (${v.to}) before it begins (${v.from})`,
  },
  swapped: {
    es: (v) => `[${v.lng}, ${v.lat}]: la latitud va de -90 a 90; se espera [longitud, latitud]: ¿están invertidas?`,
    pt: (v) => `[${v.lng}, ${v.lat}]: a latitude vai de -90 a 90; espera-se [longitude, latitude]: estão invertidas?`,
    en: (v) => `[${v.lng}, ${v.lat}]: latitude goes from -90 to 90; expected [longitude, latitude]: are they swapped?`,
  },
  elsewhere: {
    es: (v) => `[${v.lng}, ${v.lat}] no cae en ningún país del mapa, y al revés sí: ¿están invertidas?`,
    pt: (v) => `[${v.lng}, ${v.lat}] não fica em nenhum país do mapa, e ao contrário sim: estão invertidas?`,
    en: (v) => `[${v.lng}, ${v.lat}] is in no country of the map, and the other way round it is: are they swapped?`,
  },
  outOfRange: {
    es: (v) => `[${v.lng}, ${v.lat}] no está en la Tierra; la longitud va de -180 a 180 y la latitud de -90 a 90`,
    pt: (v) => `[${v.lng}, ${v.lat}] não está na Terra; a longitude vai de -180 a 180 e a latitude de -90 a 90`,
    en: (v) => `[${v.lng}, ${v.lat}] is not on Earth; longitude goes from -180 to 180 and latitude from -90 to 90`,
  },
  encoding: {
    es: (v) => `no está en UTF-8: parece ${v.encoding}. Guárdelo como CSV UTF-8, o en UTF-16 con marca (BOM)`,
    pt: (v) => `não está em UTF-8: parece ${v.encoding}. Salve-o como CSV UTF-8, ou em UTF-16 com marca (BOM)`,
    en: (v) => `is not in UTF-8: it looks like ${v.encoding}. Save it as CSV UTF-8, or as UTF-16 with its mark (BOM)`,
  },
  empty: { es: () => 'está vacío', pt: () => 'está vazio', en: () => 'is empty' },
  noRows: { es: () => 'no tiene filas', pt: () => 'não tem linhas', en: () => 'has no rows' },
  columnTwice: {
    es: () => 'la columna está repetida',
    pt: () => 'a coluna está repetida',
    en: () => 'the column is repeated',
  },
  cells: {
    es: (v) => `la fila tiene ${v.count} celdas y el encabezado ${v.expected}: ¿está cortado el archivo?`,
    pt: (v) => `a linha tem ${v.count} células e o cabeçalho ${v.expected}: o arquivo está cortado?`,
    en: (v) => `the row has ${v.count} cells and the header ${v.expected}: was the file cut?`,
  },
  tooLarge: {
    es: (v) => `es demasiado grande: se aceptan hasta ${v.megabytes} MB; divídalo en varios`,
    pt: (v) => `é grande demais: aceitam-se até ${v.megabytes} MB; divida-o em vários`,
    en: (v) => `is too large: up to ${v.megabytes} MB are accepted; split it into several`,
  },
  tooMany: {
    es: (v) => `tiene ${v.count} sitios; se aceptan hasta ${v.most} a la vez`,
    pt: (v) => `tem ${v.count} sítios; aceitam-se até ${v.most} por vez`,
    en: (v) => `has ${v.count} sites; up to ${v.most} are accepted at a time`,
  },
  ...FILE_SENTENCES,
  notXml: {
    es: (v) => `no es un GPX o KML legible: ${v.reason}`,
    pt: (v) => `não é um GPX ou KML legível: ${v.reason}`,
    en: (v) => `is not a readable GPX or KML: ${v.reason}`,
  },
  notFeature: {
    es: () => 'no es una entidad (Feature) de GeoJSON',
    pt: () => 'não é uma feição (Feature) de GeoJSON',
    en: () => 'is not a GeoJSON Feature',
  },
  sensitivePoint: {
    es: (v) => `«${v.id}» es un sitio sensible y este punto puede ser el que se muestra al público, no el suyo`,
    pt: (v) => `“${v.id}” é um sítio sensível e este ponto pode ser o que se mostra ao público, não o dele`,
    en: (v) => `"${v.id}" is a sensitive site, and this point may be the one the public is shown, not its own`,
  },
  noPoints: {
    es: () => 'no tiene puntos: se esperan waypoints de GPX o marcas de KML con un punto',
    pt: () => 'não tem pontos: esperam-se waypoints de GPX ou marcadores de KML com um ponto',
    en: () => 'has no points: expected GPX waypoints or KML placemarks with a point',
  },
  leftOut: {
    es: (v) => `se dejan fuera líneas y áreas, que no son sitios: ${v.count}`,
    pt: (v) => `ficam de fora linhas e áreas, que não são sítios: ${v.count}`,
    en: (v) => `lines and areas are left out, as they are no sites: ${v.count}`,
  },
  readAs: {
    es: (v) => `leído como ${v.encoding}, según dice el propio archivo; compruebe los acentos`,
    pt: (v) => `lido como ${v.encoding}, como diz o próprio arquivo; confira os acentos`,
    en: (v) => `read as ${v.encoding}, as the file itself says; look at its accents`,
  },
  hostile: {
    es: () => 'tiene caracteres de control o invisibles; escríbalo de nuevo',
    pt: () => 'tem caracteres de controle ou invisíveis; escreva-o de novo',
    en: () => 'has control or hidden characters; type it anew',
  },
  tooDeep: {
    es: (v) => `está anidado a más de ${v.levels} niveles`,
    pt: (v) => `está aninhado em mais de ${v.levels} níveis`,
    en: (v) => `is nested deeper than ${v.levels} levels`,
  },
  needsNetwork: {
    es: (v) => `no dice de qué red es; indique una: ${v.options}`,
    pt: (v) => `não diz de que rede é; indique uma: ${v.options}`,
    en: (v) => `does not say which network it is of; name one: ${v.options}`,
  },
  needsName: {
    es: () => 'no tiene nombre',
    pt: () => 'não tem nome',
    en: () => 'has no name',
  },
  twiceHere: {
    es: (v) => `es el mismo lugar que la fila ${v.row}: igual nombre a ${v.metres} m`,
    pt: (v) => `é o mesmo lugar que a linha ${v.row}: mesmo nome a ${v.metres} m`,
    en: (v) => `is the same place as row ${v.row}: the same name at ${v.metres} m`,
  },
  alike: {
    es: (v) => `puede ser «${v.id}»: igual nombre a ${v.metres} m; diga si es el mismo o uno nuevo`,
    pt: (v) => `pode ser “${v.id}”: mesmo nome a ${v.metres} m; diga se é o mesmo ou um novo`,
    en: (v) => `may be "${v.id}": the same name at ${v.metres} m; say whether it is the same or a new one`,
  },
  locked: {
    es: (v) => `«${v.id}» está en revisión; mientras tanto nadie lo cambia`,
    pt: (v) => `“${v.id}” está em revisão; enquanto isso ninguém o altera`,
    en: (v) => `"${v.id}" is in review; nobody changes it meanwhile`,
  },
  endsFirst: {
    es: () => 'no puede terminar antes de empezar',
    pt: () => 'não pode terminar antes de começar',
    en: () => 'it cannot end before it begins',
  },
  futureDate: {
    es: (v) => `el ${v.value} todavía no ha llegado; se espera el día en que se hizo`,
    pt: (v) => `${v.value} ainda não chegou; espera-se o dia em que foi feito`,
    en: (v) => `${v.value} has not come yet; expected the day on which it was done`,
  },
  moreThanMembers: {
    es: (v) => `${v.count} son más que las ${v.members} personas que la integran`,
    pt: (v) => `${v.count} são mais que as ${v.members} pessoas que a integram`,
    en: (v) => `${v.count} are more than the ${v.members} people who belong to it`,
  },
  twice: {
    es: (v) => `«${v.value}» aparece dos veces`,
    pt: (v) => `“${v.value}” aparece duas vezes`,
    en: (v) => `"${v.value}" appears twice`,
  },
  agesReversed: {
    es: (v) => `la franja de edad termina (${v.to}) antes de empezar (${v.from})`,
    pt: (v) => `a faixa de idade termina (${v.to}) antes de começar (${v.from})`,
    en: (v) => `the age band ends (${v.to}) before it begins (${v.from})`,
  },
  agesOverlap: {
    es: (v) => `dos franjas incluyen la edad ${v.age}; ambos extremos pertenecen a la franja`,
    pt: (v) => `duas faixas incluem a idade ${v.age}; ambos os extremos pertencem à faixa`,
    en: (v) => `two bands include the age ${v.age}; both ends belong to a band`,
  },
  ...SUPPLY_FAULTS,
} satisfies Record<string, Record<Language, Sentence>>
export type FaultCode = keyof typeof SENTENCES

/** The sentence of a fault of our own rules, in the reader's language. */
export const faultSentence = (
  code: FaultCode,
  language: Language,
  values: Record<string, string | number> = {},
): string => (SENTENCES[code][language] as Sentence)(values)
