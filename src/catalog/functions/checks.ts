import type {Answer} from '../../core/detail.ts';
import {isSameFunction, toShortArn} from '../../core/format/arn.ts';
import {toEventSource} from '../../core/format/event-source.ts';
import {toList, toOptionalNumber, toOptionalText, toText} from '../../core/format/members.ts';
import {toUnknown} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/resource.ts';
import type {OperationName, OperationOutput} from '../../schema/index.ts';
import type {Configuration} from './configuration.ts';
import {joinReason} from './facts.ts';

/** One thing that may keep a function from running. `note`: it runs, but this is worth knowing. */
export interface Check {
  readonly label: string;
  readonly result: 'fine' | 'bad' | 'note' | 'unknown' | 'pending';
  readonly words: string;
}

/** The answers the checks look at. */
export interface CheckAnswers {
  readonly configuration: Answer<Configuration>;
  readonly concurrency: Answer<OperationOutput<'GetFunctionConcurrency'>>;
  readonly mappings: Answer<readonly ItemOf<'ListEventSourceMappings'>[]>;
  readonly asyncConfigs: Answer<readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]>;
  readonly recursion: Answer<OperationOutput<'GetFunctionRecursionConfig'>>;
}

type Verdict = Omit<Check, 'label'>;

/** Why a function may not be running, each cause looked at. What cannot be read is unknown, never fine. */
export function toChecks(item: Configuration, answers: CheckAnswers): readonly Check[] {
  const {configuration, concurrency, mappings, asyncConfigs, recursion} = answers;
  const deadLetter = toOptionalText(item.DeadLetterConfig?.TargetArn);
  return [
    {label: 'State', ...known(item.State, configuration, () => checkState(item))},
    {label: 'Last update', ...known(item.LastUpdateStatus, configuration, () => checkUpdate(item))},
    {label: 'Concurrency', ...judge(concurrency, 'GetFunctionConcurrency', checkConcurrency)},
    {
      label: 'Mappings',
      ...judge(mappings, 'ListEventSourceMappings', all =>
        checkMappings(toList(all).filter(mapping => isSameFunction(mapping.FunctionArn, item.FunctionArn))),
      ),
    },
    {
      label: 'On failure',
      ...(deadLetter === undefined
        ? judge(asyncConfigs, 'ListFunctionEventInvokeConfigs', checkDestinations)
        : fine(`failed events go to ${toShortArn(deadLetter)}`)),
    },
    {label: 'Recursion', ...judge(recursion, 'GetFunctionRecursionConfig', checkRecursion)},
  ];
}

/** A member the list may have left out: when it is missing, the item's own read decides what to say. */
function known(member: unknown, answer: Answer<Configuration>, verdict: () => Verdict): Verdict {
  if (member !== undefined) return verdict();
  return judge(answer, 'GetFunctionConfiguration', () => unknown('unknown (this endpoint does not tell)'));
}

function judge<Value>(answer: Answer<Value>, operation: OperationName, check: (value: Value) => Verdict): Verdict {
  if (answer.state === 'pending') return {result: 'pending', words: 'checking'};
  if (answer.state === 'failed') return unknown(toUnknown(answer.problem, operation));
  return answer.state === 'ready' ? check(answer.value) : unknown(`unknown (${operation} has no answer)`);
}

function checkState(item: Configuration): Verdict {
  const reason = joinReason(item.StateReasonCode, item.StateReason);
  const words = reason === undefined ? toText(item.State) : `${toText(item.State)}: ${reason}`;
  switch (item.State) {
    case 'Active':
      return fine('Active');
    case 'Pending':
      return {result: 'note', words: `${words} (not ready to run yet)`};
    case 'Inactive':
      return bad(`${words} (idle too long: the next call fails and wakes it)`);
    case 'Failed':
    case 'Deactivated':
    case 'Deactivating':
    case 'Deleting':
    case 'ActiveNonInvocable':
      return bad(words);
    default:
      return unknown(`unknown (state ${words})`);
  }
}

function checkUpdate(item: Configuration): Verdict {
  const reason = joinReason(item.LastUpdateStatusReasonCode, item.LastUpdateStatusReason);
  switch (item.LastUpdateStatus) {
    case 'Successful':
      return fine('Successful');
    case 'InProgress':
      return {result: 'note', words: 'in progress: the code and settings before it still run'};
    case 'Failed':
      return bad(`failed${reason === undefined ? '' : `: ${reason}`} (the code and settings before it still run)`);
    default:
      return unknown(`unknown (status ${toText(item.LastUpdateStatus)})`);
  }
}

function checkConcurrency(answer: OperationOutput<'GetFunctionConcurrency'>): Verdict {
  const {ReservedConcurrentExecutions: reserved} = answer ?? {};
  if (reserved === undefined) return fine("none reserved: runs in the account's unreserved share");
  if (toOptionalNumber(reserved) === undefined) return unknown(`unknown (reserved: ${toText(reserved)})`);
  return reserved === 0 ? bad('0 reserved: every call is throttled') : fine(`${reserved} reserved`);
}

function checkMappings(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): Verdict {
  const all = toList(mappings);
  if (all.length === 0) return fine('none: nothing is polled');
  const disabled = all.filter(({State}) => State === 'Disabled' || State === 'Disabling');
  const failing = all.filter(({LastProcessingResult}) => toText(LastProcessingResult).startsWith('PROBLEM'));
  const faults = [
    ...(disabled.length === 0 ? [] : [`${disabled.length} of ${all.length} disabled (${toNames(disabled)})`]),
    ...failing.map(mapping => `${toNames([mapping])}: ${toText(mapping.LastProcessingResult)}`),
  ];
  if (faults.length > 0) return bad(faults.join('; '));
  const moving = all.filter(({State}) => State !== 'Enabled');
  if (moving.length === 0) return fine(`${all.length} enabled`);
  return {result: 'note', words: moving.map(mapping => `${toNames([mapping])}: ${toText(mapping.State)}`).join('; ')};
}

function toNames(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): string {
  return mappings
    .map(toEventSource)
    .map(({kind, name}) => `${kind} ${name}`)
    .join(', ');
}

function checkDestinations(configs: readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]): Verdict {
  const targets = toList(configs)
    .map(config => toOptionalText(config.DestinationConfig?.OnFailure?.Destination))
    .filter(target => target !== undefined);
  if (targets.length > 0) return fine(`failed events go to ${[...new Set(targets.map(toShortArn))].join(', ')}`);
  return {result: 'note', words: 'failed asynchronous events are dropped: no dead-letter queue, no destination'};
}

function checkRecursion(answer: OperationOutput<'GetFunctionRecursionConfig'>): Verdict {
  const {RecursiveLoop: loop} = answer ?? {};
  if (loop === 'Terminate') return fine('Lambda stops recursive loops');
  if (loop === 'Allow') return {result: 'note', words: 'recursive loops are allowed'};
  return unknown(`unknown (recursion ${toText(loop)})`);
}

function fine(words: string): Verdict {
  return {result: 'fine', words};
}

function bad(words: string): Verdict {
  return {result: 'bad', words};
}

function unknown(words: string): Verdict {
  return {result: 'unknown', words};
}
