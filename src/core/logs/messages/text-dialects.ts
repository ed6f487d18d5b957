/** What a line begins with. */
export type Beginning = 'bracket' | 'angle' | 'digit' | 'letter';

/** A way in which a library prints lines. */
export interface TextDialect {
  /** Who prints them. */
  readonly name: string;
  /** Its groups are the message's parts: `level`, `message`, `id` of the request; all others are fields. */
  readonly pattern: RegExp;
  readonly begins: Beginning;
  /** Words that may be the beginning of any text: not looked for within what a runtime gave a level. */
  readonly isLoose?: true;
  /** The message ends with names and values. */
  readonly hasTail?: true;
  /** The level is a number of syslog's. */
  readonly isNumbered?: true;
}

const uuid = String.raw`[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}`;
const zulu = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;
const clock = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?`;
const day = String.raw`\d{4}[-/]\d\d[-/]\d\d`;
const stamp = String.raw`${day}[T ]${clock}(?:Z|[+-]\d\d:?\d\d)?`;
const level = '(?<level>TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)';
const anyCase = `${level.slice(0, -1)}|trace|debug|verbose|info|notice|warn|warning|error|fatal|critical|severe)`;
const message = '(?<message>[^]*)$';

/** The dialects, those before others that would take their lines, too. Tabs are blanks by now. */
export const textDialects: readonly TextDialect[] = [
  {
    name: 'Python on Lambda',
    pattern: make`^\[${level}\]\s+(?:${zulu}\s(?<id>${uuid})?\s*)?${message}`,
    begins: 'bracket',
  },
  {
    name: 'Ruby’s Logger',
    pattern: make`^[DIWEFA], \[[^\]]*\] +${level} -- (?<logger>[^:]*): ${message}`,
    begins: 'letter',
  },
  {
    name: 'Serilog on the console',
    pattern: make`^\[(?:${day} )?${clock} (?<level>VRB|DBG|INF|WRN|ERR|FTL)\] ${message}`,
    begins: 'bracket',
  },
  {
    // Behind its words stand two objects, the second of which is empty as a rule.
    name: 'Monolog',
    pattern: make`^\[${stamp}\] (?<logger>[\w-]+)\.${level}: (?<message>[^]*?)(?: \[\]){0,2}$`,
    begins: 'bracket',
  },
  {
    name: 'Spring Boot',
    pattern: make`^${stamp}\s+${level} \d+ --- (?:\[[^\]]*\] )*(?<logger>\S+)\s*: ${message}`,
    begins: 'digit',
  },
  {
    name: 'Python’s logging with time and name',
    pattern: make`^${stamp} - (?<logger>\S+) - ${level} - ${message}`,
    begins: 'digit',
  },
  {
    name: 'loguru',
    pattern: make`^${stamp} \| ${level}\s*\| (?<caller>\S+) - ${message}`,
    begins: 'digit',
  },
  {
    name: 'zap on the console',
    pattern: make`^(?:${stamp}|\d\.\d+e\+?\d+)\s${anyCase}\s(?:(?<logger>[\w.]+)\s)?(?<caller>\S+\.go:\d+)\s${message}`,
    begins: 'digit',
  },
  {
    name: 'Rust’s tracing',
    pattern: make`^${stamp}\s+${level}\s+(?:[\w{}="-]+\}: )?(?<logger>[a-z]\w*(?:::\w+)*): ${message}`,
    begins: 'digit',
  },
  {
    name: 'log4j and logback',
    pattern: make`^(?:${stamp}|${clock}) (?:(?<id>${uuid}) )?(?:\[(?<thread>[^\]]*)\] )?${level}\s+(?:\[(?<context>[^\]]*)\] )?(?:(?<logger>[\w.$/]+)(?::\d+)? - )?${message}`,
    begins: 'digit',
  },
  {
    name: 'Elixir, nginx',
    pattern: make`^(?:${day} )?${clock} (?:\S+ )?\[${anyCase}\]:? ${message}`,
    begins: 'digit',
  },
  {
    name: 'logrus on a terminal',
    pattern: make`^(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[[^\]]*\] ?${message}`,
    begins: 'letter',
    hasTail: true,
  },
  {
    name: 'glog and klog',
    pattern: make`^(?<level>[IWEF])\d{4} ${clock}\s+\d+ (?<caller>[^\]]+)\] ${message}`,
    begins: 'letter',
  },
  {
    name: '.NET’s console',
    pattern: make`^(?<level>trce|dbug|info|warn|fail|crit): (?<logger>[\w.]+)\[\d+\]\n\s+${message}`,
    begins: 'letter',
  },
  {
    name: 'java.util.logging',
    pattern: make`^[A-Z][a-z]{2} \d+, \d{4},? [\d:]+ [AP]M (?<logger>\S+) \S+\n${level}: ${message}`,
    begins: 'letter',
  },
  {
    name: 'PHP',
    pattern: make`^PHP (?<level>Fatal error|Parse error|Warning|Notice|Deprecated): +${message}`,
    begins: 'letter',
  },
  {name: 'systemd', pattern: make`^<(?<level>[0-7])>${message}`, begins: 'angle', isNumbered: true},
  {name: 'a level in brackets', pattern: make`^\[${anyCase}\]:?\s+${message}`, begins: 'bracket'},
  {
    name: 'Python’s logging without settings',
    pattern: make`^${level}:(?<logger>[A-Za-z_][\w.]*):${message}`,
    begins: 'letter',
    isLoose: true,
  },
  {name: 'a level and a colon', pattern: make`^${anyCase}:\s+${message}`, begins: 'letter', isLoose: true},
  {name: 'a level', pattern: make`^${level}\s+${message}`, begins: 'letter', isLoose: true},
];

function make(strings: TemplateStringsArray, ...values: readonly string[]): RegExp {
  return new RegExp(String.raw(strings, ...values));
}
