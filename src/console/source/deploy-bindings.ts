import {pointAlias, publishCode} from './after-deploy.ts';
import {deploy, dropEdits, tryDeploy} from './deploy.ts';
import {type AtSource, bind, type SourceBinding, unlessSo} from './source-binding.ts';

/** From a change to the calls of everybody: deploying, invoking, publishing, pointing an alias. */
export function deployBindings(): readonly SourceBinding[] {
  return [
    whileEdited(
      bind(
        'deploy',
        'Review and deploy what was changed',
        ['ctrl+s'],
        undefined,
        at => void deploy(at.tools, at.dialog),
      ),
    ),
    whileEdited(
      bind(
        'try-deploy',
        'Dry run of that: nothing is changed',
        ['t'],
        undefined,
        at => void tryDeploy(at.tools, at.dialog),
      ),
    ),
    whileEdited(bind('drop-edits', 'Drop what was changed', ['x'], undefined, at => dropEdits(at.tools, at.dialog))),
    bind('invoke', 'Invoke', ['i'], 'invoke', invokeShown),
    bind('publish', 'Publish this code as a version', ['p'], 'publish', at => publishCode(at.tools, at.dialog)),
    bind(
      'point-alias',
      'Point an alias to the version of this code',
      ['a'],
      'alias',
      at => void pointAlias(at.tools, at.dialog),
    ),
  ];
}

function whileEdited(own: SourceBinding): SourceBinding {
  return unlessSo(own, ({edits}) => (edits.size === 0 ? 'nothing was changed: e edits the open file' : undefined));
}

function invokeShown({tools, state: {code, connection}}: AtSource): void {
  if (code.state !== 'zip' || code.code.place.of !== 'function')
    return tools.notify('Only functions are invoked.', 'warn');
  if (connection.lock.readOnly) return tools.notify('This session is read-only.', 'warn');
  const {FunctionName, Version, Timeout} = code.code.configuration;
  const target = {
    FunctionName: String(FunctionName),
    ...(Version !== '$LATEST' && {Qualifier: String(Version)}),
    ...(typeof Timeout === 'number' && {Timeout}),
  };
  tools.execute({type: 'invoke', connection, target});
}
