import type {Answer} from '../detail-line.ts';
import {isSameFunction} from '../format/arn.ts';
import {toList} from '../format/members.ts';
import {formatUnknown} from '../format/rows.ts';
import type {OperationName} from '../operation/operation.ts';
import {buildAliasRemedies} from './alias-remedies.ts';
import {buildMappingRemedies} from './mapping-remedies.ts';
import type {Remedy, RemedyFacts, RemedyTarget} from './remedy.ts';
import {buildReservationRemedies} from './reservation-remedies.ts';

/** A row of the menu: a remedy, or a sentence where there is none. */
export type RemedyRow = Remedy | {readonly group: Remedy['group']; readonly words: string; readonly isPending?: true};

/** All remedies of a function in the order they are shown, and in their places what is not there or not known. */
export function buildRemedyRows(target: RemedyTarget, facts: RemedyFacts): readonly RemedyRow[] {
  return [
    ...rowsOf('Calls', facts.reserved, 'GetFunctionConcurrency', answer =>
      buildReservationRemedies(target, answer, facts),
    ),
    ...rowsOf('Mappings', facts.mappings, 'ListEventSourceMappings', all =>
      buildMappingRemedies(toList(all).filter(mapping => isSameFunction(mapping.FunctionArn, target.functionArn))),
    ),
    ...rowsOf('Aliases', facts.aliases, 'ListAliases', aliases => buildAliasRemedies(toList(aliases), target, facts)),
  ];
}

/** The remedies that can be under the cursor. */
export function pickRemedies(rows: readonly RemedyRow[]): readonly Remedy[] {
  return rows.filter(row => 'id' in row);
}

/** Those that stand where they will stay: nothing before them is still being read. A number means one of these. */
export function pickSettled(rows: readonly RemedyRow[]): readonly Remedy[] {
  const pending = rows.findIndex(row => 'isPending' in row);
  return pickRemedies(pending === -1 ? rows : rows.slice(0, pending));
}

/**
 * The remedy under the cursor: the one with that id, else the first one. Undefined while what comes first is still being read: a
 * cursor that was put on nothing must not go from one remedy to another.
 */
export function findCurrentRemedy(rows: readonly RemedyRow[], id: string | undefined): Remedy | undefined {
  return pickRemedies(rows).find(remedy => remedy.id === id) ?? pickSettled(rows)[0];
}

const none: Readonly<Record<Remedy['group'], string>> = {
  Calls: 'nothing can be told',
  Mappings: 'none: nothing is polled for it',
  Aliases: 'none: there is nothing that could lead to another version',
};

function rowsOf<Value>(
  group: Remedy['group'],
  answer: Answer<Value>,
  operation: OperationName,
  toRemedies: (value: Value) => readonly Remedy[],
): readonly RemedyRow[] {
  if (answer.state === 'pending') return [{group, words: 'reading…', isPending: true}];
  if (answer.state === 'failed') return [{group, words: `? ${formatUnknown(answer.problem, operation)}`}];
  const remedies = answer.state === 'ready' ? toRemedies(answer.value) : [];
  return remedies.length === 0 ? [{group, words: none[group]}] : remedies;
}
