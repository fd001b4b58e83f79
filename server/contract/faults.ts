import { z } from 'zod'
import type { Language } from './common'

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
      if (issue.code === 'custom' && issue.params?.fault === 'years') return faultSentence('years', language)
      return localeError(issue)
    },
  }
}

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
    es: (v) => `«${v.value}» no es un número; se espera por ejemplo -85.9547, con punto decimal`,
    pt: (v) => `“${v.value}” não é um número; espera-se por exemplo -85.9547, com ponto decimal`,
    en: (v) => `"${v.value}" is not a number; expected for example -85.9547, with a decimal point`,
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
  reversedDates: {
    es: (v) => `la vigencia termina (${v.to}) antes de empezar (${v.from})`,
    pt: (v) => `a vigência termina (${v.to}) antes de começar (${v.from})`,
    en: (v) => `validity ends (${v.to}) before it begins (${v.from})`,
  },
} satisfies Record<string, Record<Language, Sentence>>
export type FaultCode = keyof typeof SENTENCES

/** The sentence of a fault of our own rules, in the reader's language. */
export const faultSentence = (
  code: FaultCode,
  language: Language,
  values: Record<string, string | number> = {},
): string => (SENTENCES[code][language] as Sentence)(values)
