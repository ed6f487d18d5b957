import {join} from 'node:path';
import {parseRecord} from '../core/json.ts';
import type {Arrangement, Shares} from '../core/layout.ts';
import {readText} from '../disk/read-text.ts';

/** What the console remembers by itself between sessions. */
export interface Memory {
  /** Where it was last taken by its own region and profile switches. */
  readonly lastConnection?: {readonly profile?: string; readonly region?: string};
  readonly layout?: {
    readonly pane?: string;
    readonly zoomed?: boolean;
    readonly folded?: boolean;
    /** As earlier versions kept them, for all profiles. */
    readonly shares?: Shares;
    /** How the panes are arranged, by profile, the one that was used last at the end. */
    readonly arrangements?: Readonly<Record<string, Partial<Arrangement>>>;
  };
  /** ARNs of what is listed first, the newest last. */
  readonly favourites?: readonly string[];
  /** Terminals that do not answer over a slow link, by their names. */
  readonly silentTerminals?: readonly string[];
}

/** Bytes of the file at most. */
const mostBytes = 1 << 16;

/** The file of what is remembered. */
export function findMemoryFile(stateFolder: string): string {
  return join(stateFolder, 'remembered.json');
}

/** What of it can be used; the rest, and a file that cannot be read, is as if it had never been. */
export async function readMemory(stateFolder: string): Promise<Memory> {
  return toMemory(
    await readText(findMemoryFile(stateFolder), mostBytes).then(
      text => parseRecord(text) ?? {},
      () => ({}),
    ),
  );
}

/** What of a record is of that kind. */
export function toMemory({
  lastConnection,
  layout,
  favourites,
  silentTerminals,
}: Readonly<Record<string, unknown>>): Memory {
  return {
    ...(isTexts(lastConnection) && {lastConnection}),
    ...(isObject(layout) && {layout}),
    ...(Array.isArray(favourites) && isTexts(favourites) && {favourites}),
    ...(Array.isArray(silentTerminals) && isTexts(silentTerminals) && {silentTerminals}),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.values(value).every(one => typeof one === 'string');
}
