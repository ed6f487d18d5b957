import {parseFunctionArn} from '../format/arn.ts';
import {readEventSource} from '../format/event-source.ts';
import {formatMember} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {ItemOf} from '../list-operation.ts';
import type {Remedy} from './remedy.ts';

type Mapping = ItemOf<'ListEventSourceMappings'>;

/** Turning mappings off and on: all at once where there are several, then each. */
export function buildMappingRemedies(mappings: readonly Mapping[]): readonly Remedy[] {
  const enabled = mappings.filter(({State}) => State === 'Enabled');
  const disabled = mappings.filter(({State}) => State === 'Disabled');
  return [
    ...(enabled.length > 1 ? [buildAll('Disable', enabled, mappings)] : []),
    ...(disabled.length > 1 ? [buildAll('Enable', disabled, mappings)] : []),
    ...mappings.map(buildRemedy),
  ];
}

function buildAll(verb: 'Disable' | 'Enable', some: readonly Mapping[], all: readonly Mapping[]): Remedy {
  const state = verb === 'Disable' ? 'enabled' : 'disabled';
  return {
    id: `all ${verb}`,
    group: 'Mappings',
    title: `${verb} all ${some.length} that are ${state}`,
    before: `${some.length} of ${all.length} ${state}`,
    after: verb === 'Disable' ? 'all disabled' : 'all enabled',
    notes: [],
    does: {operation: `${verb}Mapping`, on: {resource: 'mappings', items: some as readonly Item[]}},
  };
}

function buildRemedy(mapping: Mapping): Remedy {
  const {kind, name} = readEventSource(mapping);
  const isOff = mapping.State === 'Disabled' || mapping.State === 'Disabling';
  const verb = isOff ? 'Enable' : 'Disable';
  const qualifier = parseFunctionArn(mapping.FunctionArn)?.qualifier;
  const result = formatMember(mapping.LastProcessingResult);
  return {
    id: `mapping ${formatMember(mapping.UUID)}`,
    group: 'Mappings',
    title: `${verb} ${kind} ${name}${qualifier === undefined ? '' : ` → ${qualifier}`}`,
    before: formatMember(mapping.State),
    after: isOff ? 'Enabled' : 'Disabled',
    notes: result.startsWith('PROBLEM') ? [`last result: ${result}`] : [],
    does: chooseDoing(mapping, verb),
  };
}

/** A mapping that is changing answers further changes with a conflict. */
function chooseDoing(mapping: Mapping, verb: 'Disable' | 'Enable'): Remedy['does'] {
  const {State} = mapping;
  if (State !== 'Enabled' && State !== 'Disabled')
    return {impossible: `it is ${formatMember(State)}: wait until that is done`};
  return {operation: `${verb}Mapping`, on: {resource: 'mappings', items: [mapping as Item]}};
}
