import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {stackKey} from '../tags/stack.ts';
import {type KnownTags, type Tags, valueOfTag} from '../tags/tags.ts';
import {compareKeys} from './compare-keys.ts';

/** What the rows of a list are grouped by. */
export interface Grouping {
  /** Key of the tag whose values are the groups. */
  readonly key: string;
  /** Ids of the headings below which nothing is shown. */
  readonly folded: readonly string[];
}

/** The row above a group. */
export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly isFolded: boolean;
}

/** Reads what to group by: `stack`, or the key of a tag as `tag:team`; undefined of anything else. */
export function parseGrouping(text: string): Grouping | undefined {
  if (text === 'stack') return {key: stackKey, folded: []};
  const key = text.startsWith('tag:') ? text.slice('tag:'.length).trim() : '';
  return key === '' ? undefined : {key, folded: []};
}

/** What is grouped by as it is typed. */
export function formatGrouping({key}: Pick<Grouping, 'key'>): string {
  return key === stackKey ? 'stack' : `tag:${key}`;
}

/** The heading that a row is; undefined of an item. */
export function headingOf(row: Item): Heading | undefined {
  return headings.get(row);
}

/** What identifies a row, an item or a heading. */
export function rowId({id}: Pick<Resource, 'id'>, row: Item): string {
  return headings.get(row)?.id ?? id(row);
}

const headings = new WeakMap<Item, Heading>();

/** Puts rows, in their order, below the headings of their groups: values first, then what has none, then what is not known. */
export function groupRows(rows: readonly Item[], grouping: Grouping, tags: KnownTags | undefined): readonly Item[] {
  const {key, folded} = grouping;
  const groups = new Map<string, {readonly title: string; readonly rank: number; readonly rows: Item[]}>();
  for (const row of rows) {
    const own = tags?.of(row);
    const value = own && valueOfTag(own, key);
    const {rank, title} = nameGroup(key === stackKey ? 'stack' : key, own, value);
    const id = `group ${rank} ${value ?? ''}`;
    const group = groups.get(id) ?? {title, rank, rows: []};
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups]
    .toSorted(([, a], [, b]) => a.rank - b.rank || compareKeys(a.title, b.title))
    .flatMap(([id, {title, rows: own}]) => {
      const isFolded = folded.includes(id);
      const heading = {};
      headings.set(heading, {id, title, items: own, isFolded});
      return isFolded ? [heading] : [heading, ...own];
    });
}

/** What a group is called, and whether it stands among the values, behind them, or at the end. */
function nameGroup(name: string, tags: Tags | undefined, value: string | undefined) {
  if (tags === undefined) return {rank: 2, title: `${name} not known`};
  if (value === undefined) return {rank: 1, title: `no ${name}`};
  return {rank: 0, title: value === '' ? `${name} is empty` : value};
}
