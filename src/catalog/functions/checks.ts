import type {Answer} from '../../core/detail-line.ts';
import {formatShortArn, isSameFunction} from '../../core/format/arn.ts';
import {formatMember, toList, toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import {formatMapping} from '../../core/health/mapping-faults.ts';
import {isStopped} from '../../core/health/states.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Traffic} from '../../core/metrics/traffic.ts';
import type {Sign} from '../../core/signs/sign.ts';
import {readMappingStanding} from '../../core/signs/standing.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {checkPolicy} from './check-policy.ts';
import {checkSigns} from './check-signs.ts';
import {checkErrors, checkThrottles} from './check-traffic.ts';
import {checkUrls, type UrlAnswers} from './check-urls.ts';
import type {FunctionConfiguration, KnownFunction} from './configuration.ts';
import {isClosed} from './state.ts';
import {advise, bad, fine, judge, noteworthy, unknown, type Verdict} from './verdict.ts';

/** One thing that may keep a function from running. */
export interface Check extends Verdict {
  readonly label: string;
}

/** The answers the checks look at. */
export interface CheckAnswers extends UrlAnswers {
  readonly configuration: Answer<unknown>;
  readonly mappings: Answer<readonly ItemOf<'ListEventSourceMappings'>[]>;
  readonly asyncConfigs: Answer<readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]>;
  readonly recursion: Answer<OperationOutput<'GetFunctionRecursionConfig'>>;
  readonly account: Answer<OperationOutput<'GetAccountSettings'>>;
  /** How calls fared of late. */
  readonly traffic: Answer<Traffic>;
  /** What the board has found out. */
  readonly board: Answer<readonly Sign[]>;
}

/** Why a function may not be running, each cause looked at. What cannot be read is unknown, never fine. */
export function checkHealth(item: KnownFunction, answers: CheckAnswers): readonly Check[] {
  const {configuration, mappings, asyncConfigs, recursion} = answers;
  const own = toList(mappings.state === 'ready' ? mappings.value : []).filter(mapping =>
    isSameFunction(mapping.FunctionArn, item.FunctionArn),
  );
  const polled = mappings.state === 'ready' ? own.length : undefined;
  const knowsCalls = answers.traffic.state === 'ready';
  const signs = answers.board.state === 'ready' ? checkSigns(answers.board.value, {knowsCalls}) : undefined;
  const deadLetter = toOptionalText(item.DeadLetterConfig?.TargetArn);
  return [
    {label: 'State', ...known(item.State, configuration, () => checkState(item))},
    {label: 'Last update', ...known(item.LastUpdateStatus, configuration, () => checkUpdate(item))},
    {label: 'Concurrency', ...judge(configuration, 'GetFunction', () => checkConcurrency(item))},
    {label: 'Errors', ...checkErrors(item, answers.traffic)},
    {label: 'Throttles', ...checkThrottles(item, answers.traffic, answers.account)},
    ...(signs === undefined ? [] : [{label: 'Signs', ...signs}]),
    {label: 'Mappings', ...judge(mappings, 'ListEventSourceMappings', () => checkMappings(own))},
    {label: 'Policy', ...checkPolicy({policy: answers.policy, mappings: polled})},
    {label: 'URL', ...checkUrls(answers)},
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
  if (item.State === 'Active') return fine('Active');
  if (item.State === 'Pending') return noteworthy(`${words} (not ready to run yet)`);
  if (item.State === 'Inactive') return bad(`${words} (idle too long: the next call fails and wakes it)`, 'i wakes it');
  if (item.State === 'Failed') return bad(words, 'e edits its settings');
  return isStopped(item) ? bad(words) : unknown(`unknown (state ${words})`);
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

function checkConcurrency(item: KnownFunction): Verdict {
  const {ReservedConcurrentExecutions: reserved} = item.Concurrency ?? {};
  if (reserved === undefined) return fine("none reserved: runs in the account's unreserved share");
  if (toOptionalNumber(reserved) === undefined) return unknown(`unknown (reserved: ${formatMember(reserved)})`);
  return isClosed(item) ? bad('0 reserved: every call is throttled', '! mends it') : fine(`${reserved} reserved`);
}

function checkMappings(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): Verdict {
  const all = toList(mappings);
  if (all.length === 0) return fine('none: nothing is polled');
  const {off, problems} = readMappingStanding(all);
  const faults = [
    ...(off.length === 0 ? [] : [`${off.length} of ${all.length} disabled (${off.join(', ')})`]),
    ...problems.map(({mapping, result}) => `${mapping}: ${result}`),
  ];
  if (faults.length > 0)
    return bad(
      faults.join('; '),
      off.length > 0 ? '! enables them, or 5, then e' : 'l tells why; 5, then e edits the mapping',
    );
  const moving = all.filter(({State}) => State !== 'Enabled');
  if (moving.length === 0) return fine(`${all.length} enabled`);
  return noteworthy(moving.map(mapping => `${formatMapping(mapping)}: ${formatMember(mapping.State)}`).join('; '));
}

function checkDestinations(configs: readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]): Verdict {
  const targets = toList(configs)
    .map(config => toOptionalText(config.DestinationConfig?.OnFailure?.Destination))
    .filter(target => target !== undefined);
  if (targets.length > 0) return fine(`failed events go to ${[...new Set(targets.map(formatShortArn))].join(', ')}`);
  return advise(
    'failed asynchronous events are dropped: no dead-letter queue, no destination',
    'a, Set async settings keeps them',
  );
}

function checkRecursion(answer: OperationOutput<'GetFunctionRecursionConfig'>): Verdict {
  const {RecursiveLoop: loop} = answer ?? {};
  if (loop === 'Terminate') return fine('Lambda stops recursive loops');
  if (loop === 'Allow') return advise('recursive loops are allowed', 'a, Set recursion detection stops them');
  return unknown(`unknown (recursion ${formatMember(loop)})`);
}
