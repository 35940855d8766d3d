type Partly<Whole> = Whole extends readonly (infer Item)[]
  ? Partly<Item>[]
  : Whole extends object
    ? { [Name in keyof Whole]?: Partly<Whole[Name]> }
    : Whole

// A test gives only what the words it is about read; whatever else they read would fail on it.
/** An answer of which only a part is given. */
export const partly = <Whole>(part: Partly<Whole>): Whole => part as Whole
