import type {Operation} from '../../schema/index.ts';
import type {Item} from '../item.ts';
import {buildAwsCommand} from '../operation/aws-command.ts';
import type {CommandLine, CommandTarget} from '../operation/command-line.ts';

/**
 * The command of a call that was made, to be run again: without the RevisionId that guarded it, which every change makes stale,
 * and with what else was of that moment said.
 */
export function buildJournalCommand(operation: Operation, input: Item, target: CommandTarget): CommandLine {
  const {RevisionId, ...others} = input;
  const isGuarded = RevisionId !== undefined && !operation.readOnly;
  const {text, notes} = buildAwsCommand(operation, isGuarded ? others : input, target);
  const passing = Object.keys(input).filter(name => isPassing(name, operation));
  return {
    text,
    notes: [
      ...notes,
      ...(isGuarded
        ? [`it was guarded by RevisionId ${String(RevisionId)}, which holds until the next change only`]
        : []),
      ...passing.map(name => `it cannot be run again as it stands: its ${name} was of then`),
    ],
  };
}

/** What the service hands out for one use: the token of a page, of a checkpoint, of a callback. */
function isPassing(name: string, {pagination}: Operation): boolean {
  return name === pagination?.inputToken || /^(CheckpointToken|CallbackId)$/.test(name);
}
