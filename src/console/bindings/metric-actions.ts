import {nextSpan, spans} from '../../core/metrics/spans.ts';
import {type Action, type ActionContext, defineActions} from './action.ts';

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

function noMetrics({item, resource}: ActionContext): string | undefined {
  if (resource.metricTarget === undefined) return `a ${resource.singular} has no metrics`;
  return item === undefined ? `no ${resource.singular} is selected` : undefined;
}

function notOpen({session, resource}: ActionContext): string | undefined {
  const tab = resource.tabs[session.tabs[resource.name] ?? 0];
  return tab?.metrics === undefined ? 'the Metrics tab is not open' : undefined;
}
