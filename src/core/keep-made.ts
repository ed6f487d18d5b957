/** Makes something by its name, unless what it was made from last is what it would be made from now. */
export type KeepMade<Made> = (name: string, from: readonly unknown[], make: () => Made) => Made;

/** Things that take a while to make, each kept until one of the values it was made from is another one. */
export function createKeepMade<Made>(): KeepMade<Made> {
  const kept = new Map<string, {readonly from: readonly unknown[]; readonly made: Made}>();
  return (name, from, make) => {
    const last = kept.get(name);
    if (last !== undefined && isSame(last.from, from)) return last.made;
    const made = make();
    kept.set(name, {from, made});
    return made;
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
