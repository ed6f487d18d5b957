import {formatMarkdown} from '../../core/journal/journal.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Writes the session's calls as a Markdown note and says where it is. */
export async function exportJournal({services, notify}: ControllerTools): Promise<void> {
  const time = services.now().toISOString();
  const text = formatMarkdown(services.journal(), `Lambdeck session until ${time}`);
  const result = await services.writeNote(`journal-${time.slice(0, 19).replaceAll(':', '-')}.md`, text);
  if ('problem' in result) return notify(`${result.problem.what}: ${result.problem.why}`, 'bad');
  notify(`The journal is in ${result.path}`, 'good');
}
