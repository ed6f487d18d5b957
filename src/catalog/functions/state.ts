import {formatMember, nothing} from '../../core/format/members.ts';
import {hasFailedUpdate, isStopped} from '../../core/health/states.ts';
import {findHurting, type KnownSigns} from '../../core/signs/known-signs.ts';
import type {SignName} from '../../core/signs/sign.ts';
import type {Tone, TonedText} from '../../core/tone.ts';
import type {FunctionConfiguration, KnownFunction} from './configuration.ts';

/** The state in one or two words, with the last update when that is not through: `Active, updating`. */
export function formatState(item: FunctionConfiguration): string {
  const state = formatMember(item.State);
  const update = formatUpdate(item.LastUpdateStatus);
  if (update === undefined) return state;
  return state === nothing ? update : `${state}, ${update}`;
}

/** The tone of `formatState`. */
export function toFunctionTone(item: FunctionConfiguration): Tone {
  if (isStopped(item) || hasFailedUpdate(item)) return 'bad';
  if (formatUpdate(item.LastUpdateStatus) !== undefined) return 'warn';
  if (item.State === 'Active') return 'good';
  return item.State === 'Pending' ? 'warn' : 'dim';
}

/**
 * What matters most of how a function stands, in seven columns: a State in which it does not run, a reservation that lets nothing
 * run, what ails it, a last update that is not through. Nothing is said of one that is Active and ails nothing; what is not known yet is dots.
 */
export function buildStateCell(item: KnownFunction, known: KnownSigns = {signs: []}): TonedText {
  const name = formatMember(item.State);
  const state = {text: name === 'ActiveNonInvocable' ? 'blocked' : name, tone: toFunctionTone(item)};
  if (isStopped(item) || item.State === 'Pending') return state;
  if (isClosed(item)) return {text: 'limit 0', tone: 'bad'};
  const [worst] = findHurting(known);
  if (worst !== undefined) return {text: short[worst.name], tone: 'bad'};
  const {LastUpdateStatus: update} = item;
  if (hasFailedUpdate(item)) return {text: 'update✗', tone: 'bad'};
  if (formatUpdate(update) !== undefined) return {text: 'update…', tone: 'warn'};
  if (name === nothing) return {text: '…', tone: 'dim'};
  return item.State === 'Active' ? quiet : state;
}

/** What is as it should be needs no word in a list. */
const quiet: TonedText = {text: '', tone: 'plain'};

/** True when none of its calls may run, for none are reserved for it. */
export function isClosed({Concurrency}: KnownFunction): boolean {
  return Concurrency?.ReservedConcurrentExecutions === 0;
}

const short: Readonly<Record<SignName, string>> = {
  errors: 'failing',
  timeouts: 'timeout',
  throttled: 'limited',
  slower: 'slower',
  'no calls': 'silent',
  'more calls': 'busy',
  'iterator age': 'behind',
  'async age': 'behind',
  'dead letters': 'losing',
  undelivered: 'losing',
  dropped: 'losing',
  state: 'stopped',
  update: 'update✗',
  mapping: 'mapping',
};

function formatUpdate(status: FunctionConfiguration['LastUpdateStatus']): string | undefined {
  if (status === undefined || status === 'Successful') return undefined;
  if (status === 'InProgress') return 'updating';
  return status === 'Failed' ? 'update failed' : `update ${formatMember(status)}`;
}
