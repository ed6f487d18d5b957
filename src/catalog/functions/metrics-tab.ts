import type {DetailLine} from '../../core/detail-line.ts';
import {note} from '../../core/format/rows.ts';
import {buildDashboardLines, buildSpanLine} from '../../core/metrics/dashboard-lines.ts';
import type {MetricTarget} from '../../core/metrics/metric-target.ts';
import {fromAnswer, type Tab} from '../../core/resource/detail.ts';

/** Charts of a function's metrics, or of a version's or alias's alone. */
export function defineMetricsTab<Item>(metrics: (item: Item) => MetricTarget | undefined): Tab<Item> {
  return {
    title: 'Metrics',
    reads: {},
    metrics,
    lines: (_item, _answers, context): readonly DetailLine[] => {
      if (context.metrics === undefined) return [note('No metrics: it has no name to ask for.')];
      const {answer, stale, ...shown} = context.metrics;
      const view = {...shown, width: context.width, height: context.height};
      return [
        buildSpanLine(view),
        ...(stale === undefined
          ? []
          : [{value: `! not current: ${stale.what}. ${stale.tryThis}`, tone: 'bad' as const}]),
        ...fromAnswer(answer, '', dashboard => buildDashboardLines(dashboard, view)),
      ];
    },
  };
}
