import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  /** `title` heads the card on a phone; `num` is set to the right; `actions` and `bare` have no heading on a phone. */
  readonly kind?: 'title' | 'num' | 'actions' | 'bare'
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly rowClass?: (row: Row) => string
}

// Roles are said again: browsers forget that a table is one once it is laid out as cards.
/** Rows and columns; on a phone each row is a card that names its columns. */
export function Table<Row>({ caption, columns, rows, keyOf, rowClass }: TableProps<Row>) {
  return (
    <table class="grid" role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, label, kind }) => (
            <th key={key} scope="col" role="columnheader" class={kind && `is-${kind}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" class={rowClass?.(row)}>
            {columns.map(({ key, label, cell, kind }) => (
              <td key={key} role="cell" class={kind && `is-${kind}`} data-label={label}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
