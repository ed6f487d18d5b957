import type {DetailLine} from '../../core/detail-line.ts';
import {formatMember, isMissing, toEntries} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import {note} from '../../core/format/rows.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildStaleNote, type FunctionConfiguration, readConfiguration} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** The environment variables, each value a secret until its row is revealed. */
export const envTab = tab({
  title: 'Env',
  reads: {configuration: readConfiguration},
  lines: (item, {configuration}) => {
    return [...buildStaleNote(configuration), ...buildErrorRows(item), ...buildVariableRows(item)];
  },
});

/** The service could not decrypt or read the variables: what it then lists is not the environment. */
function buildErrorRows({Environment: environment}: FunctionConfiguration): readonly DetailLine[] {
  const error = environment?.Error;
  if (isMissing(error)) return [];
  const reason = joinReason(error.ErrorCode, error.Message);
  return [{value: `✗ The environment could not be read: ${formatMember(reason)}`, tone: 'bad'}];
}

function buildVariableRows({Environment: environment}: FunctionConfiguration): readonly DetailLine[] {
  const variables = toEntries(environment?.Variables);
  if (variables.length > 0) return variables.map(([label, value]) => buildSecretRow(label, value));
  return isMissing(environment?.Error) ? [note('No environment variables.')] : [];
}

function buildSecretRow(label: string, value: unknown): DetailLine {
  const member = `Environment.Variables{${label}}`;
  if (value === '') return {label, value: 'empty', tone: 'dim', member, copies: ''};
  return {label, value: formatMember(value), secret: true, member};
}
