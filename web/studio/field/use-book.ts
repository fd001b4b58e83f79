import { useEffect, useState } from 'preact/hooks'
import { remember } from '../device'
import { me } from '../session'
import { bookOf, type Book } from './book'
import { runErrands } from './errand'
import { prepareWorker } from './worker'

/** The field book of whoever is here; null while it opens, undefined where this browser keeps nothing. */
export function useBook(): Book | null | undefined {
  const person = me.value
  const [book, setBook] = useState<Book | null | undefined>(null)
  useEffect(() => {
    if (!person) return
    void remember(person)
    void prepareWorker()
    bookOf(person.id).then(
      (opened) => {
        setBook(opened)
        void opened.tidy(Date.now())
        runErrands(person.id)
      },
      () => setBook(undefined),
    )
  }, [person?.id])
  return book
}
