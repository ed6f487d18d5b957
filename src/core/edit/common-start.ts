/** What all the texts begin with; undefined when there are none. */
export function commonStart([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  return others.reduce((start, text) => {
    let length = 0;
    while (length < start.length && start[length] === text[length]) length += 1;
    return start.slice(0, length);
  }, first);
}
