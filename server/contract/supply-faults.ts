import type { Language } from './common'

type Values = Record<string, string | number>

/** What can be wrong between the rates and terms of a service, and in the checklists of a provider. */
export const SUPPLY_FAULTS = {
  ratesOverlap: {
    es: (v) => `dos tarifas en ${v.currency} valen a la vez: ${v.one} y ${v.other}; separe sus fechas`,
    pt: (v) => `duas tarifas em ${v.currency} valem ao mesmo tempo: ${v.one} e ${v.other}; separe as datas`,
    en: (v) => `two rates in ${v.currency} hold at once: ${v.one} and ${v.other}; part their dates`,
  },
  noCriterion: {
    es: (v) => `«${v.value}» no es un punto de la lista de esta norma`,
    pt: (v) => `“${v.value}” não é um ponto da lista desta norma`,
    en: (v) => `"${v.value}" is not on the checklist of this norm`,
  },
  leastAboveMost: {
    es: (v) => `el mínimo (${v.least}) supera al máximo (${v.most})`,
    pt: (v) => `o mínimo (${v.least}) supera o máximo (${v.most})`,
    en: (v) => `the least (${v.least}) is above the most (${v.most})`,
  },
} satisfies Record<string, Record<Language, (values: Values) => string>>
