import { linkCommands } from './link.commands'
import { peopleCommands } from './people.commands'
import type { Room } from './room'
import { signInCommands } from './sign-in.commands'
import { terminalCommands } from './terminal.commands'

/** Everything that is done with accounts. */
export const accountCommands = (room: Room) => ({
  ...signInCommands(room),
  ...linkCommands(room),
  ...peopleCommands(room),
  ...terminalCommands(room),
})
export type AccountCommands = ReturnType<typeof accountCommands>
