import type {DetailLine} from '../../core/detail-line.ts';
import {heading} from '../../core/format/rows.ts';
import type {Tone} from '../../core/tone.ts';
import type {Check} from './checks.ts';

const signs: Record<Check['result'], {sign: string; tone: Tone}> = {
  fine: {sign: '✓', tone: 'good'},
  bad: {sign: '✗', tone: 'bad'},
  note: {sign: '!', tone: 'warn'},
  advice: {sign: '!', tone: 'warn'},
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

/** The sum of the checks in one row: which failed, else what is not as it should be, else what is not known. */
export function buildHealthRow(checks: readonly Check[]): DetailLine {
  const labelsOf = (result: Check['result']) =>
    checks
      .filter(check => check.result === result)
      .map(check => check.label.toLowerCase())
      .join(', ');
  const row = (value: string, tone: Tone) => ({label: 'Health', value, tone});
  const bad = labelsOf('bad');
  const notes = labelsOf('note');
  const unknown = labelsOf('unknown');
  const advice = labelsOf('advice');
  if (bad !== '') return row(`✗ ${bad}: see Checks`, 'bad');
  if (labelsOf('pending') !== '') return row('… checking', 'dim');
  if (notes !== '') return row(`! ${notes}: see Checks${unknown === '' ? '' : `; unknown: ${unknown}`}`, 'warn');
  if (unknown !== '') return row(`? no problem found, but unknown: ${unknown}`, 'warn');
  return row(`✓ no problem found${advice === '' ? '' : `; worth knowing: ${advice}`}`, 'good');
}
