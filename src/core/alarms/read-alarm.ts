import {parseIsoTime} from '../format/age.ts';
import {formatDuration} from '../format/duration.ts';
import {formatMember, toItems, toList, toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {Alarm, AlarmState} from './alarm.ts';

const states: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const namespace = 'AWS/Lambda';

/** A metric alarm as DescribeAlarms tells it, whatever of it is there. */
export function readMetricAlarm(item: Item): Alarm {
  const queries = toItems(item['Metrics']);
  const stats = queries.flatMap(({MetricStat}) =>
    isItem(MetricStat) && isItem(MetricStat['Metric']) ? [MetricStat['Metric']] : [],
  );
  const metrics = item['MetricName'] === undefined ? stats : [item];
  const expressions = queries.flatMap(({Expression}) => toOptionalText(Expression) ?? []);
  return {
    ...readBasics(item),
    kind: 'metric',
    condition: formatCondition(item, expressions),
    metrics: metrics.flatMap(metric =>
      metric['Namespace'] === namespace ? (toOptionalText(metric['MetricName']) ?? []) : [],
    ),
    functions: [...new Set([...metrics.flatMap(listNamed), ...expressions.flatMap(listInExpression)])],
    children: [],
  };
}

/** A composite alarm as DescribeAlarms tells it. */
export function readCompositeAlarm(item: Item): Alarm {
  const rule = toOptionalText(item['AlarmRule']) ?? '';
  return {
    ...readBasics(item),
    ...{kind: 'composite', condition: rule, metrics: [], functions: [], children: listInRule(rule)},
  };
}

function readBasics(item: Item) {
  const state = states.find(known => known === item['StateValue']) ?? 'INSUFFICIENT_DATA';
  const isActing = item['ActionsEnabled'] !== false;
  return {
    name: formatMember(item['AlarmName']),
    state,
    since: parseIsoTime(item['StateTransitionedTimestamp'] ?? item['StateUpdatedTimestamp']),
    reason: toOptionalText(item['StateReason']) ?? '',
    actions: isActing ? toList(item['AlarmActions'] as readonly unknown[] | undefined).length : 0,
  };
}

/** `FunctionName` and, with a version or alias behind a colon, `Resource` are of AWS/Lambda; Lambda Insights has its own. */
function listNamed({Dimensions}: Item): readonly string[] {
  return toItems(Dimensions).flatMap(({Name, Value}) => {
    const value = toOptionalText(Value);
    const isOfFunction = Name === 'FunctionName' || Name === 'function_name' || Name === 'Resource';
    return isOfFunction && value !== undefined ? [value.replace(/:[^:]*$/, '')] : [];
  });
}

/** Functions that a search or a query of metrics names: `FunctionName="orders-api"`. */
function listInExpression(text: string): readonly string[] {
  return [...text.matchAll(/FunctionName["']?\s*=\s*\\?["']([\w-]+)/g)].map(([, name = '']) => name);
}

function listInRule(rule: string): readonly string[] {
  const named = rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))\s*\)/g);
  const names = [...named].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
  return [...new Set(names.map(name => name.replace(/^arn:[^:]+:cloudwatch:[^:]*:\d*:alarm:/, '')))];
}

const signs: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanOrEqualToThreshold: '≤',
  LessThanThreshold: '<',
};

function formatCondition(item: Item, expressions: readonly string[]): string {
  const {Statistic, ExtendedStatistic, Threshold, EvaluationPeriods, DatapointsToAlarm, Period} = item;
  const of =
    item['MetricName'] === undefined
      ? (expressions.at(-1) ?? 'an expression')
      : `${formatMember(item['MetricName'])} ${formatMember(Statistic ?? ExtendedStatistic)}`;
  const operator = formatMember(item['ComparisonOperator']);
  const against = Threshold === undefined ? 'its usual band' : formatMember(Threshold);
  const periods = toOptionalNumber(EvaluationPeriods) ?? 1;
  const least = toOptionalNumber(DatapointsToAlarm) ?? periods;
  const count = least === periods ? `${periods}` : `${least} of ${periods}`;
  const period = toOptionalNumber(Period);
  return `${of} ${signs[operator] ?? operator} ${against} in ${count} × ${period === undefined ? 'its period' : formatDuration(period)}`;
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}
