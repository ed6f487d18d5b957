import {nextSpan, spans} from '../../core/metrics/spans.ts';
import {type Action, type ActionContext, defineActions, tellMissing} from './action.ts';

/** Looking at the metrics of the selection. */
export const metricActions: readonly Action[] = defineActions([
  {
    name: 'metrics',
    title: 'Metrics',
    keys: ['m'],
    scopes: ['list', 'detail', 'log'],
    resources: ['functions', 'versions', 'aliases'],
    group: 'Selection',
    unavailable: noMetrics,
    run: () => ({type: 'metrics'}),
  },
  {
    name: 'metrics-span',
    title: 'Charts over a longer time',
    keys: ['t'],
    scopes: ['detail'],
    group: 'Selection',
    footer: {place: 5, label: 'span'},
    unavailable: notOpen,
    run: ({session}) => ({type: 'metrics', span: nextSpan(session.metrics.span)}),
  },
  {
    name: 'metrics-of',
    title: 'Charts of one version or alias',
    keys: ['v'],
    scopes: ['detail'],
    resources: ['functions'],
    group: 'Selection',
    footer: {place: 6, label: 'version'},
    unavailable: notOpen,
    run: () => ({type: 'metrics-of'}),
  },
  {
    name: 'chart-earlier',
    title: 'Read the bar before in the charts',
    keys: ['left'],
    scopes: ['detail'],
    group: 'Selection',
    hidden: true,
    footer: {place: 7, label: 'read'},
    unavailable: notOpen,
    run: () => ({type: 'read-chart', by: -1}),
  },
  {
    name: 'chart-later',
    title: 'Read the next bar in the charts',
    keys: ['right'],
    scopes: ['detail'],
    group: 'Selection',
    hidden: true,
    unavailable: notOpen,
    run: () => ({type: 'read-chart', by: 1}),
  },
  ...spans.map(
    ({name, words}): Action => ({
      name: `metrics-${name}`,
      title: `Metrics of the last ${words}`,
      keys: [],
      scopes: ['everywhere'],
      group: 'Panes',
      unavailable: noMetrics,
      run: () => ({type: 'metrics', span: name}),
    }),
  ),
]);

function noMetrics(context: ActionContext): string | undefined {
  const {resource} = context;
  if (resource.metricTarget === undefined) return `a ${resource.singular} has no metrics`;
  return tellMissing(context);
}

function notOpen({session, resource}: ActionContext): string | undefined {
  const tab = resource.tabs[session.tabs[resource.name] ?? 0];
  return tab?.metrics === undefined ? 'the Metrics tab is not open' : undefined;
}
