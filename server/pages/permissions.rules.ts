import { RIGHTS, type Right } from '../account/rights.rules'
import { ROLES } from '../contract/account'
import type { Head } from './frame.rules'
import type { Reader } from './reader.rules'

/** One right of the table: how far each role holds it; an empty reach means not at all. */
function rowOf(right: Right, { words }: Reader) {
  const row: Readonly<Record<string, string>> = RIGHTS[right]
  return {
    right,
    name: words(`permissions.rights.${right}`),
    cells: ROLES.map((role) => ({
      role: words(`permissions.roles.${role}`),
      reach: row[role] ? words(`permissions.reach.${row[role]}`) : '',
      everything: row[role] === 'all',
    })),
  }
}

/** The page that shows the one table of rights as the program uses it, and how a draft becomes a publication. */
export function permissionsView(reader: Reader) {
  const { words, href } = reader
  const head: Head = {
    title: words('permissions.title'),
    description: words('permissions.description'),
    section: 'help',
    crumbs: [
      { label: words('common.nav.help'), href: href('/ayuda') },
      { label: words('permissions.title'), href: href('/ayuda/permisos') },
    ],
  }
  const rights = Object.keys(RIGHTS) as Right[]
  const kinds = [...new Set(rights.map((right) => right.split('.')[0]!))]
  return {
    head,
    roles: ROLES.map((role) => ({
      name: words(`permissions.roles.${role}`),
      about: words(`permissions.about.${role}`),
    })),
    groups: kinds.map((kind) => ({
      name: words(`permissions.groups.${kind}`),
      span: ROLES.length + 1,
      rows: rights.filter((right) => right.startsWith(`${kind}.`)).map((right) => rowOf(right, reader)),
    })),
    path: words('permissions.path').split('\n'),
  }
}
