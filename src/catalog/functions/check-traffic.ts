import type {Answer} from '../../core/detail-line.ts';
import {toOptionalNumber} from '../../core/format/members.ts';
import type {Traffic} from '../../core/metrics/traffic.ts';
import {judgeHarm} from '../../core/signs/harm.ts';
import type {Sign, SignName} from '../../core/signs/sign.ts';
import {type JudgedTraffic, judgeTraffic} from '../../core/signs/traffic-signs.ts';
import {toMinutes, type Window} from '../../core/signs/window.ts';
import type {OperationOutput} from '../../schema/index.ts';
import type {FunctionConfiguration} from './configuration.ts';
import {bad, fine, noteworthy, unknown, type Verdict} from './verdict.ts';

/** Calls that failed of late, as the board judges them. */
export function checkErrors(item: FunctionConfiguration, traffic: Answer<Traffic>): Verdict {
  return judgeCalls(item, traffic, {
    names: ['errors', 'timeouts'],
    verb: 'failed',
    mend: 'l tells why, ! what can be done',
    count: ({errors, calls}) => ({events: errors, of: calls}),
  });
}

/** Calls refused of late for want of concurrency; without metrics whether the account has any of that left to give. */
export function checkThrottles(
  item: FunctionConfiguration,
  traffic: Answer<Traffic>,
  account: Answer<OperationOutput<'GetAccountSettings'>>,
): Verdict {
  const left = account.state === 'ready' ? account.value?.AccountLimit?.UnreservedConcurrentExecutions : undefined;
  if ((traffic.state === 'absent' || traffic.state === 'failed') && left === 0)
    return bad('the account has no unreserved concurrency left', 'a, Reserve concurrency secures some');
  return judgeCalls(item, traffic, {
    names: ['throttled'],
    verb: 'were throttled',
    mend: '! shows what is reserved',
    count: ({throttles, calls}) => ({events: throttles, of: calls + throttles}),
  });
}

/** What is counted of calls. */
interface Counted {
  readonly names: readonly SignName[];
  readonly verb: string;
  readonly mend: string;
  /** All of the time that was read. */
  count(judged: JudgedTraffic): {readonly events: number; readonly of: number};
}

function judgeCalls(item: FunctionConfiguration, traffic: Answer<Traffic>, counted: Counted): Verdict {
  if (traffic.state === 'pending') return {result: 'pending', words: 'checking'};
  if (traffic.state === 'absent') return unknown('unknown (metrics are off)');
  if (traffic.state === 'failed') {
    const {kind, what} = traffic.problem;
    return unknown(`unknown (${kind === 'denied' ? 'no permission: cloudwatch:GetMetricData' : what})`);
  }
  const judged = judgeTraffic({timeout: toOptionalNumber(item.Timeout)}, traffic.value);
  const sign = judged.signs.find(({name}) => counted.names.includes(name));
  return sign === undefined ? judgeBefore(judged, counted) : judgeSign(sign, judged.window, counted);
}

function judgeSign(sign: Sign, window: Window, {verb, mend}: Counted): Verdict {
  const {events = 0, of = 0} = sign.counts ?? {};
  const severity = judgeHarm(sign);
  const how = sign.name === 'timeouts' ? 'timed out' : verb;
  const words = `${events} of ${of} ${of === 1 ? 'call' : 'calls'} ${how} in the last ${toMinutes(window)} min`;
  if (severity === 'over') return noteworthy(`${words}, recovered since`);
  return severity === 'bad' ? bad(words, mend) : noteworthy(words, mend);
}

/** None now: whether there were any before, in the time that was read. */
function judgeBefore(judged: JudgedTraffic, {verb, count}: Counted): Verdict {
  const {events, of} = count(judged);
  if (events > 0)
    return noteworthy(
      `${events} of ${of} calls ${verb} in the last hour, none in the last ${toMinutes(judged.window)} min`,
    );
  return fine(of === 0 ? 'no calls in the last hour' : 'none in the last hour');
}
