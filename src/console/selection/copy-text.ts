import type {CopyReport} from '../services.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Copies a text, and says where it went: who takes it from there does not always tell. */
export async function copyText({services, notify}: ControllerTools, what: string, text: string): Promise<void> {
  const report = await services.copy(text);
  notify(tellCopy(report, what), 'to' in report ? 'good' : 'bad');
}

/** Where what was copied went, or why it went nowhere. */
export function tellCopy(report: CopyReport, what: string): string {
  return 'to' in report ? `${report.to}: ${what}.` : `Could not copy ${what}: ${report.why}.`;
}
