import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {LookedAt, Remembered, RememberedList, RememberedLists} from '../console/session/remembered.ts';
import type {Resource} from '../core/resource/resource.ts';
import {keepNewest} from '../disk/keep-newest.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {replaceFile} from '../disk/write-file.ts';

/** The rows that are kept between sessions, a file for each place. */
export interface RememberedRows {
  /** The path of the file of a place. */
  fileOf(place: string): string;
  /** What is kept of a place. What cannot be read, or is damaged, or is of another place, counts as nothing. */
  read(place: string): Promise<Remembered | undefined>;
  /** Keeps the rows of a place instead of what was kept of it (mode 0600). Rejects when they cannot be written. */
  write(remembered: Remembered): Promise<void>;
  /** Removes everything that is kept, of all places. */
  forget(): Promise<void>;
}

/** Bytes of a file at most: more than twenty thousand functions. */
const mostBytes = 4 << 20;
/** Places whose rows are kept: keys that are given for some hours are places of their own. */
const mostPlaces = 40;

/** Makes what keeps rows in a folder, by place names that are file names. */
export function createRememberedRows(folder: string, resources: readonly Resource[]): RememberedRows {
  const fileOf = (place: string) => join(folder, `${place}.json`);
  return {
    fileOf,
    read: async place => {
      try {
        return parseRemembered(JSON.parse(await readText(fileOf(place), mostBytes)), place, resources);
      } catch {
        // There is nothing, or nothing that can be used: what is kept next takes its place.
        return undefined;
      }
    },
    write: async remembered => {
      const text = JSON.stringify({format, ...remembered});
      if (text.length > mostBytes) return;
      makeFolder(folder);
      await replaceFile(fileOf(remembered.place), text);
      await keepNewest(folder, mostPlaces);
    },
    forget: () => rm(folder, {recursive: true, force: true}),
  };
}

/** Of what is written: what was written in another way is not read. */
const format = 1;

function parseRemembered(stored: unknown, place: string, resources: readonly Resource[]): Remembered | undefined {
  if (!isRecord(stored) || stored['format'] !== format || stored['place'] !== place) return undefined;
  const kept = resources.filter(({toRemembered}) => toRemembered !== undefined);
  const lists = parseLists(stored['lists'], kept, undefined);
  if (Object.keys(lists).length === 0) return undefined;
  return {place, lists, lookedAt: toItems(stored['lookedAt']).flatMap(looked => parseLookedAt(looked, kept))};
}

function parseLookedAt(looked: unknown, kept: readonly Resource[]): readonly LookedAt[] {
  if (!isRecord(looked)) return [];
  const {resource, id} = looked;
  if (typeof resource !== 'string' || typeof id !== 'string') return [];
  return [{resource, id, lists: parseLists(looked['lists'], kept, resource)}];
}

/** Those of the lists of an owner's item that can be used; of lists that have no owner when that is undefined. */
function parseLists(lists: unknown, kept: readonly Resource[], owner: string | undefined): RememberedLists {
  if (!isRecord(lists)) return {};
  const known = kept.flatMap(resource => {
    const list = resource.parent?.name === owner ? parseList(lists[resource.name], resource) : undefined;
    return list === undefined ? [] : [[resource.name, list] as const];
  });
  return Object.fromEntries(known);
}

function toItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parseList(list: unknown, {arn}: Resource): RememberedList | undefined {
  if (!isRecord(list)) return undefined;
  const {items, readAt} = list;
  if (typeof readAt !== 'number' || !Array.isArray(items)) return undefined;
  return items.every(item => isRecord(item) && arn(item) !== undefined) ? {items, readAt} : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
