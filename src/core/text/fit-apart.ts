import {displayWidth, truncate} from './fit.ts';

/**
 * Texts that stand below each other, each in at most `width` columns: what is too long is cut where that leaves all of them
 * told apart, by whole words where there is room for them. Texts as they are when they fit.
 */
export function fitApart(texts: readonly string[], width: number): readonly string[] {
  const long = new Set(texts.filter(text => displayWidth(text) > width));
  if (long.size === 0) return texts;
  const shown = new Map<string, string>();
  const bodies = withoutGenerated([...long]);
  cutApart([...bodies.keys()], bodies, Math.max(0, width), shown);
  return texts.map(text => shown.get(text) ?? text);
}

/** The same for texts that begin with what matters: their ends are given up first, where that tells them apart. */
export function fitFromStart(texts: readonly string[], width: number): readonly string[] {
  const cut = texts.map(text => truncate(text, width));
  return new Set(cut).size === texts.length ? cut : fitApart(texts, width);
}

/** Cuts a group in the way that tells most of it apart, and what is still the same in a way of its own. */
function cutApart(
  group: readonly string[],
  bodies: ReadonlyMap<string, string>,
  width: number,
  shown: Map<string, string>,
): void {
  const best = findCut(group, bodies, width);
  const same = new Map<string, string[]>();
  for (const text of group) {
    const result = best(bodies.get(text) ?? text, text).shown;
    shown.set(text, result);
    same.set(result, [...(same.get(result) ?? []), text]);
  }
  for (const rest of same.values()) {
    if (rest.length > 1 && rest.length < group.length) cutApart(rest, bodies, width, shown);
  }
}

interface CutText {
  readonly shown: string;
  /** Of what is shown the words that are whole. */
  readonly words: string;
}

/** How to cut a text of which `body` is what tells. */
type CutOff = (body: string, text: string) => CutText;

function findCut(group: readonly string[], bodies: ReadonlyMap<string, string>, width: number): CutOff {
  let best: {cut: CutOff; count: number} | undefined;
  for (const cut of listCuts(group, width)) {
    const cuts = group.map(text => cut(bodies.get(text) ?? text, text));
    const count = new Set(cuts.map(({shown}) => shown)).size;
    if (count === group.length && new Set(cuts.map(({words}) => words)).size === count) return cut;
    if (best === undefined || count > best.count) best = {cut, count};
  }
  return best?.cut ?? (body => ({shown: truncate(body, width), words: ''}));
}

/** The middle is given up first; then other places; then all but a part. */
function listCuts(group: readonly string[], width: number): CutOff[] {
  if (width < 3 || group.some(text => !/^[ -~]*$/.test(text))) return [cutMiddle(width)];
  const kept = width - 1;
  const middle = Math.ceil(kept / 2);
  const heads = Array.from({length: kept + 1}, (_, head) => head);
  const longest = Math.max(...group.map(({length}) => length));
  return [
    ...heads.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).map(head => cutAt(head, width)),
    ...Array.from({length: Math.max(0, longest - width + 1)}, (_, start) => cutAround(start + 1, width)),
  ];
}

function cutMiddle(width: number): CutOff {
  return (_, text) => ({shown: truncate(text, width, 'middle'), words: ''});
}

/** Keeps `head` characters at the front and what there is room for at the end. */
function cutAt(head: number, width: number): CutOff {
  return (body, text) => {
    if (body.length < text.length && body.length < width) return {shown: `${body}…`, words: body};
    const room = body.length < text.length ? width - 1 : width;
    const kept = Math.min(head, room - 1);
    const start = body.length - (room - 1 - kept);
    const words = `${body.slice(0, endOfWord(body, kept))}…${body.slice(startOfWord(body, start))}`;
    return {shown: `${body.slice(0, kept)}…${body.slice(start)}${room < width ? '…' : ''}`, words};
  };
}

/** Keeps a part from within. */
function cutAround(start: number, width: number): CutOff {
  return (body, text) => {
    if (body.length < text.length && body.length < width) return {shown: `${body}…`, words: body};
    const from = Math.min(start, body.length - 1);
    const end = Math.min(body.length, from + width - 2);
    const words = body.slice(startOfWord(body, from), Math.max(startOfWord(body, from), endOfWord(body, end)));
    return {shown: `…${body.slice(from, end)}${end < text.length ? '…' : ''}`, words};
  };
}

/** The last end of a word at or before an index. */
function endOfWord(text: string, at: number): number {
  let end = at;
  while (end > 0 && isWithinWord(text, end)) end--;
  return end;
}

/** The first start of a word at or after an index. */
function startOfWord(text: string, at: number): number {
  let start = at;
  while (start < text.length && isWithinWord(text, start)) start++;
  return start;
}

function isWithinWord(text: string, at: number): boolean {
  return /^[A-Za-z0-9]{2}$/.test(text.slice(at - 1, at + 1)) && !/^[a-z][A-Z]$/.test(text.slice(at - 1, at + 1));
}

/** What a deployment tool put at the end of a name says nothing to people, where the names differ without it. */
function withoutGenerated(texts: readonly string[]): ReadonlyMap<string, string> {
  const bodies = new Map(texts.map(text => [text, text.replace(generated, '')]));
  const counts = new Map<string, number>();
  for (const body of bodies.values()) counts.set(body, (counts.get(body) ?? 0) + 1);
  return new Map([...bodies].map(([text, body]) => [text, counts.get(body) === 1 ? body : text]));
}

/** As CloudFormation ends the names that it makes: 12 or 13 letters and digits, capitals among them. */
const generated = /-(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\d)[A-Za-z0-9]{12,13}$/;
