/**
 * Has something made once of an object and of what else it is made of: as long as that stays the same, what was made last of the
 * object is it. For what nearly every frame asks about every row.
 */
export function madeOnce<Of extends object, Rest extends readonly unknown[], Made>(
  make: (of: Of, ...rest: Rest) => Made,
): (of: Of, ...rest: Rest) => Made {
  const known = new WeakMap<Of, {readonly rest: Rest; readonly made: Made}>();
  return (of, ...rest) => {
    const last = known.get(of);
    if (last !== undefined && isSame(last.rest, rest)) return last.made;
    const made = make(of, ...rest);
    known.set(of, {rest, made});
    return made;
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
