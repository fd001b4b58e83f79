import type { Language } from '../common'

type Words = Readonly<Record<Language, string>>

/** Why an input of a method is refused, by the key that the refusal carries; {names} are filled from its params. */
export const METHOD_WORDS = {
  'capacity.factor_form': {
    es: 'el factor «{name}» se da de una sola forma y completo: limiting y total; high, medium y total; o value',
    pt: 'o fator “{name}” é dado de uma só forma e completo: limiting e total; high, medium e total; ou value',
    en: 'the factor "{name}" takes exactly one whole form: limiting and total; high, medium and total; or value',
  },
  'capacity.total_zero': {
    es: 'el total del factor «{name}» debe ser mayor que cero',
    pt: 'o total do fator “{name}” deve ser maior que zero',
    en: 'the total of the factor "{name}" must be above zero',
  },
  'capacity.factor_twice': {
    es: 'el factor «{name}» aparece dos veces («social» lo pone group)',
    pt: 'o fator “{name}” aparece duas vezes (“social” é dado por group)',
    en: 'the factor "{name}" appears twice ("social" comes from group)',
  },
  'capacity.zone_twice': {
    es: 'la zona «{name}» aparece dos veces',
    pt: 'a zona “{name}” aparece duas vezes',
    en: 'the zone "{name}" appears twice',
  },
  'capacity.management_form': {
    es: 'la capacidad de manejo es un número entre 0 y 1, o infrastructure, equipment y staff, cada uno entre 0 y 1',
    pt: 'a capacidade de manejo é um número entre 0 e 1, ou infrastructure, equipment e staff, cada um entre 0 e 1',
    en: 'management is a number from 0 to 1, or infrastructure, equipment and staff, each from 0 to 1',
  },
  'score.points_count': {
    es: 'el grupo «{group}» tiene {expected} criterios y se dieron {given} puntajes',
    pt: 'o grupo “{group}” tem {expected} critérios e foram dadas {given} pontuações',
    en: 'the group "{group}" has {expected} criteria and {given} scores were given',
  },
  'score.above_maximum': {
    es: 'el puntaje {given} debe estar entre 0 y {maximum}, el máximo del criterio',
    pt: 'a pontuação {given} deve estar entre 0 e {maximum}, o máximo do critério',
    en: 'the score {given} must be from 0 to {maximum}, the maximum of its criterion',
  },
  'walk.profile_backwards': {
    es: 'las distancias del perfil deben crecer; a los {along} m no lo hacen',
    pt: 'as distâncias do perfil devem crescer; aos {along} m não crescem',
    en: 'the distances of the profile must grow; at {along} m they do not',
  },
  'walk.profile_length': {
    es: 'el perfil mide {length} m y la caminata {distance} m; deben coincidir, en metros',
    pt: 'o perfil mede {length} m e a caminhada {distance} m; devem coincidir, em metros',
    en: 'the profile is {length} m long and the walk {distance} m; they must agree, in metres',
  },
  'walk.descents_above_descent': {
    es: 'los descensos por pendiente suman {steep} m, más que los {descent} m de descenso',
    pt: 'as descidas por inclinação somam {steep} m, mais que os {descent} m de descida',
    en: 'the descents by slope add up to {steep} m, more than the {descent} m of descent',
  },
  'walk.slope_without_distance': {
    es: 'hay desnivel pero la distancia es cero',
    pt: 'há desnível, mas a distância é zero',
    en: 'there are metres to climb but the distance is zero',
  },
  'emissions.km_or_ends': {
    es: 'el tramo en «{mode}» lleva km, o from y to, y no ambos',
    pt: 'o trecho em “{mode}” leva km, ou from e to, e não ambos',
    en: 'the leg by "{mode}" takes km, or from and to, and not both',
  },
  'emissions.needs': {
    es: 'el modo «{mode}» necesita {key}',
    pt: 'o modo “{mode}” precisa de {key}',
    en: 'the mode "{mode}" needs {key}',
  },
  'emissions.does_not_take': {
    es: 'el modo «{mode}» no lleva {key}: su factor ya es por persona',
    pt: 'o modo “{mode}” não leva {key}: seu fator já é por pessoa',
    en: 'the mode "{mode}" does not take {key}: its factor is already per person',
  },
  'emissions.factor_missing': {
    es: 'no hay factor de emisión para «{mode}» del año {year}',
    pt: 'não há fator de emissão para “{mode}” do ano {year}',
    en: 'there is no emission factor for "{mode}" of the year {year}',
  },
  'price.amount_form': {
    es: 'un importe es un texto decimal como "112.50", o amount y currency',
    pt: 'um valor é um texto decimal como "112.50", ou amount e currency',
    en: 'an amount is a decimal text such as "112.50", or amount and currency',
  },
  'price.rate_zero': {
    es: 'la cotización de una moneda debe ser mayor que cero',
    pt: 'a cotação de uma moeda deve ser maior que zero',
    en: 'the rate of a currency must be above zero',
  },
  'price.step_zero': {
    es: 'el escalón de redondeo debe ser mayor que cero; "0.01" redondea al centavo',
    pt: 'o degrau de arredondamento deve ser maior que zero; "0.01" arredonda ao centavo',
    en: 'the rounding step must be above zero; "0.01" rounds to the cent',
  },
  'price.bracket_twice': {
    es: 'el grupo de {paying} pasajeros y {free} liberados aparece dos veces',
    pt: 'o grupo de {paying} passageiros e {free} cortesias aparece duas vezes',
    en: 'the group of {paying} paying and {free} free guests appears twice',
  },
  'price.amount_or_amounts': {
    es: 'el costo «{name}» lleva amount o amounts, uno de los dos',
    pt: 'o custo “{name}” leva amount ou amounts, um dos dois',
    en: 'the cost "{name}" takes amount or amounts, one of the two',
  },
  'price.no_amount': {
    es: 'el costo «{name}» no tiene importe para {paying} pasajeros: falta uno desde ese número o menos',
    pt: 'o custo “{name}” não tem valor para {paying} passageiros: falta um a partir desse número ou menos',
    en: 'the cost "{name}" has no amount for {paying} paying guests: one from that number or fewer is missing',
  },
  'price.rate_of_own_currency': {
    es: '{currency} es la moneda de la cotización y su tasa solo puede ser 1, sin margen',
    pt: '{currency} é a moeda da cotação e sua taxa só pode ser 1, sem margem',
    en: '{currency} is the currency of the quotation: its rate can only be 1, without buffer',
  },
  'price.rate_missing': {
    es: 'falta en rates la tasa de {currency}',
    pt: 'falta em rates a taxa de {currency}',
    en: 'the rate of {currency} is missing from rates',
  },
  'price.shares_whole': {
    es: 'margen, fondo y comisión sobre el precio suman {sum}: no dejan nada para el costo',
    pt: 'margem, fundo e comissão sobre o preço somam {sum}: não deixam nada para o custo',
    en: 'margin, fund and commission of the price add up to {sum}: nothing is left for the cost',
  },
  'price.child_band_backwards': {
    es: 'la franja de edad termina ({to}) antes de empezar ({from})',
    pt: 'a faixa de idade termina ({to}) antes de começar ({from})',
    en: 'the age band ends ({to}) before it begins ({from})',
  },
  'price.child_bands_overlap': {
    es: 'dos franjas incluyen la edad {age}; ambos extremos pertenecen a la franja',
    pt: 'duas faixas incluem a idade {age}; ambos os extremos pertencem à faixa',
    en: 'two bands include the age {age}; both ends belong to a band',
  },
  'price.cancellation_twice': {
    es: 'dos tramos de cancelación empiezan a {daysBefore} días',
    pt: 'dois trechos de cancelamento começam a {daysBefore} dias',
    en: 'two cancellation tiers begin at {daysBefore} days',
  },
  'leg.length': {
    es: 'el tramo debe medir 0 metros o más; mide {metres}',
    pt: 'o trecho deve medir 0 metros ou mais; mede {metres}',
    en: 'a leg must be 0 metres long or more; it is {metres}',
  },
  'opening.syntax': {
    es: 'el horario «{hours}» no sigue la sintaxis de OpenStreetMap: {reason}',
    pt: 'o horário “{hours}” não segue a sintaxe do OpenStreetMap: {reason}',
    en: 'the opening hours "{hours}" do not follow the syntax of OpenStreetMap: {reason}',
  },
  'time.local': {
    es: '«{local}» en «{zone}» no es una hora local como 2027-01-15T14:30 en una zona IANA',
    pt: '“{local}” em “{zone}” não é uma hora local como 2027-01-15T14:30 em uma zona IANA',
    en: '"{local}" in "{zone}" is not a local time such as 2027-01-15T14:30 in an IANA zone',
  },
  'time.zone': {
    es: '«{zone}» no es una zona horaria IANA',
    pt: '“{zone}” não é um fuso horário IANA',
    en: '"{zone}" is not an IANA time zone',
  },
  'time.duration': {
    es: 'la duración debe ser de 0 segundos o más',
    pt: 'a duração deve ser de 0 segundos ou mais',
    en: 'the duration must be 0 seconds or more',
  },
} as const satisfies Record<string, Words>
export type MethodWord = keyof typeof METHOD_WORDS

/** True for the message of a refusal that is a key of this table and not already a sentence. */
export const isMethodWord = (message: string): message is MethodWord => Object.hasOwn(METHOD_WORDS, message)

/** The sentence of a refusal in the reader's language; a {name} without a value stays as it is. */
export const methodSentence = (
  word: MethodWord,
  language: Language,
  params: Readonly<Record<string, unknown>> = {},
): string =>
  METHOD_WORDS[word][language].replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : hole,
  )
