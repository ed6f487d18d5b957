/** Only the members that are set: with exact optional members, an undefined one is not the same as none. */
export function present<T extends object>(object: T): {[Key in keyof T]?: Exclude<T[Key], undefined>} {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[Key in keyof T]?: Exclude<T[Key], undefined>};
}
