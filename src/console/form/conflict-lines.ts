import type {Conflict} from '../../core/form/merge.ts';
import {splitConflict} from '../../core/form/split-conflict.ts';
import {showVisibly} from '../../core/text/visible.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import type {Services} from '../services.ts';
import type {ConflictState} from './states.ts';

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

type Masks = Pick<Services, 'maskInput' | 'operation'>;

/** The lines of `readConflictLines` in rows of at most `width` columns. */
export function buildConflictLines(conflict: ConflictState, services: Masks, width: number): Line[] {
  return readConflictLines(conflict, services).flatMap(({text, tone}) =>
    wrapText(text, width).map(row => ({text: row, tone})),
  );
}

/** What was there, what someone else made of it, and what the form would make of it. */
export function readConflictLines(
  {conflicts, removed, next}: ConflictState,
  {maskInput, operation}: Masks,
): readonly Line[] {
  const name = next.form.operation;
  const split = (conflict: Conflict) => {
    const {path, opened, theirs, mine} = conflict;
    const mask = (value: unknown) => (value === undefined ? undefined : maskInput(name, {[path]: value})[path]);
    const field = operation(name).input.find(member => member.name === path);
    return splitConflict(field, conflict, {opened: mask(opened), theirs: mask(theirs), mine: mask(mine)});
  };
  const gone = new Set(removed.map(showVisibly));
  return [
    {text: '✗ Someone else changed this since you opened it; nothing was overwritten.', tone: 'bad'},
    {
      text: 'Enter opens the form on their state with your changes in it, or the review where there is no form; nothing is sent before you have reviewed it again.',
      tone: 'accent',
    },
    {text: '', tone: 'plain'},
    ...conflicts.flatMap(split).flatMap(conflict => toLines(conflict, gone)),
  ];
}

function toLines({path, opened, theirs, mine}: Conflict, removed: ReadonlySet<string>): Line[] {
  const own = mine === undefined && removed.has(path) ? 'taken away' : show(mine);
  return [
    {text: path, tone: 'heading'},
    {text: `  when opened  ${show(opened)}`, tone: 'dim'},
    {text: `  theirs now   ${show(theirs)}`, tone: 'warn'},
    {text: `  yours        ${own}`, tone: 'good'},
    {text: '', tone: 'plain'},
  ];
}

function show(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
