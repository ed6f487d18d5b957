/** Bytes of a text that is compared line by line. */
export const mostCompared = 4 << 20;

/** A run of lines around changes, as a unified diff has it: each line begins with a blank, `-` or `+`. */
export interface DiffPart {
  /** Number of the first line on either side, from 1. */
  readonly left: number;
  readonly right: number;
  readonly lines: readonly string[];
}

/** How two texts differ; or why that is not shown. */
export type TextContrast =
  | {
      readonly kind: 'text';
      readonly added: number;
      readonly removed: number;
      readonly parts: readonly DiffPart[];
      /** Lines of the diff that are left out at its end. */
      readonly leftOut: number;
    }
  | {readonly kind: 'binary'}
  | {readonly kind: 'untold'; readonly why: string};

/**
 * A line of a diff with its numbers; one that was changed stands beside the one it became where both sides have room.
 * `unended`: the line before it is the last of its text and ends without a line break.
 */
export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added' | 'changed' | 'gap' | 'unended';
  readonly left?: {readonly number: number; readonly text: string};
  readonly right?: {readonly number: number; readonly text: string};
  /** Of a gap: how many lines that are the same stand between what is shown. */
  readonly between?: number;
}

/** `+12 −3`; undefined of what has no lines. */
export function formatCounts(contrast: TextContrast): string | undefined {
  return contrast.kind === 'text' ? `+${contrast.added} −${contrast.removed}` : undefined;
}

/** The rows of a diff: one under the other, or both sides beside each other. */
export function buildDiffRows(parts: readonly DiffPart[], arrangement: 'under' | 'beside'): readonly DiffRow[] {
  let end = 1;
  return parts.flatMap(part => {
    const gap: readonly DiffRow[] = part.right > end ? [{kind: 'gap', between: part.right - end}] : [];
    const lines = numberLines(part);
    end = part.right + lines.filter(({right}) => right !== undefined).length;
    return [...gap, ...(arrangement === 'beside' ? pairLines(lines) : lines)];
  });
}

function numberLines({left, right, lines}: DiffPart): readonly DiffRow[] {
  let [old, next] = [left, right];
  return lines.flatMap((line): readonly DiffRow[] => {
    const text = line.slice(1);
    switch (line[0]) {
      case '-':
        return [{kind: 'removed', left: {number: old++, text}}];
      case '+':
        return [{kind: 'added', right: {number: next++, text}}];
      case ' ':
        return [{kind: 'same', left: {number: old++, text}, right: {number: next++, text}}];
      default:
        return [{kind: 'unended'}];
    }
  });
}

/** Of lines that were changed together, those that were removed stand beside those that took their place. */
function pairLines(lines: readonly DiffRow[]): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let [old, next]: [DiffRow[], DiffRow[]] = [[], []];
  const flush = () => {
    for (let index = 0; index < Math.max(old.length, next.length); index += 1) rows.push(pair(old[index], next[index]));
    [old, next] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'removed') old.push(line);
    else if (line.kind === 'added') next.push(line);
    else {
      flush();
      rows.push(line);
    }
  }
  flush();
  return rows;
}

function pair(old: DiffRow | undefined, next: DiffRow | undefined): DiffRow {
  if (old?.left === undefined || next?.right === undefined) return old ?? next ?? {kind: 'gap'};
  return {kind: 'changed', left: old.left, right: next.right};
}
