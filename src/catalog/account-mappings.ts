import {formatMember} from '../core/format/members.ts';
import type {Resource} from '../core/resource/resource.ts';
import {toFunctionRelated} from './lines/function-related.ts';
import {mappings} from './mappings.ts';

const {parent: _, belongsTo: __, toRemembered: ___, columns, searchText, ...same} = mappings;
const [source, state, ...others] = columns;
const target = columns.find(({header}) => header === 'FUNCTION');

/** The event source mappings of the account in one region, whatever functions they are of. */
export const accountMappings: Resource = {
  ...same,
  name: 'account-mappings',
  title: 'All mappings',
  apart: true,
  columns: [
    source,
    target && withRoom(target),
    state,
    ...others.filter(column => column !== target).map(toExtra),
  ].filter(column => column !== undefined),
  searchText: mapping => {
    const text = searchText?.(mapping) ?? '';
    const {names, others: rest} = typeof text === 'string' ? {names: [text], others: []} : text;
    return {
      names,
      others: [...rest, formatMember(mapping['FunctionArn']), formatMember(mapping['LastProcessingResult'])],
    };
  },
  related: ({FunctionArn}) => [toFunctionRelated(FunctionArn)],
  empty: 'No event source mappings in this region. A mapping lets Lambda poll a queue or a stream for a function.',
};

type Column = Resource['columns'][number];

function withRoom({extra: _extra, max: _max, ...column}: Column): Column {
  return {...column, grow: 1};
}

function toExtra(column: Column): Column {
  return {...column, extra: true};
}
