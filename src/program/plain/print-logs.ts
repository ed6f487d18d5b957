import {toAliasLogTarget, toLogTarget, toVersionLogTarget} from '../../catalog/log-target.ts';
import {readFunctionAddress} from '../../core/format/arn.ts';
import type {LogFilter} from '../../core/logs/filter-condition.ts';
import {parseLogFilter} from '../../core/logs/log-filter.ts';
import {type LogLine, readLogLine} from '../../core/logs/log-line.ts';
import type {LogEvent, LogNews} from '../../core/logs/log-services.ts';
import {type LogTarget, planLogs} from '../../core/logs/log-targets.ts';
import {readMessage} from '../../core/logs/messages/read-message.ts';
import {readTime, timeExamples, usualSince} from '../../core/logs/times.ts';
import {ProblemError} from '../../core/problem.ts';
import {loadExpressions} from '../../core/search/expressions.ts';
import {cleanText} from '../../core/text/clean.ts';
import {exitCodes} from '../exit-codes.ts';
import type {LogsRequest} from '../plain-commands.ts';
import {formatProblem, type PlainSession} from './run-plain.ts';

/** Prints the logs of functions, each line once and in the order of time as far as they are there already. Gives the exit code. */
export async function printLogs(request: LogsRequest, session: PlainSession): Promise<number> {
  const {connection, signal, print, tell} = session;
  const span = readSpan(request, Date.now());
  const filter = typeof span === 'string' ? undefined : await readFilter(request);
  const wrong = [span, filter].find(one => typeof one === 'string');
  if (typeof span !== 'object' || typeof filter !== 'object') {
    tell(wrong ?? '');
    return exitCodes.wrongUsage;
  }
  const plan = planLogs(await Promise.all(request.names.map(name => findTarget(session, name))));
  const several = request.names.length > 1;
  const write = createWriter(request, {filter, several, print});
  let early: LogEvent[] | undefined = [];
  let exitCode: number = exitCodes.done;
  const take = (news: LogNews) => {
    if (news.type === 'events') {
      const own = news.events.flatMap(event => {
        const label = plan.labelOf(event.label, event.stream);
        return label === undefined ? [] : [{...event, label}];
      });
      if (early === undefined) write(own);
      else early.push(...own);
    } else if (news.type === 'problem' && news.problem !== undefined) {
      tell(formatProblem(news.problem));
      exitCode = exitCodes.failed;
    } else if (news.type === 'loss') tell(`${news.label}: ${news.words}`);
    else if (news.type === 'state' && news.state !== 'reading') flush();
  };
  const flush = () => {
    write(early ?? []);
    early = undefined;
  };
  await connection.logs.follow({groups: plan.groups, ...span, pattern: undefined, by: 'polling'}, take, signal);
  flush();
  return exitCode;
}

function readSpan({since, until, follow}: LogsRequest, now: number) {
  const read = (typed: string | undefined, otherwise: number | undefined, option: string) => {
    const time = typed === undefined ? otherwise : (readTime(typed, now, 'local') ?? Number.NaN);
    return Number.isNaN(time) ? `${option} "${cleanText(typed ?? '')}" is no time: write ${timeExamples}.` : time;
  };
  const [from, to] = [read(since, now - usualSince, '--since'), read(until, follow ? undefined : now, '--until')];
  if (typeof from === 'string' || typeof to === 'string') return typeof from === 'string' ? from : String(to);
  if (from === undefined || (to !== undefined && to < from)) return '--until is before --since.';
  return {since: from, until: to};
}

async function readFilter({filter = '', names}: LogsRequest): Promise<LogFilter | string> {
  const compile = filter.trim().startsWith('/') ? await loadExpressions() : undefined;
  const read = parseLogFilter(filter, {zone: 'local', now: Date.now(), labels: names, compile});
  return 'error' in read ? `--filter cannot be read: ${read.error}.` : read;
}

/** The log of a function, or of the versions behind its qualifier. The group is the usual one where the function may not be read. */
async function findTarget({connection, signal}: PlainSession, typed: string): Promise<LogTarget> {
  const {name, qualifier} = readFunctionAddress(typed) ?? {name: typed};
  const usual = {FunctionName: name, label: typed};
  const options = {background: false, inDialog: true, signal} as const;
  const read = (operation: string, more: Record<string, string>) =>
    connection.call(operation, {FunctionName: name, ...more}, options).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.kind === 'denied') return undefined;
      throw error;
    });
  const isVersion = qualifier === undefined || /^(\d+|\$LATEST)$/.test(qualifier);
  const own = await read('GetFunctionConfiguration', isVersion && qualifier ? {Qualifier: qualifier} : {});
  const target = own && (qualifier === undefined ? toLogTarget(own) : toVersionLogTarget(own));
  if (isVersion) return {...(target ?? {...usual, ...(qualifier && {versions: [qualifier]})}), label: typed};
  const alias = await read('GetAlias', {Name: qualifier});
  const versions = alias && toAliasLogTarget(alias)?.versions;
  const {LogGroup} = target ?? {};
  return {...usual, ...(versions && {versions}), ...(LogGroup !== undefined && {LogGroup})};
}

interface Writing {
  readonly filter: LogFilter;
  readonly several: boolean;
  print(text: string): void;
}

function createWriter({json}: LogsRequest, {filter, several, print}: Writing) {
  let order = 0;
  return (events: readonly LogEvent[]) => {
    const lines = events.map(event => {
      order += 1;
      return readLogLine(event, order);
    });
    const wanted = lines.filter(line => filter.test(line)).sort((a, b) => a.time - b.time || a.order - b.order);
    for (const line of wanted) print(`${json ? JSON.stringify(toRecord(line)) : formatLine(line, several)}\n`);
  };
}

function toRecord({time, label, stream, message, requestId}: LogLine) {
  const {level, fields} = readMessage(message);
  const record = {time: new Date(time).toISOString(), function: label, stream, requestId, level};
  return {...record, message: message.replace(/\n$/, ''), ...(Object.keys(fields).length > 0 && {fields})};
}

/** A terminal is driven by nothing that a function has printed; a stack trace keeps its lines. */
function formatLine({time, label, message}: LogLine, several: boolean): string {
  const text = message.trimEnd().split('\n').map(cleanText).join('\n');
  return `${new Date(time).toISOString()} ${several ? `${label} ` : ''}${text}`;
}
