import type {DetailLine} from '../../core/detail-line.ts';
import {heading} from '../../core/format/rows.ts';
import type {Tone} from '../../core/tone.ts';
import type {Check} from './checks.ts';

const signs: Record<Check['result'], {sign: string; tone: Tone}> = {
  fine: {sign: '✓', tone: 'good'},
  bad: {sign: '✗', tone: 'bad'},
  note: {sign: '!', tone: 'warn'},
  unknown: {sign: '?', tone: 'warn'},
  pending: {sign: '…', tone: 'dim'},
};

/** The checks as rows under their heading. */
export function buildCheckRows(checks: readonly Check[]): readonly DetailLine[] {
  const rows = checks.map(({label, result, words, mend}) => {
    const {sign, tone} = signs[result];
    return {label, value: `${sign} ${words}${mend === undefined ? '' : ` — ${mend}`}`, tone};
  });
  return [heading('Checks'), ...rows];
}

/** The sum of the checks in one row: which failed, else which are not known. */
export function buildHealthRow(checks: readonly Check[]): DetailLine {
  const labelsOf = (result: Check['result']) =>
    checks
      .filter(check => check.result === result)
      .map(check => check.label.toLowerCase())
      .join(', ');
  const bad = labelsOf('bad');
  const unknown = labelsOf('unknown');
  if (bad !== '') return {label: 'Health', value: `✗ ${bad}: see Checks`, tone: 'bad'};
  if (labelsOf('pending') !== '') return {label: 'Health', value: '… checking', tone: 'dim'};
  if (unknown !== '') return {label: 'Health', value: `? no problem found, but unknown: ${unknown}`, tone: 'warn'};
  return {label: 'Health', value: '✓ no problem found', tone: 'good'};
}
