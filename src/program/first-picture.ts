import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {FirstAsk} from '../aws/first-ask.ts';
import {formatLength} from '../core/format/length.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import type {TextBlock} from '../terminal/screen/frame.ts';
import type {ConsoleRequest} from './command-line.ts';
import type {StartHost} from './start-inputs.ts';

/** The first screen of a start, painted when the one before it ended: to be there before anything is loaded that could paint it. */
export interface FirstPicture {
  readonly columns: number;
  readonly rows: number;
  /** All of it but for the rows with the ages of what is shown. */
  readonly painted: Painting;
  readonly ages: readonly PaintedAge[];
  /** What the start asks for, and the place that it leads to. */
  readonly request: ConsoleRequest;
  readonly place: string;
  /** How the first page of the list in it can be asked for at once. */
  readonly ask: FirstAsk | undefined;
  /** The file that the rows in it are of, with what tells it from others that were written at its place. */
  readonly source: {readonly file: string; readonly mark: string};
}

/** Blocks of text, and what has the terminal show them. */
export interface Painting {
  readonly blocks: readonly TextBlock[];
  readonly output: string;
}

/** The row with the age of a list, painted for an age of each length. */
export interface PaintedAge {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly rows: readonly AgePainting[];
}

/** A row with an age, in place of which another one of the same length can stand. */
export interface AgePainting extends Painting {
  readonly age: string;
}

/** The folder of the pictures, a file for each kind of start. */
export function findPictureFolder({env, home}: Pick<StartHost, 'env' | 'home'>): string {
  return join(findStateFolder(env, home), 'pictures');
}

/** What tells a file from another one that is written at its place later. Throws the system's error. */
export function markFile(path: string): string {
  const {ino, size, mtimeMs} = statSync(path);
  return [ino, size, mtimeMs].join(' ');
}

/** A picture as the text of a file. It stands there twice: what is damaged is not as its copy. */
export function formatPicture(picture: FirstPicture): string {
  const text = `${JSON.stringify(picture)}\n`;
  return text + text;
}

/** Reads one, unless the rows in it have been written anew. Undefined when there is none that can be used. */
export function readPicture(path: string): FirstPicture | undefined {
  try {
    const content = readFileSync(path);
    const half = content.length / 2;
    if (!content.subarray(0, half).equals(content.subarray(half))) return undefined;
    const picture: FirstPicture = JSON.parse(content.toString('utf8', 0, half));
    return markFile(picture.source.file) === picture.source.mark ? picture : undefined;
  } catch {
    return undefined;
  }
}

/** All of a picture as it is at a time; undefined when an age in it is one that it was not painted for. */
export function fillPicture({painted, ages}: FirstPicture, now: number): Painting | undefined {
  const filled = ages.map(age => fillAge(age, now)).filter(row => row !== undefined);
  if (filled.length < ages.length) return undefined;
  return {
    output: painted.output + filled.map(({output}) => output).join(''),
    blocks: [...painted.blocks, ...filled.flatMap(({blocks}) => blocks)],
  };
}

function fillAge({since, rows}: PaintedAge, now: number): Painting | undefined {
  const age = formatAgeOf(since, now);
  const row = rows.find(one => one.age.length === age.length);
  const fill = (text: string) => text.replace(row?.age ?? '', age);
  return row && {output: fill(row.output), blocks: row.blocks.map(block => ({...block, rows: block.rows.map(fill)}))};
}

/** How an age stands in a picture. */
export function formatAgeOf(since: number, now: number): string {
  return `${formatLength(Math.max(0, now - since))} ago`;
}
