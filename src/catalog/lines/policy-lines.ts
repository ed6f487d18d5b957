import type {DetailLine} from '../../core/detail-line.ts';
import {formatJsonLines} from '../../core/format/json.ts';
import {type PolicyStatement, parsePolicy} from '../../core/format/policy.ts';
import {buildRows, heading, note, row} from '../../core/format/rows.ts';
import type {Tone} from '../../core/tone.ts';

/** A resource policy as rows, a group for each statement; a policy that cannot be read is shown raw. */
export function buildPolicyLines(text: unknown): readonly DetailLine[] {
  const statements = parsePolicy(text);
  if (statements === undefined) {
    return [
      note('The policy is not in a known form. As it was sent:'),
      ...formatJsonLines(text).map(value => ({value})),
    ];
  }
  if (statements.length === 0) return [note('The policy has no statements.')];
  return statements.flatMap((statement, index) => buildStatementRows(statement, index));
}

function buildStatementRows(statement: PolicyStatement, index: number): readonly DetailLine[] {
  const {sid, effect, actions, resources, conditions} = statement;
  return [
    heading(sid ?? `Statement ${index + 1}`),
    row('Effect', effect),
    buildPrincipalRow(statement),
    ...buildRows('Action', actions),
    ...buildRows('Resource', resources),
    ...buildRows('Condition', conditions, 'none'),
  ];
}

const reaches: Record<PolicyStatement['reach'], {sign: string; words: string; tone?: Tone}> = {
  anyone: {sign: '✗ ', words: ' (anyone, from any account)', tone: 'bad'},
  url: {sign: '! ', words: ' (anyone who calls the function URL)', tone: 'warn'},
  limited: {sign: '', words: ''},
};

function buildPrincipalRow({principals, reach}: PolicyStatement): DetailLine {
  const {sign, words, tone} = reaches[reach];
  if (principals.length === 0) return row('Principal', undefined);
  return row('Principal', `${sign}${principals.join(', ')}${words}`, tone);
}
