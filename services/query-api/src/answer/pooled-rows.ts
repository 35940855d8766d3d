import { ProblemError } from '@hearback/http'

/** Days of single journeys tell who they are: in a community they belong to those who pooled them. */
export const pooledRows = () =>
  new ProblemError({
    status: 403,
    code: 'community_rows',
    detail:
      'Single spells of a community are not exported: with their days nearly every journey is unique. Ask its questions instead.',
  })
