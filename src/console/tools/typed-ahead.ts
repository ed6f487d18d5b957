/** A key, or a pasted text, that came before what takes it was there. */
export type TypedAhead = {readonly key: string; readonly input: string} | {readonly pasted: string};
