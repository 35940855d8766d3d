/** Edits (insert, delete, replace) between two words, given up once they exceed `most`. */
const editsBetween = (left: string, right: string, most: number): number => {
  if (Math.abs(left.length - right.length) > most) return most + 1
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[right.length] ?? most + 1
}

/** The known word with the fewest edits (at most 8, and half of the letters) from what was written, or null. */
export const nearestWord = (written: string, known: readonly string[]): string | null => {
  if (written.length > 60) return null
  const plain = written.toLowerCase().replaceAll(/[\s.-]+/g, '_')
  let nearest: string | null = null
  let fewest = Math.min(8, Math.ceil(plain.length / 2)) + 1
  for (const word of known) {
    const edits = editsBetween(plain, word, 8)
    if (edits < fewest) [nearest, fewest] = [word, edits]
  }
  return nearest
}
