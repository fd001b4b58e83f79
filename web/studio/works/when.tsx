import { dateTime, language, LOCALES } from '../words'
import { ago } from './ago'

const DAY = 86_400_000

/** An instant as people tell it: how long ago; with `exact`, day and hour once it is more than a day old. */
export function When({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) {
  const [then, now] = [Date.parse(at), Date.now()]
  return (
    <time dateTime={at} title={dateTime(at)}>
      {exact && now - then > DAY ? dateTime(at) : ago(then, now, LOCALES[language.value])}
    </time>
  )
}
