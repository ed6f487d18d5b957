import {toOptionalNumber} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {Remedy, RemedyTarget} from './remedy.ts';

/** Stopping all calls by reserving no concurrency, or letting them run again. */
export function buildReservationRemedy(
  {functionName, functionArn}: RemedyTarget,
  answer: Item,
  formerly: number | undefined,
): Remedy {
  const reserved = toOptionalNumber(answer['ReservedConcurrentExecutions']);
  const items = [{FunctionName: functionName, FunctionArn: functionArn}];
  const same = {id: 'reserved', group: 'Calls' as const};
  if (reserved !== 0) {
    return {
      ...same,
      title: 'Stop all calls: reserve 0',
      before: reserved === undefined ? 'none reserved' : `${reserved} reserved`,
      after: '0: every call throttled',
      notes: [],
      does: {operation: 'PutFunctionConcurrency', on: on(items, 0)},
    };
  }
  const back = {...same, title: 'Let calls run again', before: '0: every call throttled'};
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

function on(items: readonly Item[], ReservedConcurrentExecutions: number) {
  return {resource: 'functions', items, preset: {ReservedConcurrentExecutions}};
}
