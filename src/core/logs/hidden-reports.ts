import type {LogSource} from './log-pane.ts';

/** Why invocations of what is read are not told whole by its log: whose setting leaves their reports out; undefined when none does. */
export function describeHiddenReports(source: LogSource | undefined): string | undefined {
  const names = (source?.targets ?? []).filter(({SystemLogLevel}) => SystemLogLevel === 'WARN').map(({label}) => label);
  if (names.length === 0) return undefined;
  return `SystemLogLevel WARN of ${names.join(', ')} leaves START and REPORT out of the log: INFO has them again.`;
}
