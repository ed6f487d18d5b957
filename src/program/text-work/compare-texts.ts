import {structuredPatch} from 'diff';
import type {DiffPart, TextContrast} from '../../core/source/text-contrast.ts';

/** Milliseconds after which two texts that have nothing in common are given up. */
const patience = 4000;
/** Lines of a diff that are shown, and characters of a line. */
const mostLines = 5000;
const mostCharacters = 2000;

/** How two texts differ, line by line, with three lines around each change. */
export function compareTexts(left: Uint8Array, right: Uint8Array): TextContrast {
  const [old, next] = [readText(left), readText(right)];
  if (old === undefined || next === undefined) return {kind: 'binary'};
  const patch = structuredPatch('', '', old, next, '', '', {context: 3, timeout: patience});
  if (patch === undefined) return {kind: 'untold', why: 'so much of it is different that comparing it was given up'};
  const lines = patch.hunks.flatMap(hunk => hunk.lines);
  return {
    kind: 'text',
    added: lines.filter(line => line.startsWith('+')).length,
    removed: lines.filter(line => line.startsWith('-')).length,
    parts: cutParts(patch.hunks.map(hunk => ({left: hunk.oldStart, right: hunk.newStart, lines: hunk.lines}))),
    leftOut: Math.max(0, lines.length - mostLines),
  };
}

/** The text, or undefined of what is none: it has null characters or is no UTF-8. */
function readText(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

function cutParts(parts: readonly DiffPart[]): readonly DiffPart[] {
  let room = mostLines;
  return parts.flatMap(({lines, ...at}) => {
    const kept = lines.slice(0, Math.max(0, room));
    room -= lines.length;
    return kept.length === 0 ? [] : [{...at, lines: kept.map(cutLine)}];
  });
}

function cutLine(line: string): string {
  return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters)}…`;
}
