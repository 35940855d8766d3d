/** Words written as one text with commas between them; words may hold spaces. An empty word before the first comma stays. */
export const listed = (words: string): readonly string[] => words.split(',').map((word) => word.trim())
