import {formatAlarmState} from '../../core/alarms/format-alarm.ts';
import {findAlarmsOf} from '../../core/alarms/match-alarms.ts';
import type {DetailLine} from '../../core/detail-line.ts';
import {isSameFunction, parseFunctionArn, parseLayerVersionArn} from '../../core/format/arn.ts';
import {readEventSource} from '../../core/format/event-source.ts';
import {formatMember, toEntries, toList, toOptionalText} from '../../core/format/members.ts';
import {readStatements} from '../../core/format/policy.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {buildKindRows, buildReadKindRows, type RelatedThing, toThing} from '../../core/related/kind-rows.ts';
import {read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {type FunctionConfiguration, readConfiguration, toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** What belongs together: what a function uses, what calls it, where its events go, and who shares something with it. */
export const relatedTab = tab({
  title: 'Related',
  alarms: true,
  reads: {
    configuration: readConfiguration,
    mappings: readAll('ListEventSourceMappings', () => ({})),
    asyncConfigs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput),
    policy: read('GetPolicy', toFunctionInput, ['ResourceNotFoundException']),
    urls: readAll('ListFunctionUrlConfigs', toFunctionInput),
    aliases: readAll('ListAliases', toFunctionInput),
    functions: readAll('ListFunctions', () => ({})),
  },
  lines: (item, answers, {alarms, now}) => {
    const name = toOptionalText(item.FunctionName) ?? '';
    return [
      ...buildOwn(item),
      ...buildReadKindRows('Triggers, polled', answers.mappings, 'ListEventSourceMappings', all =>
        listMappings(item, all),
      ),
      ...buildReadKindRows('Triggers, calling', answers.policy, 'GetPolicy', answer => listCallers(answer?.Policy)),
      ...buildReadKindRows('URLs', answers.urls, 'ListFunctionUrlConfigs', all =>
        toList(all).map(url => ({name: formatMember(url.FunctionUrl), opens: {type: 'tab', title: 'URL'}})),
      ),
      ...buildReadKindRows('Destinations', answers.asyncConfigs, 'ListFunctionEventInvokeConfigs', listDestinations),
      ...buildReadKindRows('Aliases', answers.aliases, 'ListAliases', all =>
        toList(all).map(({Name, AliasArn}) => ({
          name: formatMember(Name),
          opens: {type: 'pane', pane: 'aliases', id: formatMember(AliasArn)},
        })),
      ),
      ...buildReadKindRows('Stack', answers.configuration, 'GetFunction', answer => listStacks(answer?.Tags)),
      ...(alarms === undefined
        ? []
        : buildReadKindRows('Alarms', alarms, 'cloudwatch:DescribeAlarms', ({all}) =>
            findAlarmsOf(all, name).map(alarm => ({
              ...{name: alarm.name, note: formatAlarmState(alarm, now.getTime())},
              opens: {type: 'tab', title: 'Alarms'},
            })),
          )),
      ...buildReadKindRows('Neighbours', answers.functions, 'ListFunctions', all => listNeighbours(item, toList(all))),
      {value: 'Enter opens; y copies the command that tells of it; b offers its panes', tone: 'dim'},
    ];
  },
});

function buildOwn(item: FunctionConfiguration): readonly DetailLine[] {
  const role = toOptionalText(item.Role);
  const name = toOptionalText(item.FunctionName) ?? '';
  const group = toOptionalText(item.LoggingConfig?.LogGroup) ?? `/aws/lambda/${name}`;
  const deadLetters = toOptionalText(item.DeadLetterConfig?.TargetArn);
  return [
    ...buildKindRows('Role', role === undefined ? [] : [toThing(role)]),
    ...buildKindRows('Log group', [{name: group, opens: {type: 'logs'}}]),
    ...buildKindRows('Dead-letter queue', deadLetters === undefined ? [] : [toThing(deadLetters)]),
    ...buildKindRows(
      'Layers',
      toList(item.Layers).flatMap(({Arn}) => toLayer(Arn)),
    ),
  ];
}

function toLayer(arn: unknown): readonly RelatedThing[] {
  const layer = parseLayerVersionArn(arn);
  if (layer === undefined) return [];
  return [{name: `${layer.name}:${layer.version}`, opens: {type: 'pane', pane: 'layers', id: layer.layerArn}}];
}

function listMappings(
  {FunctionArn}: FunctionConfiguration,
  all: readonly ItemOf<'ListEventSourceMappings'>[],
): readonly RelatedThing[] {
  return toList(all)
    .filter(mapping => isSameFunction(mapping.FunctionArn, FunctionArn))
    .map(mapping => {
      const {kind, name} = readEventSource(mapping);
      return {
        ...{name: `${kind} ${name}`, note: formatMember(mapping.State)},
        opens: {type: 'pane', pane: 'mappings', id: formatMember(mapping.UUID)},
      };
    });
}

/** Whom the function's policy lets call it, by what it is limited to. */
function listCallers(policy: unknown): readonly RelatedThing[] {
  return toList(readStatements(policy)).map(({Principal, Condition}) => {
    const arn = findSource(Condition);
    const principal = Object.values(toRecord(Principal)).flat().map(formatMember).join(', ') || formatMember(Principal);
    return arn === undefined ? {name: principal, opens: {type: 'tab', title: 'Permissions'}} : toThing(arn, principal);
  });
}

/** `AWS:SourceArn` of whichever operator. */
function findSource(condition: unknown): string | undefined {
  const entries = Object.values(toRecord(condition)).flatMap(keys => toEntries(toRecord(keys)));
  const [, value] = entries.find(([key]) => /^aws:SourceArn$/i.test(key)) ?? [];
  return toOptionalText(Array.isArray(value) ? value[0] : value);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listDestinations(all: readonly ItemOf<'ListFunctionEventInvokeConfigs'>[]): readonly RelatedThing[] {
  return toList(all).flatMap(({FunctionArn, DestinationConfig}) => {
    const qualifier = parseFunctionArn(FunctionArn)?.qualifier ?? '$LATEST';
    const ends = [
      ['on failure', DestinationConfig?.OnFailure],
      ['on success', DestinationConfig?.OnSuccess],
    ] as const;
    return ends.flatMap(([when, end]) => {
      const arn = toOptionalText(end?.Destination);
      return arn === undefined ? [] : [toThing(arn, `${when} of ${qualifier}`)];
    });
  });
}

function listStacks(tags: unknown): readonly RelatedThing[] {
  const {'aws:cloudformation:stack-id': id, 'aws:cloudformation:logical-id': logical} = toRecord(tags);
  const stack = toOptionalText(id);
  return stack === undefined ? [] : [toThing(stack, toOptionalText(logical))];
}

/** Other functions with the same role, or a layer of this one in whichever version. */
function listNeighbours(item: FunctionConfiguration, all: readonly ItemOf<'ListFunctions'>[]): readonly RelatedThing[] {
  const layers = new Set(listLayers(item));
  return all
    .filter(({FunctionArn}) => FunctionArn !== item.FunctionArn)
    .flatMap(other => {
      const shared = [
        ...(toOptionalText(other.Role) !== undefined && other.Role === item.Role ? ['its role'] : []),
        ...listLayers(other)
          .filter(layer => layers.has(layer))
          .map(layer => `layer ${layer.split(':').at(-1)}`),
      ];
      if (shared.length === 0) return [];
      const id = toOptionalText(other.FunctionArn) ?? formatMember(other.FunctionName);
      return [
        {
          ...{name: formatMember(other.FunctionName), note: `shares ${shared.join(', ')}`},
          opens: {type: 'pane', pane: 'functions', id} as const,
        },
      ];
    });
}

function listLayers({Layers}: FunctionConfiguration): readonly string[] {
  return toList(Layers).flatMap(({Arn}) => parseLayerVersionArn(Arn)?.layerArn ?? []);
}
