import { tOr } from '../words'

const LONGEST = 220

/** A value of a field as one line of text; '' for nothing. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
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
