import { FORMS } from '../works/fields'
import { textOf, type Speaker } from '../works/saying'
import { tOr } from '../words'

const LONGEST = 220

const SPEAKER: Speaker = { sections: FORMS.site, choices: undefined, room: 'works' }

/** A value of a field as people read it, cut where it is long; '' for nothing. */
export function valueText(field: string, value: unknown): string {
  const text = textOf(SPEAKER, field, value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** A field by the name that its form gives it: `name.pt` is «Nombre (pt)»; a column nobody has a name for stays as it is. */
export function fieldName(path: string): string {
  const whole = tOr(`import.column.${path}`, tOr(`works.field.${path}`, ''))
  if (whole) return whole
  const [first = '', ...rest] = path.split('.')
  const name = tOr(`works.field.${first}`, '')
  if (!name) return path
  return rest.length > 0 ? `${name} (${rest.join('.')})` : name
}
