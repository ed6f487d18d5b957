import type {DetailLine} from '../../core/detail-line.ts';
import {isMissing, toEntries, toText} from '../../core/format/members.ts';
import {note} from '../../core/format/rows.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {type Configuration, readConfiguration, toCurrent, toStaleNote} from './configuration.ts';
import {joinReason} from './facts.ts';

const tab = defineTab<'ListFunctions'>();

/** The environment variables, each value a secret until its row is revealed. */
export const envTab = tab({
  title: 'Env',
  reads: {configuration: readConfiguration},
  lines: (item, {configuration}) => {
    const current = toCurrent(item, configuration);
    return [...toStaleNote(configuration), ...toErrorRows(current), ...toVariableRows(current)];
  },
});

/** The service could not decrypt or read the variables: what it then lists is not the environment. */
function toErrorRows({Environment: environment}: Configuration): readonly DetailLine[] {
  const error = environment?.Error;
  if (isMissing(error)) return [];
  const reason = joinReason(error.ErrorCode, error.Message);
  return [{value: `✗ The environment could not be read: ${toText(reason)}`, tone: 'bad'}];
}

function toVariableRows({Environment: environment}: Configuration): readonly DetailLine[] {
  const variables = toEntries(environment?.Variables);
  if (variables.length > 0) return variables.map(([label, value]) => toSecretRow(label, value));
  return isMissing(environment?.Error) ? [note('No environment variables.')] : [];
}

function toSecretRow(label: string, value: unknown): DetailLine {
  if (value === '') return {label, value: 'empty', tone: 'dim'};
  return {label, value: toText(value), secret: true};
}
