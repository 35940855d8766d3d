/** A number of things in words: "1 journey", "2 journeys". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** What an answer says of the journeys it lacks; nothing where it lacks none. */
export const parkedRemark = (parked: number): string =>
  parked > 0
    ? `${counted(parked, 'journey')} could not be folded and ${parked === 1 ? 'is' : 'are'} missing here.`
    : ''
