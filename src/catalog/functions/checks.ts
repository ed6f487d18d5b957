import type {Answer} from '../../core/detail-line.ts';
import {formatShortArn, isSameFunction} from '../../core/format/arn.ts';
import {readEventSource} from '../../core/format/event-source.ts';
import {formatMember, toList, toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Traffic} from '../../core/metrics/traffic.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {checkPolicy, checkThrottles} from './check-calls.ts';
import type {FunctionConfiguration} from './configuration.ts';
import {bad, fine, judge, noteworthy, unknown, type Verdict} from './verdict.ts';

/** One thing that may keep a function from running. */
export interface Check extends Verdict {
  readonly label: string;
}

/** The answers the checks look at. */
export interface CheckAnswers {
  readonly configuration: Answer<unknown>;
  readonly concurrency: Answer<OperationOutput<'GetFunctionConcurrency'>>;
  readonly mappings: Answer<readonly ItemOf<'ListEventSourceMappings'>[]>;
  readonly asyncConfigs: Answer<readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]>;
  readonly recursion: Answer<OperationOutput<'GetFunctionRecursionConfig'>>;
  readonly policy: Answer<OperationOutput<'GetPolicy'>>;
  readonly urls: Answer<readonly ItemOf<'ListFunctionUrlConfigs'>[]>;
  readonly account: Answer<OperationOutput<'GetAccountSettings'>>;
  /** Calls of the last hour. */
  readonly traffic: Answer<Traffic>;
}

/** Why a function may not be running, each cause looked at. What cannot be read is unknown, never fine. */
export function checkHealth(item: FunctionConfiguration, answers: CheckAnswers): readonly Check[] {
  const {configuration, concurrency, mappings, asyncConfigs, recursion} = answers;
  const own = toList(mappings.state === 'ready' ? mappings.value : []).filter(mapping =>
    isSameFunction(mapping.FunctionArn, item.FunctionArn),
  );
  const polled = mappings.state === 'ready' ? own.length : undefined;
  const deadLetter = toOptionalText(item.DeadLetterConfig?.TargetArn);
  return [
    {label: 'State', ...known(item.State, configuration, () => checkState(item))},
    {label: 'Last update', ...known(item.LastUpdateStatus, configuration, () => checkUpdate(item))},
    {label: 'Concurrency', ...judge(concurrency, 'GetFunctionConcurrency', checkConcurrency)},
    {label: 'Throttles', ...checkThrottles(answers.traffic, answers.account)},
    {label: 'Mappings', ...judge(mappings, 'ListEventSourceMappings', () => checkMappings(own))},
    {label: 'Policy', ...checkPolicy({policy: answers.policy, urls: answers.urls, mappings: polled})},
    {
      label: 'On failure',
      ...(deadLetter === undefined
        ? judge(asyncConfigs, 'ListFunctionEventInvokeConfigs', checkDestinations)
        : fine(`failed events go to ${formatShortArn(deadLetter)}`)),
    },
    {label: 'Recursion', ...judge(recursion, 'GetFunctionRecursionConfig', checkRecursion)},
  ];
}

/** A member the list may have left out: when it is missing, the item's own read decides what to say. */
function known(member: unknown, answer: Answer<unknown>, verdict: () => Verdict): Verdict {
  if (member !== undefined) return verdict();
  return judge(answer, 'GetFunction', () => unknown('unknown (this endpoint does not tell)'));
}

function checkState(item: FunctionConfiguration): Verdict {
  const reason = joinReason(item.StateReasonCode, item.StateReason);
  const words = reason === undefined ? formatMember(item.State) : `${formatMember(item.State)}: ${reason}`;
  switch (item.State) {
    case 'Active':
      return fine('Active');
    case 'Pending':
      return noteworthy(`${words} (not ready to run yet)`);
    case 'Inactive':
      return bad(`${words} (idle too long: the next call fails and wakes it)`, 'i wakes it');
    case 'Failed':
      return bad(words, 'e edits its settings');
    case 'Deactivated':
    case 'Deactivating':
    case 'Deleting':
    case 'ActiveNonInvocable':
      return bad(words);
    default:
      return unknown(`unknown (state ${words})`);
  }
}

function checkUpdate(item: FunctionConfiguration): Verdict {
  const reason = joinReason(item.LastUpdateStatusReasonCode, item.LastUpdateStatusReason);
  switch (item.LastUpdateStatus) {
    case 'Successful':
      return fine('Successful');
    case 'InProgress':
      return noteworthy('in progress: the code and settings before it still run');
    case 'Failed':
      return bad(
        `failed${reason === undefined ? '' : `: ${reason}`} (the code and settings before it still run)`,
        'e edits it again',
      );
    default:
      return unknown(`unknown (status ${formatMember(item.LastUpdateStatus)})`);
  }
}

function checkConcurrency(answer: OperationOutput<'GetFunctionConcurrency'>): Verdict {
  const {ReservedConcurrentExecutions: reserved} = answer ?? {};
  if (reserved === undefined) return fine("none reserved: runs in the account's unreserved share");
  if (toOptionalNumber(reserved) === undefined) return unknown(`unknown (reserved: ${formatMember(reserved)})`);
  return reserved === 0 ? bad('0 reserved: every call is throttled', '! mends it') : fine(`${reserved} reserved`);
}

function checkMappings(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): Verdict {
  const all = toList(mappings);
  if (all.length === 0) return fine('none: nothing is polled');
  const disabled = all.filter(({State}) => State === 'Disabled' || State === 'Disabling');
  const failing = all.filter(({LastProcessingResult}) => formatMember(LastProcessingResult).startsWith('PROBLEM'));
  const faults = [
    ...(disabled.length === 0 ? [] : [`${disabled.length} of ${all.length} disabled (${formatNames(disabled)})`]),
    ...failing.map(mapping => `${formatNames([mapping])}: ${formatMember(mapping.LastProcessingResult)}`),
  ];
  if (faults.length > 0)
    return bad(
      faults.join('; '),
      disabled.length > 0 ? '! enables them, or 5, then e' : 'l tells why; 5, then e edits the mapping',
    );
  const moving = all.filter(({State}) => State !== 'Enabled');
  if (moving.length === 0) return fine(`${all.length} enabled`);
  return noteworthy(moving.map(mapping => `${formatNames([mapping])}: ${formatMember(mapping.State)}`).join('; '));
}

function formatNames(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): string {
  return mappings
    .map(readEventSource)
    .map(({kind, name}) => `${kind} ${name}`)
    .join(', ');
}

function checkDestinations(configs: readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]): Verdict {
  const targets = toList(configs)
    .map(config => toOptionalText(config.DestinationConfig?.OnFailure?.Destination))
    .filter(target => target !== undefined);
  if (targets.length > 0) return fine(`failed events go to ${[...new Set(targets.map(formatShortArn))].join(', ')}`);
  return noteworthy(
    'failed asynchronous events are dropped: no dead-letter queue, no destination',
    'a, Set async settings keeps them',
  );
}

function checkRecursion(answer: OperationOutput<'GetFunctionRecursionConfig'>): Verdict {
  const {RecursiveLoop: loop} = answer ?? {};
  if (loop === 'Terminate') return fine('Lambda stops recursive loops');
  if (loop === 'Allow') return noteworthy('recursive loops are allowed', 'a, Set recursion detection stops them');
  return unknown(`unknown (recursion ${formatMember(loop)})`);
}
