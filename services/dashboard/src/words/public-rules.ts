/** What a group has to be for the public to see it, as the end of a sentence. */
export const publicGroups =
  'groups of at least ten journeys, from at least three contributors, the largest of whom brought at most half of them'

/** Who counts as one contributor, and what follows for a workspace with only one. */
export const oneContributor =
  'An import or a key is one contributor: of a workspace that one import or key has filled, nothing is shown.'
