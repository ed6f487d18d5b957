import type {Conflict} from '../../core/form/merge.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import type {Services} from '../services.ts';
import type {ConflictState} from './states.ts';

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** What was there, what someone else made of it, and what the form would make of it, in rows of at most `width` columns. */
export function buildConflictLines(
  {conflicts, next}: ConflictState,
  maskInput: Services['maskInput'],
  width: number,
): Line[] {
  const show = (path: string, value: unknown) => {
    if (value === undefined) return '–';
    const masked = maskInput(next.form.operation, {[path]: value})[path];
    return typeof masked === 'string' ? masked : JSON.stringify(masked);
  };
  const lines: readonly Line[] = [
    {text: '✗ Someone else changed this since you opened it; nothing was overwritten.', tone: 'bad'},
    {
      text: 'Enter opens the form on their state with your changes in it, or the review where there is no form; nothing is sent before you have reviewed it again.',
      tone: 'accent',
    },
    {text: '', tone: 'plain'},
    ...conflicts.flatMap(entry => toLines(entry, value => show(entry.path, value))),
  ];
  return lines.flatMap(({text, tone}) => wrapText(text, width).map(row => ({text: row, tone})));
}

function toLines({path, opened, theirs, mine}: Conflict, show: (value: unknown) => string): Line[] {
  return [
    {text: path, tone: 'heading'},
    {text: `  when opened  ${show(opened)}`, tone: 'dim'},
    {text: `  theirs now   ${show(theirs)}`, tone: 'warn'},
    {text: `  yours        ${show(mine)}`, tone: 'good'},
    {text: '', tone: 'plain'},
  ];
}
