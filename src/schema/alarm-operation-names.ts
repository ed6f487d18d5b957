/** The operations of CloudWatch that the console changes alarms with. */
export const alarmOperationNames = ['DeleteAlarms', 'DescribeAlarms', 'PutMetricAlarm'] as const;

/** The name of one of them. */
export type AlarmOperationName = (typeof alarmOperationNames)[number];

/** Whether it is one of the operations of alarms. */
export function isAlarmOperation(name: string): name is AlarmOperationName {
  return alarmOperationNames.some(known => known === name);
}

/** Whether an operation of alarms changes nothing: the service answers all of them to POST. */
export function readsAlarms(name: AlarmOperationName): boolean {
  return name.startsWith('Describe');
}
