import type {Answer} from '../detail-line.ts';
import {toOptionalNumber} from '../format/members.ts';
import type {Item} from '../item.ts';
import {findFormerReservation} from './made-change.ts';
import type {Remedy, RemedyFacts, RemedyTarget} from './remedy.ts';

/** Concurrency that reservations must leave to functions without one (Lambda quotas page). */
const leftToOthers = 100;

/** What can be done about the concurrency of a function: more of it where calls are throttled, none to stop it. */
export function buildReservationRemedies(
  target: RemedyTarget,
  answer: Item,
  facts: Pick<RemedyFacts, 'account' | 'traffic' | 'changes'>,
): readonly Remedy[] {
  const reserved = toOptionalNumber(answer['ReservedConcurrentExecutions']);
  const items = [{FunctionName: target.functionName, FunctionArn: target.functionArn}];
  if (reserved === 0) return [buildRestart(items, findFormerReservation(facts.changes, target.functionName))];
  const throttles = facts.traffic.state === 'ready' ? facts.traffic.value.hour.throttles : 0;
  const more = buildMore(items, reserved, {headroom: findHeadroom(facts.account), throttles});
  const stop = buildStop(items, reserved);
  // What stops a function is no remedy for calls that are refused already.
  return throttles > 0 ? [...more, stop] : [stop, ...more];
}

function buildStop(items: readonly Item[], reserved: number | undefined): Remedy {
  return {
    id: 'reserved',
    group: 'Calls',
    title: 'Stop all calls: reserve 0',
    before: formatReserved(reserved),
    after: '0: every call throttled',
    notes: [],
    does: {operation: 'PutFunctionConcurrency', on: on(items, 0)},
  };
}

function buildRestart(items: readonly Item[], formerly: number | undefined): Remedy {
  const back = {
    id: 'reserved',
    group: 'Calls',
    title: 'Let calls run again',
    before: '0: every call throttled',
  } as const;
  if (formerly !== undefined && formerly > 0) {
    const after = `${formerly} reserved, as before`;
    return {...back, after, notes: [], does: {operation: 'PutFunctionConcurrency', on: on(items, formerly)}};
  }
  return {
    ...back,
    after: 'none reserved',
    notes: ['What was reserved before is not known here: the reservation is taken away.'],
    does: {operation: 'DeleteFunctionConcurrency', on: {resource: 'functions', items}},
  };
}

interface Headroom {
  /** Not reserved for any function, and what the account has in all. */
  readonly unreserved: number;
  readonly all: number;
}

function findHeadroom(account: Answer<Item>): Headroom | undefined {
  const limit = account.state === 'ready' ? account.value['AccountLimit'] : undefined;
  const {UnreservedConcurrentExecutions: unreserved, ConcurrentExecutions: all} = (limit ?? {}) as Item;
  const [free, most] = [toOptionalNumber(unreserved), toOptionalNumber(all)];
  return free === undefined || most === undefined ? undefined : {unreserved: free, all: most};
}

interface Need {
  readonly headroom: Headroom | undefined;
  readonly throttles: number;
}

/** Twice as much, or all there is; or the reservation gone, so that the account's own limit is the only one. */
function buildMore(items: readonly Item[], reserved: number | undefined, need: Need): readonly Remedy[] {
  const {headroom, throttles} = need;
  const refused =
    throttles === 0 ? [] : [`${throttles} ${throttles === 1 ? 'call was' : 'calls were'} throttled in the last hour`];
  const room = headroom === undefined ? undefined : Math.max(0, headroom.unreserved - leftToOthers);
  const notes = [...refused, formatRoom(headroom, room)];
  if (reserved === undefined) {
    return throttles === 0
      ? []
      : [
          {
            ...moreOf(reserved),
            title: 'Reserve concurrency for it',
            after: 'as many as you type',
            notes,
            does: doing(items, undefined, room),
          },
        ];
  }
  const most = reserved + (room ?? reserved);
  const wanted = Math.min(2 * reserved, most);
  return [
    {
      ...moreOf(reserved),
      title: 'Raise the reservation',
      after: `${wanted} reserved`,
      notes,
      does: doing(items, wanted, room),
    },
    {
      ...moreOf(reserved),
      id: 'reserved none',
      title: 'Take the reservation away',
      after:
        headroom === undefined
          ? 'none reserved'
          : `none reserved: shares ${headroom.unreserved + reserved} with others`,
      notes: [],
      does: {operation: 'DeleteFunctionConcurrency', on: {resource: 'functions', items}},
    },
  ];
}

function moreOf(reserved: number | undefined) {
  return {id: 'reserved more', group: 'Calls', before: formatReserved(reserved)} as const;
}

function doing(items: readonly Item[], wanted: number | undefined, room: number | undefined): Remedy['does'] {
  if (room === 0) return {impossible: `all but the ${leftToOthers} left to other functions are reserved`};
  if (wanted === undefined)
    return {operation: 'PutFunctionConcurrency', on: {resource: 'functions', items, preset: {}}};
  return {operation: 'PutFunctionConcurrency', on: on(items, wanted)};
}

function formatRoom(headroom: Headroom | undefined, room: number | undefined): string {
  if (headroom === undefined) return 'headroom: unknown, for the account settings cannot be read';
  return `headroom: ${headroom.unreserved} of ${headroom.all} unreserved, so up to ${room} more can be reserved`;
}

function formatReserved(reserved: number | undefined): string {
  return reserved === undefined ? 'none reserved' : `${reserved} reserved`;
}

function on(items: readonly Item[], ReservedConcurrentExecutions: number) {
  return {resource: 'functions', items, preset: {ReservedConcurrentExecutions}};
}
