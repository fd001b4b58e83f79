import { operation, type Operation } from '../account/operation'
import { may } from '../account/rights.rules'
import { Coverage, CoverageQuery } from '../contract/api/coverage'
import type { CoverageCommands } from './coverage.commands'

/** The path of the API that tells what is missing near the sites of a network, a route, a country or a box. */
export const coverageOperation = (commands: CoverageCommands): Operation =>
  operation({
    id: 'coverage',
    method: 'get',
    path: '/coverage',
    needs: 'site.read',
    about: 'Which published sites lack a bed, a meal or a guide within so many kilometres by road.',
    query: CoverageQuery,
    answer: Coverage,
    read: async ({ actor: { grants }, query }) => ({
      body: await commands.coverage(query, {
        sites: (network) => may(grants, 'site.read', { networks: [network] }),
        drafts: (network) => may(grants, 'route.read', { networks: [network] }),
      }),
    }),
  })
