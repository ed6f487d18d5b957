/** What was chosen and typed in a list that is opened again and again, the newest first. */
export interface RecentChoices {
  /** What the choices are known as. */
  readonly chosen: readonly string[];
  readonly typed: readonly string[];
}

const most = 20;

/** What was chosen and typed in lists, by their names, after `choice` was chosen in one by typing `line`; an empty text is none. */
export function withChosen(
  recent: Readonly<Record<string, RecentChoices>>,
  list: string,
  choice: string,
  line: string,
): Readonly<Record<string, RecentChoices>> {
  const {chosen, typed} = recent[list] ?? {chosen: [], typed: []};
  return {...recent, [list]: {chosen: withNewest(chosen, choice), typed: withNewest(typed, line)}};
}

/** What one session has, and behind that what others had, of each list. */
export function mergeRecent(
  own: Readonly<Record<string, RecentChoices>>,
  others: Readonly<Record<string, RecentChoices>>,
): Readonly<Record<string, RecentChoices>> {
  const lists = [...new Set([...Object.keys(own), ...Object.keys(others)])];
  const join = (list: string, kind: keyof RecentChoices) =>
    [...new Set([...(own[list]?.[kind] ?? []), ...(others[list]?.[kind] ?? [])])].slice(0, most);
  return Object.fromEntries(lists.map(list => [list, {chosen: join(list, 'chosen'), typed: join(list, 'typed')}]));
}

function withNewest(texts: readonly string[], newest: string): readonly string[] {
  return newest === '' ? texts : [newest, ...texts.filter(text => text !== newest)].slice(0, most);
}
