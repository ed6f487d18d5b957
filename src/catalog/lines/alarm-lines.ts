import type {Alarm, Alarms} from '../../core/alarms/alarm.ts';
import {buildAlarmCommand, type CommandPlace} from '../../core/alarms/alarm-command.ts';
import {alarmTones, formatAlarm, formatAlarmState} from '../../core/alarms/format-alarm.ts';
import {findAlarmsOf} from '../../core/alarms/match-alarms.ts';
import {type AlarmedFunction, alarmPrice, findMissingAlarms} from '../../core/alarms/recommended.ts';
import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {heading, note, row, rowsFromAnswer} from '../../core/format/rows.ts';

const operation = 'cloudwatch:DescribeAlarms';

/** The alarms of a function as rows among others: each that is not well, of the others how many they are. */
export function buildAlarmRows(answer: Answer<Alarms>, functionName: string, now: Date): readonly DetailLine[] {
  return rowsFromAnswer('Alarms', answer, operation, alarms => {
    const own = findAlarmsOf(alarms?.all ?? [], functionName);
    const loud = own.filter(({state}) => state !== 'OK');
    const well = own.length - loud.length;
    if (own.length === 0)
      return [{label: 'Alarms', value: 'none; the Alarms tab tells which are recommended', tone: 'dim'}];
    const lines = [
      ...loud.map(alarm => row('', formatAlarm(alarm, now.getTime()), alarmTones[alarm.state])),
      ...(well === 0 ? [] : [row('', `✓ ${loud.length === 0 ? 'all' : 'the other'} ${well} OK`, 'good')]),
    ];
    return lines.map((line, index) => (index === 0 ? {...line, label: 'Alarms'} : line));
  });
}

/** Everything about the alarms of a function, and the commands that put those that are missing. */
export function buildAlarmTab(
  answer: Answer<Alarms>,
  of: AlarmedFunction,
  {now, ...place}: CommandPlace & {readonly now: Date},
): readonly DetailLine[] {
  if (answer.state === 'absent') return [note('Alarms are not read: metrics are switched off.')];
  if (answer.state !== 'ready') return rowsFromAnswer('Alarms', answer, operation, () => []);
  const own = findAlarmsOf(answer.value.all, of.functionName);
  return [
    ...(own.length === 0 ? [note('No alarm is of this function.')] : own.flatMap(alarm => buildAlarm(alarm, now))),
    ...buildMissing(of, own, place),
  ];
}

/** Whichever of its rows the cursor is on, it is that alarm that is edited or deleted. */
function buildAlarm(alarm: Alarm, now: Date): readonly DetailLine[] {
  const {name, kind, condition, reason, actions} = alarm;
  const lines = [
    {...row(name, formatAlarmState(alarm, now.getTime()), alarmTones[alarm.state]), copies: name},
    row('', kind === 'composite' ? `when ${condition}` : condition),
    ...(reason === '' ? [] : [row('', reason, 'dim')]),
    ...(actions === 0 ? [row('', 'takes no action in ALARM', 'warn')] : []),
  ];
  const opens = {type: 'operation', name: 'EditAlarm'} as const;
  return lines.map(line => ({...line, given: toGiven(alarm), ...(kind === 'metric' && {opens})}));
}

/** A composite one is not put with what metric alarms are put with. */
function toGiven({name, kind}: Alarm): NonNullable<DetailLine['given']> {
  return {
    DeleteAlarms: {fixed: {AlarmNames: [name]}},
    ...(kind === 'metric' && {PutMetricAlarm: {fixed: {AlarmName: name}}}),
  };
}

function buildMissing(of: AlarmedFunction, own: readonly Alarm[], place: CommandPlace): readonly DetailLine[] {
  const missing = findMissingAlarms(of, own);
  if (missing.length === 0) return [note('All that AWS recommends for it are there.')];
  return [
    heading(`Recommended by AWS and not there (${alarmPrice})`),
    ...missing.map(({metric, why, input}) => {
      const {AlarmName, ...preset} = input;
      return {
        ...row(metric, `${why} · Enter puts it, y copies the command that does`),
        ...{copies: buildAlarmCommand(input, place), given: {PutMetricAlarm: {fixed: {AlarmName}, preset}}},
        opens: {type: 'operation', name: 'PutMetricAlarm'} as const,
      };
    }),
  ];
}
