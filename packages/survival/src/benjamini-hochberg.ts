/**
 * p values adjusted for being read in one table: the smallest rate of false discoveries at which each would be
 * called a difference. In the order given; null where there was no test, which counts for none of the others.
 *
 * Source: Benjamini and Hochberg (1995), J. Royal Stat. Soc. B 57, 289-300; as R's p.adjust(method = "BH").
 */
export const adjustForManyTests = (ps: readonly (number | null)[]): (number | null)[] => {
  const falling = ps.flatMap((p, place) => (p === null ? [] : [{ p, place }])).toSorted((a, b) => b.p - a.p)
  const adjusted: (number | null)[] = ps.map(() => null)
  let smallest = 1
  for (const [largerOnes, { p, place }] of falling.entries()) {
    smallest = Math.min(smallest, p * (falling.length / (falling.length - largerOnes)))
    adjusted[place] = smallest
  }
  return adjusted
}
