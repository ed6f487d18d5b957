import {formatSize} from '../format/size.ts';
import type {CodeEntry} from '../source/code.ts';

/** A file that is not the same on both sides. */
export interface FileContrast {
  readonly path: string;
  /** `other-mode`: the same content with other permissions. */
  readonly change: 'added' | 'removed' | 'changed' | 'other-mode';
  readonly left: CodeEntry | undefined;
  readonly right: CodeEntry | undefined;
}

/** What stands before a file's path. */
export const fileSigns: Readonly<Record<FileContrast['change'], string>> = {
  added: '+',
  removed: '−',
  changed: '~',
  'other-mode': '~',
};

/** The files that are on one side only or not the same on both, by path. Content is told by size and CRC: nothing is read of it. */
export function compareFiles(left: readonly CodeEntry[], right: readonly CodeEntry[]): readonly FileContrast[] {
  const [old, next] = [byPath(left), byPath(right)];
  return listPaths(old, next).flatMap((path): readonly FileContrast[] => {
    const [one, other] = [old.get(path), next.get(path)];
    const change = tellChange(one, other);
    return change === undefined ? [] : [{path, change, left: one, right: other}];
  });
}

/** How many files there are on both sides together. */
export function countFiles(left: readonly CodeEntry[], right: readonly CodeEntry[]): number {
  return listPaths(byPath(left), byPath(right)).length;
}

/** What became of a file, in a few words beside its path: sizes, permissions. */
export function formatFileContrast({change, left, right}: FileContrast): string {
  const modes =
    left?.mode !== right?.mode && left?.mode !== undefined && right?.mode !== undefined
      ? [`mode ${left.mode.toString(8)} → ${right.mode.toString(8)}`]
      : [];
  switch (change) {
    case 'added':
      return `only on the right · ${formatContent(right)}`;
    case 'removed':
      return `only on the left · ${formatContent(left)}`;
    case 'other-mode':
      return modes.join();
    case 'changed':
      return [`${formatContent(left)} → ${formatContent(right)}`, ...modes].join(' · ');
  }
}

/** Bytes of a text that is compared before somebody opens it. */
const smallText = 512 << 10;

/** Whether a file was changed that is small enough to be compared before somebody asks for it. */
export function isSmallChange({change, left, right}: FileContrast): boolean {
  return change === 'changed' && Math.max(left?.size ?? 0, right?.size ?? 0) <= smallText;
}

/** Who may read and run it: a function may not write its code whatever the mode is. */
const used = 0o555;

/** Of entries that have one path the last one counts: it is unpacked over the others. */
function byPath(entries: readonly CodeEntry[]): ReadonlyMap<string, CodeEntry> {
  return new Map(entries.filter(({kind}) => kind !== 'folder').map(entry => [entry.path, entry]));
}

function listPaths(old: ReadonlyMap<string, CodeEntry>, next: ReadonlyMap<string, CodeEntry>): readonly string[] {
  return [...new Set([...old.keys(), ...next.keys()])].sort();
}

function tellChange(left: CodeEntry | undefined, right: CodeEntry | undefined): FileContrast['change'] | undefined {
  if (left === undefined) return 'added';
  if (right === undefined) return 'removed';
  if (left.size !== right.size || left.crc32 !== right.crc32 || left.kind !== right.kind) return 'changed';
  if (left.mode === undefined || right.mode === undefined) return undefined;
  return (left.mode & used) === (right.mode & used) ? undefined : 'other-mode';
}

function formatContent(entry: CodeEntry | undefined): string {
  if (entry === undefined) return '';
  return entry.kind === 'link' ? 'a link' : formatSize(entry.size);
}
