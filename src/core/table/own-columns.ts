import type {Field} from '../../schema/index.ts';
import {formatMember, nothing, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';
import {isSecret} from '../mask.ts';
import type {Column, Resource} from '../resource/resource.ts';
import {offerNames, type WrongSetting} from '../settings/wrong-setting.ts';
import {type KnownTags, valueOfTag} from '../tags/tags.ts';

/** A column of a pane as the settings ask for it. */
export interface OwnColumn {
  readonly source:
    | {readonly kind: 'header'; readonly header: string}
    | {readonly kind: 'member'; readonly path: readonly string[]; readonly isNumber: boolean}
    | {readonly kind: 'tag'; readonly key: string};
  readonly header: string | undefined;
  /** Cells; as wide as what stands in it when not given. */
  readonly width: number | undefined;
}

/** The columns that panes have in place of their own, by the panes' names. */
export type OwnColumns = Readonly<Record<string, readonly OwnColumn[]>>;

/** A resource, and the members that its list tells of an item; none where they are made of something else. */
export interface ListedResource {
  readonly resource: Resource;
  readonly members: readonly Field[];
}

/** Cells of a column that says nothing of its width. */
const usualWidth = 40;
const mostWidth = 200;

/** Reads `columns` of the settings; a column that is wrong is left out, and a pane without any has its own. */
export function readOwnColumns(
  value: unknown,
  listed: readonly ListedResource[],
): {readonly columns: OwnColumns; readonly wrong: readonly WrongSetting[]} {
  const wrong: WrongSetting[] = [];
  const tell = (path: WrongSetting['path'], what: string) => void wrong.push({path: ['columns', ...path], what});
  if (!isRecord(value)) {
    tell([], '"columns" is an object with a list for each pane, such as {"functions": ["NAME", "MemorySize"]}');
    return {columns: {}, wrong};
  }
  const names = listed.map(({resource}) => resource.name);
  const columns = Object.entries(value).flatMap(([pane, entries]) => {
    const of = listed.find(({resource}) => resource.name === pane);
    if (of === undefined) tell([pane], `there is no pane "${pane}"; ${offerNames(pane, names)}`);
    else if (!Array.isArray(entries))
      tell([pane], `the columns of "${pane}" are a list such as ["NAME", "MemorySize"]`);
    if (of === undefined || !Array.isArray(entries)) return [];
    const read = entries.flatMap((entry: unknown, index) => {
      const column = readColumn(entry, of);
      if (typeof column !== 'string') return [column];
      tell([pane, index], `${column}. This column is left out`);
      return [];
    });
    return read.length === 0 ? [] : [[pane, read] as const];
  });
  return {columns: Object.fromEntries(columns), wrong};
}

const parts = ['column', 'header', 'width'];

function readColumn(entry: unknown, of: ListedResource): OwnColumn | string {
  if (typeof entry === 'string') return readSource(entry, of, {header: undefined, width: undefined});
  if (!isRecord(entry)) return 'a column is a text, or an object such as {"column": "MemorySize", "width": 8}';
  const unknown = Object.keys(entry).find(name => !parts.includes(name));
  if (unknown !== undefined) return `a column has no "${unknown}"; ${offerNames(unknown, parts)}`;
  const {column, header, width} = entry;
  if (typeof column !== 'string') return 'its "column" is a text such as "MemorySize"';
  if (header !== undefined && typeof header !== 'string') return 'its "header" is a text';
  const isRight = Number.isInteger(width) && Number(width) >= 1 && Number(width) <= mostWidth;
  if (width !== undefined && !isRight) return `its "width" is a whole number from 1 to ${mostWidth}`;
  return readSource(column, of, {header, width: width === undefined ? undefined : Number(width)});
}

function readSource(
  text: string,
  {resource, members}: ListedResource,
  own: Pick<OwnColumn, 'header' | 'width'>,
): OwnColumn | string {
  const headers = resource.columns.map(({header}) => header);
  const header = headers.find(one => one.toLowerCase() === text.toLowerCase());
  if (header !== undefined) return {...own, source: {kind: 'header', header}};
  const tag = readTagKey(text, resource);
  if (tag !== undefined) return typeof tag === 'string' ? tag : {...own, source: {kind: 'tag', key: tag.key}};
  const path = text.split('.');
  const field = findField(members, path);
  if (field === 'secret') return `what "${text}" holds is secret`;
  if (field !== undefined) return {...own, source: {kind: 'member', path, isNumber: field.kind === 'number'}};
  return `"${resource.name}" has no column "${text}"; ${offerNames(text, [...headers, ...members.map(({name}) => name)])}`;
}

/** The key of `tag:team`, or what is wrong with it; undefined of what is no tag. */
function readTagKey(text: string, {name, tagged}: Resource): {readonly key: string} | string | undefined {
  if (!text.startsWith('tag:')) return undefined;
  const key = text.slice('tag:'.length);
  if (key === '') return '"tag:" is followed by the key of a tag, such as "tag:team"';
  return tagged === undefined ? `"${name}" have no tags of their own` : {key};
}

/** The field that a path leads to; of a map any key does. */
function findField(members: readonly Field[], [name = '', ...rest]: readonly string[]): Field | 'secret' | undefined {
  const field = members.find(one => one.name === name);
  if (field === undefined) return undefined;
  if (isSecret(field) || (rest.length === 0 && holdsSecret(field))) return 'secret';
  if (rest.length === 0) return field;
  if (field.kind !== 'map') return findField(field.members(), rest);
  return isSecret(field.item()) ? 'secret' : field.item();
}

function holdsSecret(field: Field): boolean {
  return isSecret(field) || [...field.members(), ...partsOf(field)].some(holdsSecret);
}

function partsOf(field: Field): readonly Field[] {
  return field.kind === 'list' || field.kind === 'map' ? [field.item()] : [];
}

/** The columns of a pane: its own, or those that are asked for. */
export function buildShownColumns(
  resource: Resource,
  wanted: readonly OwnColumn[] | undefined,
  tags?: KnownTags,
): readonly Column<Item>[] {
  if (wanted === undefined) return resource.columns;
  const columns = wanted.flatMap(({source, header, width}): readonly Column<Item>[] => {
    const column = buildColumn(resource, source, tags);
    if (column === undefined) return [];
    const {extra: _, grow, ...kept} = column;
    const sized =
      width === undefined ? {...kept, ...(grow !== undefined && {grow})} : {...kept, min: width, max: width};
    return [{...sized, ...(header !== undefined && {header}), isAsked: true as const}];
  });
  const growing = columns.some(({grow}) => grow !== undefined) || wanted[0]?.width !== undefined;
  return growing ? columns : columns.map((column, index) => (index === 0 ? {...column, grow: 1} : column));
}

function buildColumn(
  {columns}: Resource,
  source: OwnColumn['source'],
  tags: KnownTags | undefined,
): Column<Item> | undefined {
  if (source.kind === 'header') return columns.find(({header}) => header === source.header);
  return source.kind === 'tag' ? buildTagColumn(source.key, tags) : buildMemberColumn(source);
}

/** A tag: nothing stands where there is none, and something else where that is not known. */
function buildTagColumn(key: string, tags: KnownTags | undefined): Column<Item> {
  const read = (item: Item) => {
    const own = tags?.of(item);
    return own && valueOfTag(own, key);
  };
  const isUnknown = (item: Item) => tags?.of(item) === undefined;
  return {
    header: key,
    value: item => {
      if (isUnknown(item)) return tags?.isAwaited(item) === false ? '?' : '…';
      return read(item) ?? nothing;
    },
    tone: item => (isUnknown(item) ? 'dim' : undefined),
    sort: read,
    isUnknown,
    max: usualWidth,
  };
}

function buildMemberColumn({path, isNumber}: Extract<OwnColumn['source'], {kind: 'member'}>): Column<Item> {
  const read = (item: Item) => path.reduce<unknown>((value, name) => toStructure(value)[name], item);
  return {
    header: path.at(-1) ?? '',
    value: item => formatMember(read(item)),
    max: usualWidth,
    ...(isNumber && {align: 'right' as const, sort: (item: Item) => -Number(read(item) ?? Number.NEGATIVE_INFINITY)}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
