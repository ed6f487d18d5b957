/** A function that fails, or answers what is hard to write, in one of the ways that a runtime has to tell. */
export interface FailingHandler {
  readonly what: string;
  /** Text of `index.mjs` or `app.py`, or files by their names. */
  readonly code: string | Readonly<Record<string, string>>;
  readonly handler?: string;
  readonly logFormat?: 'JSON';
  readonly clientContext?: string;
  /** s. */
  readonly timeout?: number;
}

/** `body` in a handler. */
const js = (body: string) => `export const handler = async (event, context) => { ${body} };\n`;
const py = (...lines: readonly string[]) =>
  ['import os, sys, json, logging', 'def handler(event, context):', ...lines.map(line => `    ${line}`), ''].join('\n');

/** Handlers for Node.js 24. */
export const nodeHandlers: readonly FailingHandler[] = [
  {what: 'throws an Error', code: js("throw new Error('boom')")},
  {what: 'throws an error of a class', code: `class Refused extends TypeError {}\n${js("throw new Refused('no')")}`},
  {what: 'throws an error with a name', code: js("throw Object.assign(new Error('no'), {name: 'Named'})")},
  {what: 'throws an error with a code', code: js("throw Object.assign(new Error('no'), {code: 'E7', more: [1]})")},
  {what: 'throws an error with a cause', code: js("throw new Error('out', {cause: new RangeError('in')})")},
  {what: 'throws an AggregateError', code: js("throw new AggregateError([new Error('a'), new Error('b')], 'all')")},
  {what: 'throws an error of several lines', code: js(String.raw`throw new Error('one\ntwo\n\tthree')`)},
  {what: 'throws an error of letters and signs', code: js(String.raw`throw new Error('ü ✓ \x7f "quoted" \\ \u0000')`)},
  {what: 'throws an error without a stack', code: js("throw Object.assign(new Error('bare'), {stack: undefined})")},
  {what: 'throws an error that refers to itself', code: js("const e = new Error('ring'); e.self = e; throw e")},
  {what: 'throws a text', code: js("throw 'text'")},
  {what: 'throws a number', code: js('throw 7')},
  {what: 'throws null', code: js('throw null')},
  {what: 'throws nothing', code: js('throw undefined')},
  {what: 'throws an object', code: js('throw {a: 1}')},
  {what: 'throws an object without a text', code: js('throw Object.create(null)')},
  {what: 'rejects later', code: js("await new Promise((_, no) => setTimeout(no, 5, new Error('later')))")},
  {what: 'answers a BigInt', code: js('return {big: 1n}')},
  {what: 'answers a ring', code: js('const a = {}; a.a = a; return a')},
  {what: 'answers a function', code: js('return () => 1')},
  {what: 'answers what throws as it is written', code: js("return {toJSON() { throw new Error('no JSON'); }}")},
  {what: 'answers nothing', code: js('')},
  {what: 'answers NaN and dates', code: js('return [NaN, Infinity, new Date(0), undefined]')},
  {what: 'is no function', code: 'export const handler = 7;\n'},
  {what: 'is not exported', code: 'export const other = () => 1;\n'},
  {what: 'does not load', code: "throw new RangeError('early');\n"},
  {what: 'needs a module that is not there', code: {'index.js': "require('nowhere');\n"}},
  {what: 'imports a module that is not there', code: "import 'nowhere';\n"},
  {what: 'is no JavaScript', code: 'export const handler = (;\n'},
  {what: 'is in no file', code: {'other.mjs': ''}},
  {what: 'has a name without a dot', code: js(''), handler: 'index'},
  {what: 'has a name that leads out', code: js(''), handler: '../index.handler'},
  {what: 'wants a callback', code: 'export const handler = (event, context, callback) => callback(null, 1);\n'},
  {
    what: 'leaves a promise that is rejected',
    code: js("Promise.reject(new Error('lost')); await new Promise(() => setTimeout(() => {}, 9e5))"),
  },
  {
    what: 'throws where nobody catches',
    code: js("setTimeout(() => { throw new Error('late'); }, 1); await new Promise(() => setTimeout(() => {}, 9e5))"),
  },
  {what: 'exits', code: js('process.exit(3)')},
  {what: 'exits as if all were well', code: js('process.exit(0)')},
  {what: 'is killed', code: js("process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})")},
  {what: 'takes too long', code: js('await new Promise(done => setTimeout(done, 9e5))'), timeout: 2},
  {
    what: 'prints errors',
    code: js(
      "console.error('failed', new TypeError('why')); console.warn(new Error('two')); console.log({a: [new Error('in')]})",
    ),
  },
  {
    what: 'prints of every kind',
    code: js(
      String.raw`console.trace('a'); console.debug('b\nc\n'); console.info('%s %d %j', 'x', 1, {y: 2}); console.fatal?.('f'); console.log(); process.stdout.write('raw\n')`,
    ),
  },
  {what: 'throws, in JSON', code: js("throw Object.assign(new TypeError('boom'), {code: 7})"), logFormat: 'JSON'},
  {what: 'throws a text, in JSON', code: js("throw 'text'"), logFormat: 'JSON'},
  {
    what: 'prints errors, in JSON',
    code: js(
      "console.error('failed', new TypeError('why')); console.warn(new Error('two')); console.log({a: 1}); console.info('%s', 'x'); const r = {}; r.r = r; console.log(r)",
    ),
    logFormat: 'JSON',
  },
  {what: 'does not load, in JSON', code: "throw new RangeError('early');\n", logFormat: 'JSON'},
  {what: 'answers more than 6 MB', code: js("return 'x'.repeat(6300000)")},
];

