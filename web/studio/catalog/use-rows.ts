import { useRef, useState } from 'preact/hooks'
import type { TablePage } from '../../../server/contract/api/table'
import { call } from '../../api'
import { useDoing, useQuery } from '../parts/query'
import { useRested } from '../parts/rested'
import { TABLE } from './calls'
import type { Question } from './question'

/** The rows that a question finds: a first page, and more when they are asked for. A late answer to an old question is dropped. */
export function useRows({ filter, sort, direction }: Question) {
  const q = useRested(filter.q ?? '', 200)
  const found = { ...filter, q }
  const asked = { ...found, sort, direction }
  const of = JSON.stringify(asked)
  const [more, setMore] = useState<{ readonly of: string; readonly pages: readonly TablePage[] }>({ of, pages: [] })
  const first = useQuery((signal) => call(TABLE, { query: asked, signal }), [of])
  const latest = useRef(of)
  latest.current = of
  const next = useDoing()
  const pages = first.data ? [first.data, ...(more.of === of ? more.pages : [])] : []
  const cursor = pages.at(-1)?.next ?? null
  const load = async () => {
    const page = await next.run(() => call(TABLE, { query: { ...asked, cursor: cursor ?? undefined } }))
    if (page && latest.current === of) setMore({ of, pages: [...(more.of === of ? more.pages : []), page] })
  }
  const again = () => {
    setMore({ of, pages: [] })
    first.again()
  }
  return {
    first: { ...first, again },
    rows: pages.flatMap((page) => page.rows),
    cursor,
    load,
    loading: next,
    of,
    filter: found,
  }
}
export type Rows = ReturnType<typeof useRows>
