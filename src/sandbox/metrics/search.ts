import type {Queries} from '../telemetry/index.ts';
import {ExpressionError} from './expression.ts';
import {readPublished} from './list-metrics.ts';
import {findRows, type Metric} from './metric.ts';
import {findStatistic, type PeriodSpan, type PointSeries} from './statistic.ts';

/** What a search looks through, and over which time; all times in ms. */
export interface Searched {
  readonly queries: Queries;
  readonly region: string;
  readonly start: number;
  readonly end: number;
}

/** A series that a search has found, with the text its label has for it. */
export interface FoundSeries {
  readonly metric: Metric;
  readonly points: PointSeries;
}

/** Series of one search (CDK reference of SearchExpression), and ms for which one without values is found (user guide). */
const limit = 500;
const age = 14 * 86_400_000;

const form = /^\s*SEARCH\(\s*'\s*\{([^}']*)\}\s*([^']*)'\s*,\s*'(\w[\w.]*)'\s*(?:,\s*(\d+)\s*)?\)\s*$/;

/** True for an expression that is a search. */
export function isSearch(expression: string): boolean {
  return /^\s*SEARCH\(/.test(expression);
}

/**
 * The series with exactly the dimensions in braces whose name and dimensions have the values given in quotes, as in
 * `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors"', 'Sum', 60)`. Throws an ExpressionError for anything else.
 */
export function search(expression: string, {queries, region, start, end}: Searched): readonly FoundSeries[] {
  const [, schema = '', terms = '', name = '', seconds = '300'] = form.exec(expression) ?? [];
  const statistic = findStatistic(name);
  const [space, ...dimensions] = schema.split(',').map(part => part.trim());
  if (!statistic || space === undefined) throw new ExpressionError('The sandbox does not understand this search.');
  const period = Number(seconds) * 1000;
  const span: PeriodSpan = {start: Math.floor(start / period) * period, end, period};
  const wanted = parseTerms(terms);
  return readPublished(queries, region, end - age)
    .filter(
      metric =>
        metric.namespace === space && hasDimensions(metric, dimensions) && wanted.every(term => isMet(metric, term)),
    )
    .slice(0, limit)
    .flatMap(metric => {
      const rows = findRows(region, metric);
      return rows ? [{metric, points: statistic(queries, rows, span)}] : [];
    });
}

/** A label in which `${PROP('MetricName')}` and `${PROP('Dim.Name')}` stand for what they name (user guide, "Dynamic labels"). */
export function formatLabel(label: string, {name, dimensions}: Metric): string {
  return label.replace(/\$\{PROP\('(?:Dim\.(\w+)|MetricName)'\)\}/g, (_, dimension: string | undefined) =>
    dimension === undefined ? name : (dimensions.find(other => other.name === dimension)?.value ?? ''),
  );
}

interface Term {
  readonly name: string;
  readonly value: string;
}

function parseTerms(text: string): readonly Term[] {
  const terms = [...text.matchAll(/(\w+)="([^"]*)"\s*(?:AND\s+)?/g)];
  if (terms.map(([whole]) => whole).join('') !== text.replace(/^\s+/, '')) {
    throw new ExpressionError('The sandbox knows searches by Name="value" only.');
  }
  return terms.map(([, name = '', value = '']) => ({name, value}));
}

function hasDimensions({dimensions}: Metric, names: readonly string[]): boolean {
  return dimensions.length === names.length && names.every(name => dimensions.some(other => other.name === name));
}

function isMet({name, dimensions}: Metric, term: Term): boolean {
  if (term.name === 'MetricName') return name === term.value;
  return dimensions.some(dimension => dimension.name === term.name && dimension.value === term.value);
}
