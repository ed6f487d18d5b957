import {execFileSync} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {startRuntimes, toJson} from './start-runtimes.ts';

const python = {runtime: 'python3.13', handler: 'app.handler'};

test('without python3 a Python function says why it cannot run', async () => {
  const {invoke} = startRuntimes({searchPath: '/nowhere'});
  await expect(invoke({'app.py': ''}, {}, python)).rejects.toThrow('python3 is not installed');
});

describe.runIf(hasPython())('where python3 is installed', () => {
  test('a handler gets event and context, and its prints and log lines are kept in order', async () => {
    const {invoke} = startRuntimes();
    const files = {
      'app.py': [
        'import logging',
        'logging.getLogger().setLevel(logging.INFO)',
        'def handler(event, context):',
        '    print("größer", event["n"])',
        '    logging.info("as %s", context.function_name)',
        '    return {"id": context.aws_request_id, "in_time": 0 < context.get_remaining_time_in_millis() <= 15000}',
      ].join('\n'),
    };
    const outcome = await invoke(files, {n: 1}, {...python, requestId: 'id-1'});
    expect(toJson(outcome)).toEqual({id: 'id-1', in_time: true});
    expect(outcome.log).toMatch(/START .*\ngrößer 1\n\[INFO\]\t\d{4}-\S+Z\tid-1\tas demo\nEND /);
  });

  test('an exception comes back with type, message and stack', async () => {
    const {invoke} = startRuntimes();
    const files = {'app.py': 'def handler(event, context):\n    raise ValueError("bad")\n'};
    const outcome = await invoke(files, {}, {...python, requestId: 'id-1'});
    expect(toJson(outcome)).toEqual({
      errorType: 'ValueError',
      errorMessage: 'bad',
      requestId: 'id-1',
      stackTrace: [expect.stringMatching(/app\.py", line 2, in handler\n {4}raise ValueError\("bad"\)\n$/)],
    });
    expect(outcome.log).toContain('[ERROR] ValueError: bad\nTraceback (most recent call last):\n');
  });

  test.each(['Text', 'JSON'] as const)('an exception that is logged is one event of a %s log', async logFormat => {
    const {invoke} = startRuntimes();
    const pieces: string[] = [];
    const onLog = (piece: Uint8Array | string) => pieces.push(Buffer.from(piece).toString('utf8'));
    const lines = ['import logging', 'def handler(event, context):', '    try:', '        {}["a"]'];
    const files = {'app.py': [...lines, '    except KeyError:', '        logging.exception("no a")'].join('\n')};
    await invoke(files, {}, {...python, logFormat, onLog});
    const said = pieces
      .join('')
      .split('\n')
      .filter(line => /no a|KeyError/.test(line));
    expect(said).toEqual([expect.stringMatching(/no a.*KeyError|KeyError.*no a/s)]);
  });

  test.each([
    ['nope', {'app.py': ''}, 'Runtime.MalformedHandlerName', "Bad handler 'nope'"],
    [
      'gone.handler',
      {'app.py': ''},
      'Runtime.ImportModuleError',
      "Unable to import module 'gone': No module named 'gone'",
    ],
    ['app.handler', {'app.py': ''}, 'Runtime.HandlerNotFound', "Handler 'handler' missing on module 'app'"],
    ['app.handler', {'app.py': 'def ('}, 'Runtime.UserCodeSyntaxError', "Syntax error in module 'app'"],
  ])('handler %s of %o is an error of the initialisation: %s', async (handler, files, errorType, errorMessage) => {
    const {invoke} = startRuntimes();
    const outcome = await invoke(files, {}, {...python, handler});
    expect(toJson(outcome)).toMatchObject({errorType, errorMessage: expect.stringContaining(errorMessage)});
    expect(outcome.log).toContain(`Status: error\tError Type: ${errorType}`);
  });

  test('a result that is no JSON is an error of the function', async () => {
    const {invoke} = startRuntimes();
    const outcome = await invoke({'app.py': 'def handler(event, context):\n    return {1, 2}\n'}, {}, python);
    expect(toJson(outcome)).toMatchObject({errorType: 'Runtime.MarshalError'});
  });

  test('what the public runtime interface client tells is told: a warning, the last line of a trace, no-break spaces', async () => {
    const {invoke} = startRuntimes();
    const broken = await invoke({'app.py': 'import nowhere\n'}, {}, python);
    expect(broken.log).toMatch(
      /^\[WARNING\]\t\S+Z\t\tLAMBDA_WARNING: Unhandled exception\. .*\n\[ERROR\] Runtime\.ImportModuleError: .*\nTraceback \(most/,
    );
    const {log} = await invoke({'app.py': 'def handler(event, context):\n    raise ValueError("bad")\n'}, {}, python);
    expect(log).toMatch(/\n\u00a0{2}File ".*app\.py", line 2, in handler\n\u00a0{4}raise ValueError/);
    const builtIn = await invoke({'app.py': ''}, {}, {...python, handler: 'sys.exit'});
    expect(toJson(builtIn)).toMatchObject({errorType: 'Runtime.BuiltInModuleConflict'});
  });

  test.each([
    ['[Decimal("1.10"), Decimal("NaN")]', '[1.10, NaN]'],
    ['Point(1, [Point(2, Decimal(3))])', '{"x": 1, "y": [{"x": 2, "y": 3}]}'],
    ['b"bytes"', 'bytes'],
    ['{"ü": (None, True)}', '{"ü": [null, true]}'],
    [
      '[str(context.identity), context.tenant_id]',
      '["CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])", null]',
    ],
    ['context.client_context.client.app_title', '"title"'],
  ])('the answer %s is written as the service’s runtime does it', async (answer, text) => {
    const {invoke} = startRuntimes();
    const lines = [
      'from decimal import Decimal',
      'from collections import namedtuple',
      'Point = namedtuple("Point", "x y")',
    ];
    const files = {'app.py': [...lines, `def handler(event, context): return ${answer}`, ''].join('\n')};
    const clientContext = '{"client":{"app_title":"title"}}';
    expect(Buffer.from((await invoke(files, {}, {...python, clientContext})).payload).toString()).toBe(text);
  });

  test('before Python 3.12 letters are written in ASCII', async () => {
    const {invoke} = startRuntimes();
    const files = {'app.py': 'def handler(event, context): return "ü"\n'};
    const {payload} = await invoke(files, {}, {...python, runtime: 'python3.11'});
    expect(Buffer.from(payload).toString()).toBe(String.raw`"\u00fc"`);
  });

  test('a JSON log has what was given to a record, and formatters find the request', async () => {
    const {invoke} = startRuntimes();
    const files = {
      'app.py': [
        'import logging',
        'def handler(event, context):',
        '    logging.warning("w", extra={"order": 7})',
        '    try:',
        '        {}["a"]',
        '    except KeyError:',
        '        logging.exception("no a")',
        '    logging.getLogger().handlers[0].setFormatter(logging.Formatter("%(aws_request_id)s own"))',
        '    logging.warning("x")',
      ].join('\n'),
    };
    const {log} = await invoke(files, {}, {...python, logFormat: 'JSON', requestId: 'id-1'});
    const [, warning = '', error = '', own] = log.split('\n');
    expect(JSON.parse(warning)).toMatchObject({level: 'WARNING', message: 'w', order: 7, requestId: 'id-1'});
    expect(JSON.parse(error)).toMatchObject({
      errorType: 'KeyError',
      location: expect.stringMatching(/app\.py:handler:7$/),
    });
    expect(own).toBe('id-1 own');
  });

  test('sys.exit ends the environment', async () => {
    const {invoke} = startRuntimes();
    const outcome = await invoke({'app.py': 'import sys\ndef handler(event, context):\n    sys.exit(2)\n'}, {}, python);
    expect(outcome).toMatchObject({errorType: 'Runtime.ExitError', log: expect.stringContaining('exit status 2')});
  });

  test('one package in two layers is one', async () => {
    const {invoke} = startRuntimes();
    const files = {'app.py': 'from shared import a, b\ndef handler(event, context):\n    return a.VALUE + b.VALUE\n'};
    const layers = [
      {'python/shared/__init__.py': '', 'python/shared/a.py': 'VALUE = 1\n', 'python/shared/b.py': 'VALUE = 10\n'},
      {'python/shared/b.py': 'VALUE = 20\n'},
    ];
    expect(toJson(await invoke(files, {}, {...python, layers}))).toBe(21);
  });

  test('a Python layer is found', async () => {
    const {invoke} = startRuntimes();
    const layers = [{'python/shared.py': 'VALUE = 5\n'}];
    const files = {'app.py': 'import shared\ndef handler(event, context):\n    return shared.VALUE\n'};
    expect(toJson(await invoke(files, {}, {...python, layers}))).toBe(5);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}
