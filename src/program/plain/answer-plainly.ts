import type {Host} from '../host.ts';
import type {PlainRequest} from '../plain-commands.ts';
import type {SettingsFile} from '../settings.ts';
import {runPlain} from './run-plain.ts';

/** Answers a command without a screen; the process ends by itself with its exit code. */
export async function answerPlainly(host: Host, request: PlainRequest, settings: SettingsFile): Promise<void> {
  switch (request.kind) {
    case 'incidents': {
      const {printIncidents} = await import('./print-incidents.ts');
      return runPlain(host, request, settings, session => printIncidents(request, session));
    }
    case 'logs': {
      const {printLogs} = await import('./print-logs.ts');
      return runPlain(host, request, settings, session => printLogs(request, session));
    }
    case 'invoke': {
      const {printInvocation} = await import('./print-invocation.ts');
      return runPlain(host, request, settings, session => printInvocation(host, request, session));
    }
  }
}