/** Handlers for Python 3.13. */
export const pythonHandlers: readonly FailingHandler[] = [
  {what: 'raises an exception', code: py('raise ValueError("bad")')},
  {
    what: 'raises an exception of a class',
    code: `class Refused(Exception):\n    pass\n${py('raise Refused("no", 7)')}`,
  },
  {
    what: 'raises from another',
    code: py('try:', '    {}["a"]', 'except KeyError as e:', '    raise RuntimeError("out") from e'),
  },
  {what: 'raises in what it calls', code: `def inner():\n    return 1 / 0\n${py('return inner()')}`},
  {what: 'raises an exception without a text', code: py('raise Exception()')},
  {what: 'raises an exception of several lines', code: py('raise Exception("one\\ntwo\\n  three")')},
  {what: 'raises an exception of letters and signs', code: py('raise Exception("ü ✓ \\"quoted\\" \\\\ \\x7f")')},
  {what: 'raises a KeyError', code: py('return event["nothing"]')},
  {what: 'answers a set', code: py('return {1, 2}')},
  {what: 'answers a ring', code: py('a = []', 'a.append(a)', 'return a')},
  {what: 'answers bytes', code: py('return b\'"bytes"\'')},
  {what: 'answers decimals', code: py('import decimal', 'return [decimal.Decimal("1.10"), decimal.Decimal("NaN")]')},
  {what: 'answers no numbers', code: py('return [float("nan"), float("inf")]')},
  {what: 'answers a date', code: py('import datetime', 'return datetime.date(2020, 1, 1)')},
  {what: 'answers letters and tuples', code: py('return {"ü": ("✓", None, True), 1: 2}')},
  {what: 'answers nothing', code: py('pass')},
  {what: 'does not load', code: 'raise RuntimeError("early")\n'},
  {what: 'imports a module that is not there', code: 'import nowhere\n'},
  {what: 'imports a name that is not there', code: 'from os import nowhere\n'},
  {what: 'is no Python', code: 'def handler(:\n'},
  {what: 'is in no file', code: {'other.py': ''}},
  {what: 'is not there', code: 'other = 1\n'},
  {what: 'is no function', code: 'handler = 7\n'},
  {what: 'has a name without a dot', code: py('pass'), handler: 'app'},
  {what: 'has the name of what is built in', code: py('pass'), handler: 'sys.exit'},
  {what: 'lies in a folder', code: {'src/app.py': py('raise ValueError(__name__)')}, handler: 'src/app.handler'},
  {what: 'exits', code: py('sys.exit(2)')},
  {what: 'exits at once', code: py('os._exit(5)')},
  {what: 'is interrupted', code: py('raise KeyboardInterrupt()')},
  {what: 'is killed', code: py('os.kill(os.getpid(), 9)')},
  {what: 'takes too long', code: py('import time', 'time.sleep(900)'), timeout: 2},
  {
    what: 'logs of every kind',
    code: py(
      'logging.warning("w %s", 1)',
      'logging.error("two\\nlines")',
      'logging.info("not")',
      'print("p")',
      'sys.stderr.write("e\\n")',
      'context.log("c\\n")',
    ),
  },
  {what: 'logs an exception', code: py('try:', '    {}["a"]', 'except KeyError:', '    logging.exception("no a")')},
  {
    what: 'tells its context',
    code: py(
      'return [str(context.identity), str(context.client_context), context.tenant_id, context.memory_limit_in_mb]',
    ),
  },
  {
    what: 'tells its client',
    code: py('c = context.client_context', 'return [str(c.custom), str(c.env), c.client.app_title]'),
    clientContext: '{"custom":{"a":"ü"},"client":{"app_title":"t"}}',
  },
  {what: 'raises, in JSON', code: py('raise ValueError("bad")'), logFormat: 'JSON'},
  {
    what: 'logs, in JSON',
    code: py(
      'logging.warning("w", extra={"order": 7})',
      'logging.debug("not")',
      'try:',
      '    {}["a"]',
      'except KeyError:',
      '    logging.exception("no a")',
    ),
    logFormat: 'JSON',
  },
  {what: 'does not load, in JSON', code: 'raise RuntimeError("early")\n', logFormat: 'JSON'},
  {what: 'answers more than 6 MB', code: py('return "x" * 6300000')},
];
